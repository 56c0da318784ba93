package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.lab.Ablated;
import org.spinoscope.desktop.lab.Ablations;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.lab.Together;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.study.AblationResult;

/// What the ablation view shows of the effects known so far.
public final class AblationViewModel {

    /// What the map shows.
    enum Scope {
        PROMPT("This prompt"),
        MEAN("Mean over prompts");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Ablations ablations;
    private final Studies studies;
    private final Selection selection;
    private final Labels labels;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.PROMPT);
    private final ObjectBinding<Live<Figure>> map;
    private final ObjectBinding<Live<Figure>> bars;
    private final BooleanBinding unfinished;

    public AblationViewModel(Ablations ablations, Studies studies, Selection selection, Labels labels) {
        this.ablations = ablations;
        this.studies = studies;
        this.selection = selection;
        this.labels = labels;
        var known = ablations.effects();
        map = Bindings.createObjectBinding(
                () -> known.get()
                        .map(k -> AblationFigures.map(
                                k,
                                mapped(k),
                                selection.now().head(),
                                ablations.chosen().get(),
                                provenance(k))),
                known,
                selection.choice(),
                ablations.chosen(),
                scope);
        unfinished = Bindings.createBooleanBinding(
                () -> !ablations.measuring().get()
                        && known.get()
                                .value()
                                .filter(k -> k.done() == k.total())
                                .isEmpty(),
                known,
                ablations.measuring());
        bars = Bindings.createObjectBinding(
                this::barsNow, known, selection.choice(), ablations.chosen(), ablations.together());
    }

    Ablations ablations() {
        return ablations;
    }

    /// Whether heads are left to measure and nobody measures.
    BooleanBinding unfinished() {
        return unfinished;
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    ObjectBinding<Live<Figure>> map() {
        return map;
    }

    ObjectBinding<Live<Figure>> bars() {
        return bars;
    }

    /// A figure that needs all effects.
    ObjectBinding<Live<Figure>> whole(Function<AblationPlots, Figure> make) {
        return Bindings.createObjectBinding(
                () -> result(r -> make.apply(new AblationPlots(r, labels.sources()))), ablations.effects());
    }

    /// Mean effect against r.
    ObjectBinding<Live<Figure>> againstR() {
        return Bindings.createObjectBinding(
                () -> studies.correlation().get().value().isEmpty()
                        ? Live.waiting("The correlation study is not there yet.")
                        : result(r -> new AblationPlots(r, labels.sources())
                                .effectAgainstR(
                                        studies.correlation().get().value().orElseThrow())),
                ablations.effects(),
                studies.correlation());
    }

    /// A cell was clicked.
    public void chooseHead(String key) {
        try {
            selection.head(HeadId.parse(key));
        } catch (IllegalArgumentException notAHead) {
            return;
        }
    }

    /// Adds the selected head to those that go together, or takes it out.
    public void toggleSelected() {
        toggle(selection.now().head());
    }

    /// Reads heads such as `L0H0, L3H5` and takes them as those that go together; others are passed over.
    public void choose(String typed) {
        var heads = new ArrayList<HeadId>();
        for (var part : typed.split("[,;\\s]+", -1)) {
            try {
                var head = HeadId.parse(part);
                if (!heads.contains(head)) {
                    heads.add(head);
                }
            } catch (IllegalArgumentException notAHead) {
                // whoever types is not done yet
            }
        }
        ablations.chosen().set(List.copyOf(heads));
    }

    /// A cell was clicked with Ctrl: the head joins those that go together, or leaves them.
    public void toggle(String key) {
        try {
            toggle(HeadId.parse(key));
        } catch (IllegalArgumentException notAHead) {
            return;
        }
    }

    /// Moves the selection in the map, staying inside it.
    public void move(int layers, int heads) {
        ablations.effects().get().value().ifPresent(known -> {
            var at = selection.now().head();
            selection.head(new HeadId(
                    Math.clamp(at.layer() + layers, 0, known.layers() - 1),
                    Math.clamp(at.head() + heads, 0, known.heads() - 1)));
        });
    }

    private void toggle(HeadId head) {
        var heads = new ArrayList<>(ablations.chosen().get());
        if (!heads.remove(head)) {
            heads.add(head);
        }
        ablations.chosen().set(List.copyOf(heads));
    }

    private Live<Figure> barsNow() {
        return switch (ablations.effects().get()) {
            case Live.Waiting<Ablated>(var why) -> Live.waiting(why);
            case Live.Failed<Ablated>(var why) -> Live.failed(why);
            case Live.Ready<Ablated>(var known) -> {
                var place = place(known);
                yield place.isEmpty()
                        ? Live.waiting("This prompt takes no part in the study.")
                        : Live.ready(
                                AblationFigures.bars(known, place.get(), heads(known), together(), provenance(known)));
            }
        };
    }

    /// What the chosen heads do together here; empty until that is known.
    private Optional<Together> together() {
        var pair = labels.pairAt(selection.now().row());
        return ablations
                .together()
                .get()
                .value()
                .filter(t -> t.heads().equals(ablations.chosen().get()))
                .filter(t -> pair.filter(t.pair()::equals).isPresent());
    }

    /// What is to be said of the heads that go together.
    StringBinding remark() {
        return Bindings.createStringBinding(
                () -> {
                    var heads = ablations.chosen().get();
                    if (heads.isEmpty()) {
                        return "Ctrl-click heads in the map to remove them together.";
                    }
                    return switch (ablations.together().get()) {
                        case Live.Waiting<Together>(var why) -> why;
                        case Live.Failed<Together>(var why) -> why;
                        case Live.Ready<Together>(var t) ->
                            "Together %s on this prompt, %s on average over the set."
                                    .formatted(Columns.show("%+.3f", t.effect()), Columns.show("%+.3f", t.mean()));
                    };
                },
                ablations.chosen(),
                ablations.together());
    }

    /// The chosen heads, else the selected one and the paper's.
    private List<HeadId> heads(Ablated known) {
        var wanted = new ArrayList<>(ablations.chosen().get());
        if (wanted.isEmpty()) {
            wanted.add(selection.now().head());
            for (var paper : List.of(new HeadId(3, 5), new HeadId(0, 0))) {
                if (!wanted.contains(paper)) {
                    wanted.add(paper);
                }
            }
        }
        wanted.removeIf(head -> head.layer() >= known.layers() || head.head() >= known.heads());
        return wanted;
    }

    private Optional<Integer> place(Ablated known) {
        return Ablations.place(known, labels.pairAt(selection.now().row()));
    }

    private Optional<Integer> mapped(Ablated known) {
        return scope.get() == Scope.PROMPT ? place(known) : Optional.empty();
    }

    private Live<Figure> result(Function<AblationResult, Figure> make) {
        return switch (ablations.effects().get()) {
            case Live.Waiting<Ablated>(var why) -> Live.waiting(why);
            case Live.Failed<Ablated>(var why) -> Live.failed(why);
            case Live.Ready<Ablated>(var known) ->
                known.result()
                        .map(r -> Live.ready(make.apply(r)))
                        .orElseGet(() -> Live.waiting("This appears when all heads have been measured."));
        };
    }

    private Provenance provenance(Ablated known) {
        var manner = ablations.manner().get();
        return labels.provenance(
                        known.trials().used().size() + " prompts",
                        selection.now().reading().toString(),
                        "")
                .with("removal", AblationPlots.removal(manner.removal()))
                .with("positions", manner.positions().name().toLowerCase(java.util.Locale.ROOT));
    }
}
