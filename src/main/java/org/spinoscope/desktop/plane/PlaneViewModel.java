package org.spinoscope.desktop.plane;

import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.ObservableList;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.AttentionPlot;
import org.spinoscope.plots.PlanePlot;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.study.edit.HeadOnPrompt;

/// What the plane view shows of the selected head and prompt.
public final class PlaneViewModel {

    private record Shown(Figure figure, HeadOnPrompt scene, DecisionPlane plane) {}

    private final StudyResults studyResults;
    private Optional<Shown> last = Optional.empty();
    private Optional<Shown> before = Optional.empty();
    private final ObjectBinding<AsyncResult<Figure>> plane;
    private final ObjectBinding<AsyncResult<Figure>> attention;

    public PlaneViewModel(StudyResults studyResults, ProvenanceFactory provenanceFactory) {
        this.studyResults = studyResults;
        plane = Bindings.createObjectBinding(() -> plane(provenanceFactory), studyResults.scene());
        attention = Bindings.createObjectBinding(
                () -> studyResults
                        .scene()
                        .get()
                        .map(scene -> AttentionPlot.of(scene, origin(provenanceFactory, scene))),
                studyResults.scene());
    }

    ObjectBinding<AsyncResult<Figure>> plane() {
        return plane;
    }

    ObjectBinding<AsyncResult<Figure>> attention() {
        return attention;
    }

    ObservableList<String> words() {
        return studyResults.words();
    }

    /// Adds words, separated by commas or spaces, that are not there yet.
    public void add(String typed) {
        for (var word : typed.split("[,;\\s]+", -1)) {
            if (!word.isBlank() && !studyResults.words().contains(word)) {
                studyResults.words().add(word);
            }
        }
    }

    public void remove(String word) {
        studyResults.words().remove(word);
    }

    /// N0·s at a place of the plane.
    Optional<String> readOut(double x, double y) {
        return drawn().map(p -> "(" + NumberFormats.formatted("%.3g", x) + ", " + NumberFormats.formatted("%.3g", y)
                + ")\nN0·s = " + NumberFormats.formatted("%+.4g", p.logit(new DecisionPlane.Point(x, y))));
    }

    /// The way from one head's figure to another's on the same prompt and reading; whatever else changes comes at once.
    Optional<DoubleFunction<Figure>> passage(Figure was, Figure is) {
        var from = before.filter(s -> s.figure() == was);
        var to = last.filter(s -> s.figure() == is);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var a = from.get().scene();
        var b = to.get().scene();
        boolean anotherHead = !a.head().equals(b.head())
                && a.pair().equals(b.pair())
                && a.last()
                && b.last()
                && a.reading().equals(b.reading());
        return anotherHead
                ? Optional.of(PlanePlot.between(
                        new PlanePlot.Named(from.get().plane(), a.words()),
                        new PlanePlot.Named(to.get().plane(), b.words()),
                        b.head(),
                        b.pair(),
                        is.provenance()))
                : Optional.empty();
    }

    /// The figure of an earlier query position names it.
    private static Figure asking(Figure figure, HeadOnPrompt scene) {
        return figure instanceof Plot plot
                ? plot.retitled(plot.title() + " at position /{k} = " + scene.position() + " ("
                        + Markup.literal("“" + scene.tokens().getLast().text() + "”") + ")")
                : figure;
    }

    private static Provenance origin(ProvenanceFactory factory, HeadOnPrompt scene) {
        var origin = factory.provenance(scene.pair(), scene.reading());
        return scene.last() ? origin : origin.with("position", Integer.toString(scene.position()));
    }

    private Optional<DecisionPlane> drawn() {
        return studyResults
                .scene()
                .get()
                .value()
                .map(HeadOnPrompt::plane)
                .flatMap(result -> result instanceof DecisionPlane.Drawn(var p) ? Optional.of(p) : Optional.empty());
    }

    private AsyncResult<Figure> plane(ProvenanceFactory provenanceFactory) {
        return switch (studyResults.scene().get()) {
            case AsyncResult.Waiting<HeadOnPrompt>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<HeadOnPrompt>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<HeadOnPrompt>(var scene) ->
                switch (scene.plane()) {
                    case DecisionPlane.Drawn(var drawn) -> {
                        var figure = PlanePlot.of(
                                scene.plane(),
                                scene.head(),
                                scene.pair(),
                                scene.words(),
                                origin(provenanceFactory, scene));
                        before = last;
                        var named = scene.last() ? figure : asking(figure, scene);
                        last = Optional.of(new Shown(named, scene, drawn));
                        yield AsyncResult.ready(named);
                    }
                    case DecisionPlane.None(var reason) -> AsyncResult.failed(reason);
                };
        };
    }
}
