package org.spinoscope.desktop.spin;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.spinoscope.desktop.shell.NumberSlider;

/// The settings of the second spin.
final class ComparisonControls {

    private final SpinViewModel model;

    ComparisonControls(SpinViewModel model) {
        this.model = model;
    }

    /// @return the next free row
    int addTo(GridPane grid, int row) {
        var shown = new CheckBox("A second spin, its own bath");
        shown.setId("spin-second");
        wrapped(shown);
        shown.setSelected(model.comparison().get().shown());
        shown.selectedProperty()
                .addListener((o, was, is) ->
                        model.comparison().set(model.comparison().get().shown(is)));
        grid.add(shown, 0, row, 2, 1);
        slider(
                grid,
                row + 1,
                "kT′",
                "Temperature of the second bath",
                0.001,
                SpinComparison::temperature,
                SpinComparison::temperature);
        slider(grid, row + 2, "λ′", "Damping of the second bath", 0.01, SpinComparison::lambda, SpinComparison::lambda);
        var same = new CheckBox("Same random numbers");
        same.setId("spin-same-noise");
        wrapped(same);
        same.setSelected(model.comparison().get().sameNoise());
        same.disableProperty().bind(shown.selectedProperty().not());
        same.selectedProperty()
                .addListener((o, was, is) ->
                        model.comparison().set(model.comparison().get().sameNoise(is)));
        grid.add(same, 0, row + 3, 2, 1);
        model.comparison().addListener((o, was, is) -> {
            shown.setSelected(is.shown());
            same.setSelected(is.sameNoise());
        });
        return row + 4;
    }

    /// Large type or a narrow pane: the words go on in the next line instead of being cut.
    private static void wrapped(CheckBox box) {
        box.setWrapText(true);
        box.setMinWidth(0);
        box.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void slider(
            GridPane grid,
            int row,
            String name,
            String help,
            double min,
            Function<SpinComparison, Double> get,
            BiFunction<SpinComparison, Double, SpinComparison> set) {
        var slider = new NumberSlider(
                name, help, min, 10, true, get.apply(model.comparison().get()));
        slider.value()
                .addListener((o, was, is) ->
                        model.comparison().set(set.apply(model.comparison().get(), is.doubleValue())));
        model.comparison().addListener((o, was, is) -> slider.value().set(get.apply(is)));
        slider.addTo(grid, row);
    }
}
