package org.spinoscope.desktop.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.basis.Progress;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.Removal;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.Trials;

/// Measures the heads' effects once somebody looks at them, and again whenever prompts or manner change.
public final class Ablations {

    /// How a head is removed.
    public record Manner(Removal removal, HeadPatch.Positions positions) {}

    /// A set of heads removed together on the current prompt.
    ///
    /// @param gap ΔL of the whole model
    /// @param without ΔL without them
    public record Together(List<HeadId> heads, double gap, double without) {}

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Lab lab;
    private final Selection selection;
    private final PromptEditor editor;
    private final ObjectProperty<Manner> manner =
            new SimpleObjectProperty<>(new Manner(new Removal.Zero(), HeadPatch.Positions.ALL));
    private final ObjectProperty<List<HeadId>> chosen = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Live<Ablated>> effects =
            new ReadOnlyObjectWrapper<>(Live.waiting("The effects are measured when this view is opened."));
    private final ReadOnlyObjectWrapper<Optional<Together>> together = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Object asked = "";
    private boolean watched;

    public Ablations(Lab lab, Selection selection, PromptEditor editor) {
        this.lab = lab;
        this.selection = selection;
        this.editor = editor;
        lab.model().addListener(o -> {
            asked = "";
            changed();
        });
        editor.book().addListener(o -> changed());
        editor.row().addListener(o -> removeTogether());
        selection.choice().addListener(o -> changed());
        manner.addListener(o -> {
            changed();
            removeTogether();
        });
        chosen.addListener(o -> removeTogether());
    }

    public ObjectProperty<Manner> manner() {
        return manner;
    }

    /// The heads to remove together.
    public ObjectProperty<List<HeadId>> chosen() {
        return chosen;
    }

    public ReadOnlyObjectProperty<Live<Ablated>> effects() {
        return effects.getReadOnlyProperty();
    }

    /// What the chosen heads do together on the current prompt; empty where that cannot be said.
    public ReadOnlyObjectProperty<Optional<Together>> together() {
        return together.getReadOnlyProperty();
    }

    /// Starts to measure, now that somebody looks.
    public void watch() {
        watched = true;
        changed();
        removeTogether();
    }

    private void changed() {
        var model = lab.model().get();
        if (!watched || model.value().isEmpty()) {
            model.instead().ifPresent(why -> effects.set(Live.waiting(why)));
            return;
        }
        var set = editor.book().get().set();
        if (set.isEmpty()) {
            effects.set(Live.failed("No prompt of this set makes sense yet."));
            return;
        }
        var choice = selection.now();
        var answer = choice.reading().answer();
        record Asked(Object set, Object answer, Object manner) {}
        var what = new Asked(set.get(), answer, manner.get());
        if (what.equals(asked)) {
            return;
        }
        asked = what;
        var first = new ArrayList<>(List.of(choice.head()));
        model.value().filter(m -> !m.has(choice.head())).ifPresent(m -> first.clear());
        var request = AblationStudy.Request.of(set.get())
                .answering(answer)
                .removing(manner.get().removal(), manner.get().positions())
                .first(Math.min(choice.row(), set.get().size() - 1), first);
        lab.ask(
                "ablation",
                "Removing each head in turn",
                Urgency.BACKGROUND,
                PAUSE,
                (gpt2, progress) -> run(gpt2, request, progress),
                effects::set);
    }

    private Ablated run(Gpt2 model, AblationStudy.Request request, Progress progress) {
        var watch = new AblationWatch(known -> lab.show(() -> effects.set(Live.ready(known))));
        return whole(new AblationStudy(watch).run(model, request, progress));
    }

    private static Ablated whole(AblationResult result) {
        int layers = result.estimates()[0].length;
        int heads = result.estimates()[0][0].length;
        var exact = new double[result.gaps().length][layers][heads];
        for (var head : result.heads()) {
            for (int p = 0; p < exact.length; p++) {
                exact[p][head.id().layer()][head.id().head()] = head.effects()[p];
            }
        }
        int total = exact.length * layers * heads;
        return new Ablated(
                result.trials(), result.gaps(), result.estimates(), exact, total, total, Optional.of(result));
    }

    private void removeTogether() {
        var pair = editor.pair();
        var heads = chosen.get();
        var answer = selection.now().reading().answer();
        var how = manner.get();
        var replacement = replacement(how.removal());
        var model = lab.model().get().value();
        if (!watched || pair.isEmpty() || heads.isEmpty() || replacement.isEmpty() || model.isEmpty()) {
            lab.forget("together");
            together.set(Optional.empty());
            return;
        }
        var patches = heads.stream()
                .filter(model.get()::has)
                .map(head -> new HeadPatch(head, how.positions(), replacement.get()))
                .toList();
        lab.ask(
                "together",
                "Removing the chosen heads together",
                Urgency.INTERACTIVE,
                Duration.ZERO,
                (gpt2, progress) -> {
                    var trials = Trials.of(gpt2, List.of(pair.get()), answer);
                    return new Together(
                            heads, gap(gpt2, trials, List.of(), progress), gap(gpt2, trials, patches, progress));
                },
                (Live<Together> live) -> together.set(live.value()));
    }

    private static Optional<HeadPatch.Replacement> replacement(Removal removal) {
        return switch (removal) {
            case Removal.Zero() -> Optional.of(new HeadPatch.Zero());
            case Removal.ValueBias() -> Optional.of(new HeadPatch.ValueBias());
            case Removal.Mean() -> Optional.empty();
            case Removal.Resample resample -> Optional.empty();
        };
    }

    private static double gap(Gpt2 model, Trials trials, List<HeadPatch> patches, Progress progress) {
        var trial = trials.trials().getFirst();
        int good = trial.good().length;
        var tokens = Arrays.copyOf(trial.good(), good + trial.bad().length);
        System.arraycopy(trial.bad(), 0, tokens, good, trial.bad().length);
        var logits = model.run(
                        ForwardRequest.of(trials.tokens())
                                .logits(new LogitRequest.FinalOf(new int[][] {tokens}))
                                .patching(patches),
                        progress)
                .logits()
                .getFirst()
                .data();
        return mean(logits, 0, good) - mean(logits, good, logits.length);
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /// The place of the current prompt among those that took part, if it did.
    public static Optional<Integer> place(Ablated known, Optional<PromptPair> pair) {
        return pair.map(p -> known.trials().used().indexOf(p)).filter(i -> i >= 0);
    }
}
