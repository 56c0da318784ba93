package org.spinoscope.desktop.plane;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.ObservableList;
import org.spinoscope.desktop.lab.HeadScene;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.figure.Figure;
import org.spinoscope.plots.PlanePlot;
import org.spinoscope.spinbath.DecisionPlane;

/// What the plane view shows of the selected head and prompt.
public final class PlaneViewModel {

    private record Shown(Figure figure, HeadScene scene, DecisionPlane plane) {}

    private final Studies studies;
    private Optional<Shown> last = Optional.empty();
    private Optional<Shown> before = Optional.empty();
    private final ObjectBinding<Live<Figure>> plane;
    private final ObjectBinding<Live<Figure>> attention;

    public PlaneViewModel(Studies studies, Labels labels) {
        this.studies = studies;
        plane = Bindings.createObjectBinding(() -> plane(labels), studies.scene());
        attention = Bindings.createObjectBinding(
                () -> studies.scene()
                        .get()
                        .map(scene -> PlaneFigures.attention(scene, labels.provenance(scene.pair(), scene.reading()))),
                studies.scene());
    }

    ObjectBinding<Live<Figure>> plane() {
        return plane;
    }

    ObjectBinding<Live<Figure>> attention() {
        return attention;
    }

    ObservableList<String> words() {
        return studies.words();
    }

    /// Adds words, separated by commas or spaces, that are not there yet.
    public void add(String typed) {
        for (var word : typed.split("[,;\\s]+", -1)) {
            if (!word.isBlank() && !studies.words().contains(word)) {
                studies.words().add(word);
            }
        }
    }

    public void remove(String word) {
        studies.words().remove(word);
    }

    /// N0·s at a place of the plane.
    Optional<String> readOut(double x, double y) {
        return drawn().map(p ->
                String.format(Locale.ROOT, "(%.3g, %.3g)%nN0·s = %+.4g", x, y, p.logit(new DecisionPlane.Point(x, y))));
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

    private Optional<DecisionPlane> drawn() {
        return studies.scene()
                .get()
                .value()
                .map(HeadScene::plane)
                .flatMap(result -> result instanceof DecisionPlane.Drawn(var p) ? Optional.of(p) : Optional.empty());
    }

    private Live<Figure> plane(Labels labels) {
        return switch (studies.scene().get()) {
            case Live.Waiting<HeadScene>(var why) -> Live.waiting(why);
            case Live.Failed<HeadScene>(var why) -> Live.failed(why);
            case Live.Ready<HeadScene>(var scene) ->
                switch (scene.plane()) {
                    case DecisionPlane.Drawn(var drawn) -> {
                        Figure figure = PlanePlot.of(
                                scene.plane(),
                                scene.head(),
                                scene.pair(),
                                scene.words(),
                                labels.provenance(scene.pair(), scene.reading()));
                        before = last;
                        last = Optional.of(new Shown(figure, scene, drawn));
                        yield Live.ready(figure);
                    }
                    case DecisionPlane.None(var reason) -> Live.failed(reason);
                };
        };
    }
}
