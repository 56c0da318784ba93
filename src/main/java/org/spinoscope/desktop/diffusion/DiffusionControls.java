package org.spinoscope.desktop.diffusion;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.NumberSlider;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;

/// The settings of a run, as controls.
final class DiffusionControls extends ScrollPane {

    /// @param kept how the residual of this model was learned; empty while there is none
    DiffusionControls(DiffusionSettings s, ObservableValue<String> kept) {
        var grid = new GridPane(8, 6);
        grid.getStyleClass().add("view-bar");
        int row = 0;
        grid.addRow(
                row++,
                name("Field"),
                box(
                        List.of(DiffusionSettings.Field.values()),
                        DiffusionSettings.Field::title,
                        s.field,
                        "diffusion-field"));
        var g = new NumberSlider(
                "g", "Strength of the guidance by the field", 0, DiffusionSettings.STRONGEST, false, 0);
        g.slider().setId("diffusion-g");
        g.value().bindBidirectional(s.guidance);
        g.addTo(grid, row++);
        grid.addRow(
                row++,
                name("Guidance"),
                box(List.of(GuidanceKind.values()), GuidanceKind::title, s.kind, "diffusion-kind"));
        grid.addRow(row++, name("Log-weights"), logWeights(s, kept));
        grid.addRow(
                row++,
                name("Noise path"),
                box(List.of(NoisePath.values()), NoisePath::title, s.path, "diffusion-path"));
        grid.addRow(
                row++, name("Sampler"), box(List.of(Sampler.values()), Sampler::title, s.sampler, "diffusion-sampler"));
        grid.addRow(
                row++, name("Sign of eq. (14)"), box(List.of(Sign.values()), Sign::title, s.sign, "diffusion-sign"));
        grid.addRow(
                row++, name("Timeline in"), box(List.of(TimeAxis.values()), TimeAxis::title, s.axis, "diffusion-axis"));
        grid.addRow(row++, name("Steps"), spinner(2, DiffusionSettings.MOST_STEPS, s.steps, "diffusion-steps"));
        grid.addRow(row++, name("Chains"), spinner(1, DiffusionSettings.MOST_CHAINS, s.chains, "diffusion-chains"));
        grid.addRow(row++, name("Tokens"), spinner(1, DiffusionSettings.MOST_TOKENS, s.tokens, "diffusion-tokens"));
        grid.addRow(row++, name("Seed"), spinner(0, Integer.MAX_VALUE, s.seed, "diffusion-seed"));
        var again = new CheckBox("Run on every change");
        again.setWrapText(true);
        again.selectedProperty().bindBidirectional(s.following);
        again.setTooltip(Icons.tooltip("Off: the run shown is kept until this is on again"));
        grid.add(again, 0, row, 3, 1);
        setContent(grid);
        setFitToWidth(true);
    }

    /// Prior and learned log-weights can be chosen once a residual is kept for the model.
    private static ComboBox<Residual> logWeights(DiffusionSettings s, ObservableValue<String> kept) {
        var box = box(List.of(Residual.values()), Residual::title, s.residual, "diffusion-residual");
        box.setCellFactory(list -> new ListCell<>() {
            {
                disableProperty()
                        .bind(Bindings.createBooleanBinding(
                                () -> getItem() != null
                                        && getItem() != Residual.EXACT
                                        && kept.getValue().isEmpty(),
                                itemProperty(),
                                kept));
                textProperty()
                        .bind(Bindings.createStringBinding(
                                () -> getItem() == null
                                        ? ""
                                        : getItem().title() + (isDisabled() ? " – learn a residual first" : ""),
                                itemProperty(),
                                disableProperty()));
            }
        });
        return box;
    }

    private static Label name(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    static <T> ComboBox<T> box(List<T> values, Function<T, String> title, ObjectProperty<T> chosen, String id) {
        var box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new IllegalStateException("the box is not editable");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    static Spinner<Integer> spinner(int least, int most, IntegerProperty number, String id) {
        var spinner = IntegerSpinner.spinner(least, most, number.get(), 1);
        spinner.setId(id);
        spinner.getValueFactory().valueProperty().addListener((o, was, is) -> number.set(is));
        number.addListener((o, was, is) -> spinner.getValueFactory().setValue(is.intValue()));
        return spinner;
    }
}
