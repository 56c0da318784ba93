package org.spinoscope.desktop.spin;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.NumberSlider;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinForm;

/// The settings of the motion.
final class SpinControls {

    private final SpinViewModel model;
    private final GridPane grid = new GridPane(8, 8);
    private int row;

    SpinControls(SpinViewModel model) {
        this.model = model;
        grid.setPadding(new Insets(10, 12, 10, 12));
        heading("Equation");
        choice("Form", SpinForm.values(), SpinForm::title, p -> p.form(), (p, v) -> with(p, v, p.integrator()));
        choice(
                "Steps by",
                Arrays.stream(Integrator.values()).toArray(Integrator[]::new),
                Integrator::title,
                p -> p.integrator(),
                (p, v) -> with(p, p.form(), v));
        heading("Bath");
        number(
                "γ",
                "Gyromagnetic factor γ",
                0.1,
                10,
                p -> p.gamma(),
                (p, v) -> numbers(p, v, p.lambda(), p.temperature(), p.strength(), p.dt()));
        number(
                "λ",
                "Damping λ",
                0.01,
                10,
                p -> p.lambda(),
                (p, v) -> numbers(p, p.gamma(), v, p.temperature(), p.strength(), p.dt()));
        number(
                "kT",
                "Temperature k_BT, in units of the field",
                0.001,
                10,
                p -> p.temperature(),
                (p, v) -> numbers(p, p.gamma(), p.lambda(), v, p.strength(), p.dt()));
        heading("Field and steps");
        number(
                "|N|",
                "Strength of the field along the head's N_proj",
                0.01,
                20,
                p -> p.strength(),
                (p, v) -> numbers(p, p.gamma(), p.lambda(), p.temperature(), v, p.dt()));
        natural();
        number(
                "dt",
                "Time step",
                0.0005,
                0.2,
                p -> p.dt(),
                (p, v) -> numbers(p, p.gamma(), p.lambda(), p.temperature(), p.strength(), v));
        seed();
    }

    GridPane grid() {
        return grid;
    }

    private void heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        GridPane.setMargin(label, new Insets(row == 0 ? 0 : 8, 0, 0, 0));
        grid.add(label, 0, row++, 2, 1);
    }

    private void number(
            String name,
            String help,
            double min,
            double max,
            Function<SpinParameters, Double> get,
            BiFunction<SpinParameters, Double, SpinParameters> set) {
        var slider = new NumberSlider(
                name, help, min, max, true, get.apply(model.parameters().get()));
        slider.value()
                .addListener((o, was, is) ->
                        model.parameters().set(set.apply(model.parameters().get(), is.doubleValue())));
        model.parameters().addListener((o, was, is) -> slider.value().set(get.apply(is)));
        slider.addTo(grid, row++);
    }

    private <T> void choice(
            String name,
            T[] values,
            Function<T, String> title,
            Function<SpinParameters, T> get,
            BiFunction<SpinParameters, T, SpinParameters> set) {
        var box = new ChoiceBox<T>();
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : title.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        box.setValue(get.apply(model.parameters().get()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(name);
        GridPane.setHgrow(box, Priority.ALWAYS);
        box.valueProperty()
                .addListener((o, was, is) ->
                        model.parameters().set(set.apply(model.parameters().get(), is)));
        model.parameters().addListener((o, was, is) -> box.setValue(get.apply(is)));
        var label = new Label(name);
        label.setMinWidth(54);
        grid.addRow(row++, label, box);
    }

    private void natural() {
        var button = new Button("Use the head's own |N|");
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(e -> {
            var p = model.parameters().get();
            model.parameters()
                    .set(numbers(
                            p,
                            p.gamma(),
                            p.lambda(),
                            p.temperature(),
                            Math.clamp(model.stage().get().fieldLength(), 0.01, 20),
                            p.dt()));
        });
        grid.add(button, 1, row++);
    }

    private void seed() {
        var field = new TextField(Long.toString(model.parameters().get().seed()));
        field.setAccessibleText("Seed of the random numbers");
        field.setPrefColumnCount(8);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(e -> {
            try {
                reseed(Long.parseLong(field.getText().strip()));
            } catch (NumberFormatException notANumber) {
                field.setText(Long.toString(model.parameters().get().seed()));
            }
        });
        var dice = new Button();
        dice.setGraphic(Icons.node(Icon.RESET));
        dice.getStyleClass().addAll("flat", "button-icon");
        dice.setTooltip(Icons.tooltip("Next seed"));
        dice.setAccessibleText("Next seed");
        dice.setOnAction(e -> reseed(model.parameters().get().seed() + 1));
        model.parameters().addListener((o, was, is) -> field.setText(Long.toString(is.seed())));
        grid.addRow(row++, new Label("Seed"), new HBox(4, field, dice));
    }

    private void reseed(long seed) {
        var p = model.parameters().get();
        model.parameters()
                .set(new SpinParameters(
                        p.form(), p.integrator(), p.gamma(), p.lambda(), p.temperature(), p.strength(), p.dt(), seed));
    }

    private static SpinParameters with(SpinParameters p, SpinForm form, Integrator integrator) {
        return new SpinParameters(
                form, integrator, p.gamma(), p.lambda(), p.temperature(), p.strength(), p.dt(), p.seed());
    }

    private static SpinParameters numbers(
            SpinParameters p, double gamma, double lambda, double temperature, double strength, double dt) {
        return new SpinParameters(p.form(), p.integrator(), gamma, lambda, temperature, strength, dt, p.seed());
    }
}
