package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.common.NumberText;
import org.spinoscope.desktop.colours.ColourRange;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.JointAblationResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.AblationStatePlots;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.plots.Rings;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationState;

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

    private final AblationService ablationService;
    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.PROMPT);
    private final ObjectProperty<ColourRange> range = new SimpleObjectProperty<>(new ColourRange.All());
    private final ObjectBinding<AsyncResult<Figure>> map;
    private final ObjectBinding<AsyncResult<Figure>> bars;
    private final BooleanBinding unfinished;

    public AblationViewModel(
            AblationService ablationService,
            StudyResults studyResults,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.ablationService = ablationService;
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        var known = ablationService.effects();
        map = Bindings.createObjectBinding(
                () -> known.get()
                        .map(k -> plots(k).map(
                                        mapped(k),
                                        selection.now().head(),
                                        ablationService.chosen().get(),
                                        range.get()::scale)),
                known,
                selection.choice(),
                ablationService.chosen(),
                scope,
                range);
        unfinished = Bindings.createBooleanBinding(
                () -> !ablationService.measuring().get()
                        && known.get()
                                .value()
                                .filter(k -> k.done() == k.total())
                                .isEmpty(),
                known,
                ablationService.measuring());
        bars = Bindings.createObjectBinding(
                this::barsNow, known, selection.choice(), ablationService.chosen(), ablationService.together());
    }

    AblationService ablations() {
        return ablationService;
    }

    /// Whether heads remain to be measured and no measurement is running.
    BooleanBinding unfinished() {
        return unfinished;
    }

    /// How far the map's colours reach.
    public ObjectProperty<ColourRange> range() {
        return range;
    }

    /// How far they reach now; NaN while there is no map.
    double extreme() {
        return map.get()
                .value()
                .filter(Plot.class::isInstance)
                .flatMap(figure -> ((Plot) figure).colourBar())
                .map(bar -> bar.scale().max())
                .orElse(Double.NaN);
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    ObjectBinding<AsyncResult<Figure>> map() {
        return map;
    }

    ObjectBinding<AsyncResult<Figure>> bars() {
        return bars;
    }

    /// A figure that needs all effects.
    ObjectBinding<AsyncResult<Figure>> whole(BiFunction<AblationResult, ProvenanceSource, Plot> make) {
        return Bindings.createObjectBinding(
                () -> result(r -> selected(make.apply(r, provenanceFactory.sources()))),
                ablationService.effects(),
                selection.choice());
    }

    /// Mean effect against r.
    ObjectBinding<AsyncResult<Figure>> againstR() {
        return Bindings.createObjectBinding(
                () -> studyResults.correlation().get().value().isEmpty()
                        ? AsyncResult.waiting("The correlation study is not there yet.")
                        : result(r -> selected(new AblationPlots(r, provenanceFactory.sources())
                                .effectAgainstR(
                                        studyResults.correlation().get().value().orElseThrow()))),
                ablationService.effects(),
                selection.choice(),
                studyResults.correlation());
    }

    private Figure selected(Plot plot) {
        return Rings.about(plot, selection.now().head().toString());
    }

    /// A cell or a point was clicked.
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
                // typing has not ended
            }
        }
        ablationService.chosen().set(List.copyOf(heads));
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
        ablationService.effects().get().value().ifPresent(known -> {
            var at = selection.now().head();
            selection.head(new HeadId(
                    Math.clamp(at.layer() + layers, 0, known.layers() - 1),
                    Math.clamp(at.head() + heads, 0, known.heads() - 1)));
        });
    }

    private void toggle(HeadId head) {
        var heads = new ArrayList<>(ablationService.chosen().get());
        if (!heads.remove(head)) {
            heads.add(head);
        }
        ablationService.chosen().set(List.copyOf(heads));
    }

    private AsyncResult<Figure> barsNow() {
        return switch (ablationService.effects().get()) {
            case AsyncResult.Waiting<AblationState>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<AblationState>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<AblationState>(var known) -> {
                var place = place(known);
                yield place.isEmpty()
                        ? AsyncResult.waiting("This prompt is excluded from the study.")
                        : AsyncResult.ready(plots(known).bars(place.get(), heads(known), together()));
            }
        };
    }

    /// What the chosen heads do together here; empty until that is known.
    private Optional<AblationStatePlots.Joint> together() {
        var pair = provenanceFactory.pairAt(selection.now().row());
        return ablationService
                .together()
                .get()
                .value()
                .filter(t -> t.heads().equals(ablationService.chosen().get()))
                .filter(t -> pair.filter(t.pair()::equals).isPresent())
                .map(t -> new AblationStatePlots.Joint(t.heads().size(), t.without(), t.effect()));
    }

    /// The summary of a joint ablation.
    StringBinding remark() {
        return Bindings.createStringBinding(
                () -> {
                    var heads = ablationService.chosen().get();
                    if (heads.isEmpty()) {
                        return "Ctrl-click heads in the map to remove them together.";
                    }
                    return switch (ablationService.together().get()) {
                        case AsyncResult.Waiting<JointAblationResult>(var why) -> why;
                        case AsyncResult.Failed<JointAblationResult>(var why) -> why;
                        case AsyncResult.Ready<JointAblationResult>(var t) ->
                            String.format(
                                    Locale.ROOT,
                                    "Together %s on this prompt, %s on average over the set.",
                                    NumberText.of("%+.3f", t.effect()),
                                    NumberText.of("%+.3f", t.mean()));
                    };
                },
                ablationService.chosen(),
                ablationService.together());
    }

    /// The chosen heads, else the selected one and the paper's.
    private List<HeadId> heads(AblationState known) {
        var wanted = new ArrayList<>(ablationService.chosen().get());
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

    private Optional<Integer> place(AblationState known) {
        return AblationService.place(
                known, provenanceFactory.pairAt(selection.now().row()));
    }

    private Optional<Integer> mapped(AblationState known) {
        return scope.get() == Scope.PROMPT ? place(known) : Optional.empty();
    }

    private AsyncResult<Figure> result(Function<AblationResult, Figure> make) {
        return switch (ablationService.effects().get()) {
            case AsyncResult.Waiting<AblationState>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<AblationState>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<AblationState>(var known) ->
                known.result()
                        .map(r -> AsyncResult.ready(make.apply(r)))
                        .orElseGet(() -> AsyncResult.waiting("This appears when all heads have been measured."));
        };
    }

    private AblationStatePlots plots(AblationState known) {
        return new AblationStatePlots(known, provenanceFactory.sources());
    }
}
