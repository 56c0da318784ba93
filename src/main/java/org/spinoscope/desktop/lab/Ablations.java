package org.spinoscope.desktop.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.basis.Progress;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.Removal;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;

/// Measures the heads' effects once somebody looks at them, and again whenever prompts or manner change.
public final class Ablations {

    /// How a head is removed.
    public record Manner(Removal removal, HeadPatch.Positions positions) {}

    private static final String UNASKED = "The effects of the heads have not been measured yet.";
    private static final String NONE_CHOSEN = "No heads are chosen to be removed together.";
    private static final String KEY = "ablation";
    private static final Duration TYPING = Duration.ofMillis(120);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Lab lab;
    private final Selection selection;
    private final PromptEditor editor;
    private final ObjectProperty<Manner> manner =
            new SimpleObjectProperty<>(new Manner(new Removal.Zero(), HeadPatch.Positions.ALL));
    private final ObjectProperty<List<HeadId>> chosen = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Live<Ablated>> effects = new ReadOnlyObjectWrapper<>(Live.waiting(UNASKED));
    private final ReadOnlyObjectWrapper<Live<Together>> together =
            new ReadOnlyObjectWrapper<>(Live.waiting(NONE_CHOSEN));
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final CleanRuns cleanRuns = new CleanRuns();
    private Object asked = "";
    private long runs;
    private boolean watched;

    public Ablations(Lab lab, Selection selection, PromptEditor editor) {
        this.lab = lab;
        this.selection = selection;
        this.editor = editor;
        lab.model().addListener(o -> {
            asked = "";
            changed();
            removeTogether();
        });
        editor.book().addListener(o -> {
            changed();
            removeTogether();
        });
        editor.row().addListener(o -> removeTogether());
        selection.choice().addListener(o -> changed());
        selection.choice().addListener((o, was, is) -> {
            if (!was.reading().answer().equals(is.reading().answer())) {
                removeTogether();
            }
        });
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

    /// Whether heads are being removed just now.
    public ReadOnlyBooleanProperty measuring() {
        return measuring.getReadOnlyProperty();
    }

    /// What the chosen heads do together on the current prompt.
    public ReadOnlyObjectProperty<Live<Together>> together() {
        return together.getReadOnlyProperty();
    }

    /// Starts to measure, now that somebody looks.
    public void watch() {
        watched = true;
        changed();
        removeTogether();
    }

    /// Starts to measure, or to measure again after it was stopped.
    public void measure() {
        asked = "";
        watch();
    }

    /// Stops measuring; what is known stays.
    public void stop() {
        lab.forget(KEY);
        measuring.set(false);
        if (effects.get().value().isEmpty()) {
            effects.set(Live.waiting(UNASKED));
        }
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
        long number = ++runs;
        measuring.set(true);
        lab.ask(
                KEY,
                "Removing each head in turn",
                Urgency.BACKGROUND,
                PAUSE,
                (gpt2, progress) -> cancellable(number, () -> run(gpt2, request, progress)),
                (Live<Ablated> known) -> {
                    measuring.set(false);
                    effects.set(known);
                });
    }

    /// Tells when a run was stopped from elsewhere, such as the list of tasks, unless a newer one has begun.
    private Ablated cancellable(long number, Supplier<Ablated> run) {
        try {
            return run.get();
        } catch (CancellationException stopped) {
            lab.show(() -> {
                if (number == runs) {
                    stop();
                }
            });
            throw stopped;
        }
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
        var model = lab.model().get().value();
        var heads = chosen.get().stream()
                .filter(h -> model.filter(m -> m.has(h)).isPresent())
                .toList();
        var set = editor.book().get().set();
        if (!watched || pair.isEmpty() || heads.isEmpty() || set.isEmpty()) {
            lab.forget("together");
            together.set(Live.waiting(NONE_CHOSEN));
            return;
        }
        var question = new Together.Question(
                set.get(), pair.get(), selection.now().reading().answer(), heads, manner.get());
        if (together.get().value().filter(t -> t.heads().equals(heads)).isEmpty()) {
            together.set(Live.waiting("Removing them together …"));
        }
        lab.ask(
                "together",
                "Removing the chosen heads together",
                measuring.get() ? Urgency.INTERACTIVE : Urgency.BACKGROUND, // else the sweep would come first
                TYPING,
                (gpt2, progress) -> Together.of(gpt2, question, cleanRuns, progress),
                together::set);
    }

    /// The place of the current prompt among those that took part, if it did.
    public static Optional<Integer> place(Ablated known, Optional<PromptPair> pair) {
        return pair.map(p -> known.trials().used().indexOf(p)).filter(i -> i >= 0);
    }
}
