package org.spinoscope.desktop.spin;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
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
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinEquation;

/// The settings of the motion.
final class SpinControls {

    private final SpinViewModel model;
    private final GridPane grid = new GridPane(8, 8);
    private int row;

    SpinControls(SpinViewModel model) {
        this.model = model;
        grid.setPadding(new Insets(10, 12, 10, 12));
        heading("Equation");
        space();
        choice("Form", SpinEquation.values(), SpinEquation::title, SpinParameters::form, SpinParameters::form);
        integrator();
        heading("Bath");
        number("γ", "spin-gamma", "Gyromagnetic factor γ", 0.1, 10, SpinParameters::gamma, SpinParameters::gamma);
        number("λ", "spin-lambda", "Damping λ", 0.01, 10, SpinParameters::lambda, SpinParameters::lambda)
                .withZero();
        number(
                        "kT",
                        "spin-temperature",
                        "Temperature k_BT, in units of the field",
                        0.001,
                        10,
                        SpinParameters::temperature,
                        SpinParameters::temperature)
                .withZero();
        heading("Field and steps");
        number(
                "|N|",
                "spin-strength",
                "Strength of the field along the head's N_proj",
                0.01,
                2000,
                SpinParameters::strength,
                SpinParameters::strength);
        button("Use the head's own |N|", "spin-natural", () -> {
            double own = Math.clamp(model.stage().get().fieldLength(), 0.01, 2000);
            model.parameters().set(model.parameters().get().strength(own));
        });
        number("dt", "spin-dt", "Time step", 1e-6, 0.2, SpinParameters::dt, SpinParameters::dt);
        button("Longest safe step", "spin-safe-step", model::takeSafeStep);
        seed();
        heading("Comparison");
        row = new ComparisonControls(model).addTo(grid, row);
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

    private NumberSlider number(
            String name,
            String id,
            String help,
            double min,
            double max,
            Function<SpinParameters, Double> get,
            BiFunction<SpinParameters, Double, SpinParameters> set) {
        var slider = new NumberSlider(
                name, help, min, max, true, get.apply(model.parameters().get()));
        slider.slider().setId(id);
        slider.value()
                .addListener((o, was, is) ->
                        model.parameters().set(set.apply(model.parameters().get(), is.doubleValue())));
        model.parameters().addListener((o, was, is) -> slider.value().set(get.apply(is)));
        slider.addTo(grid, row++);
        return slider;
    }

    private void space() {
        var space = new SimpleObjectProperty<>(model.parameters().get().space());
        space.addListener(
                (o, was, is) -> model.parameters().set(model.parameters().get().space(is)));
        model.parameters().addListener((o, was, is) -> space.set(is.space()));
        var segments =
                SegmentedButton.of(List.of(SpinDimension.values()), SpinDimension::title, SpinDimension::help, space);
        segments.setId("spin-space");
        grid.add(segments, 0, row++, 2, 1);
    }

    private <T> void choice(
            String name,
            T[] values,
            Function<T, String> title,
            Function<SpinParameters, T> get,
            BiFunction<SpinParameters, T, SpinParameters> set) {
        var box = box(name, title);
        box.getItems().setAll(values);
        box.setValue(get.apply(model.parameters().get()));
        box.valueProperty()
                .addListener((o, was, is) ->
                        model.parameters().set(set.apply(model.parameters().get(), is)));
        model.parameters().addListener((o, was, is) -> box.setValue(get.apply(is)));
    }

    /// The integrators that exist in as many dimensions as are chosen, and the one that is used.
    private void integrator() {
        var box = box("Steps by", Integrator::title);
        var following = new SimpleBooleanProperty();
        Runnable follow = () -> {
            var p = model.parameters().get();
            following.set(true);
            var possible = Arrays.stream(Integrator.values())
                    .filter(i -> i.allows(p.space() == SpinDimension.FRAME ? 3 : 4))
                    .toList();
            if (!box.getItems().equals(possible)) {
                box.getItems().setAll(possible);
            }
            box.setValue(p.stepsBy());
            following.set(false);
        };
        box.valueProperty().addListener((o, was, is) -> {
            if (!following.get()) {
                model.parameters().set(model.parameters().get().integrator(is));
            }
        });
        model.parameters().addListener(o -> follow.run());
        follow.run();
    }

    private <T> ChoiceBox<T> box(String name, Function<T, String> title) {
        var box = new ChoiceBox<T>();
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
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(name);
        GridPane.setHgrow(box, Priority.ALWAYS);
        var label = new Label(name);
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.setLabelFor(box);
        grid.addRow(row++, label, box);
        return box;
    }

    private void button(String name, String id, Runnable action) {
        var button = new Button(name);
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(e -> action.run());
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
        model.parameters().set(model.parameters().get().seed(seed));
    }
}
