package org.spinoscope.desktop.diffusion;

import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.NumberSlider;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;

/// The diffusion view: chains on the sphere with their timeline, shares and overlaps beside it, the text below.
public final class DiffusionView extends BorderPane {

    private static final double LEVELS_A_SECOND = 12;
    private static final double STRONGEST = 200;

    private final DiffusionViewModel model;
    private final FlowPane text = new FlowPane(4, 4);
    private final Label own = new Label();
    private final Label message = new Label();
    private final Slider timeline = new Slider();
    private final AnimationTimer timer;

    public DiffusionView(DiffusionViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var sphere = new ChainSphere(model, kit);
        var left = new BorderPane(sphere);
        left.setTop(transport());
        left.setBottom(writing());
        left.setMinWidth(240);
        var shares = new FigurePane(kit, model.shares());
        shares.setId("diffusion-shares");
        var overlaps = new FigurePane(kit, model.overlaps());
        overlaps.setId("diffusion-overlaps");
        var right = new AdaptiveTabs(
                List.of(new Tab("Words", shares)),
                List.of(new Tab("Overlaps", overlaps), new Tab("Settings", settings())),
                0.5,
                400);
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.52);
        setCenter(both);
        model.run().addListener(o -> show());
        model.chain().addListener(o -> show());
        model.token().addListener(o -> show());
        timer = new AnimationTimer() {
            private long last;

            @Override
            public void start() {
                last = 0;
                super.start();
            }

            @Override
            public void handle(long now) {
                if (last != 0) {
                    step((now - last) / 1e9 * LEVELS_A_SECOND);
                }
                last = now;
            }
        };
        model.playing().addListener((o, was, is) -> play(is));
        sceneProperty()
                .addListener((o, was, is) -> model.playing().set(model.playing().get() && is != null));
        Visibility.whileVisible(this, model::refresh);
        show();
    }

    private void play(boolean on) {
        if (on) {
            if (model.position().get() >= model.levels()) {
                model.position().set(-model.levels());
            }
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void step(double levels) {
        double next = Math.min(model.levels(), model.position().get() + levels);
        model.position().set(next);
        if (next >= model.levels()) {
            model.playing().set(false);
        }
    }

    private FlowPane transport() {
        var play = new Button();
        play.setId("diffusion-play");
        play.graphicProperty().bind(model.playing().map(on -> Icons.node(on ? Icon.PAUSE : Icon.PLAY)));
        play.setTooltip(Icons.tooltip("Play or pause: the good word is noised, then the spin finds a word"));
        play.setAccessibleText("Play or pause");
        play.setOnAction(e -> model.playing().set(!model.playing().get()));
        var one = new Button("", Icons.node(Icon.STEP));
        one.setTooltip(Icons.tooltip("One noise level"));
        one.setAccessibleText("One noise level");
        one.setOnAction(e -> model.position()
                .set(Math.min(model.levels(), Math.floor(model.position().get()) + 1)));
        var back = new Button("", Icons.node(Icon.RESET));
        back.setTooltip(Icons.tooltip("Back to the clean word"));
        back.setAccessibleText("Back to the clean word");
        back.setOnAction(e -> model.position().set(-model.levels()));
        timeline.setId("diffusion-timeline");
        timeline.setAccessibleText("Timeline: forward half to the left of 0, reverse half to the right");
        timeline.setTooltip(Icons.tooltip("Forward (noising) to the left of 0, reverse (denoising) to the right"));
        timeline.setPrefWidth(240);
        timeline.valueProperty().bindBidirectional(model.position());
        var again = new CheckBox("Run on every change");
        again.selectedProperty().bindBidirectional(model.settings().following);
        again.setTooltip(Icons.tooltip("Off: the shown run stays until this is on again"));
        var bar = new FlowPane(6, 4, play, one, back, timeline, again);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("view-bar", "tight");
        return bar;
    }

    private VBox writing() {
        text.setId("diffusion-text");
        own.setId("diffusion-own");
        own.setWrapText(true);
        text.setMinWidth(0);
        message.setWrapText(true);
        message.setId("diffusion-message");
        var chains = IntegerSpinner.spinner(1, 1_000_000, 1, 1);
        chains.setId("diffusion-chain");
        chains.setAccessibleText("Chain that is shown");
        chains.getValueFactory().valueProperty().addListener((o, was, is) -> {
            int most = model.run()
                    .get()
                    .value()
                    .map(known -> known.moments().getFirst().size())
                    .orElse(1);
            model.chain().set(Math.clamp(is - 1, 0, most - 1));
        });
        model.chain().addListener((o, was, is) -> chains.getValueFactory().setValue(is.intValue() + 1));
        chains.setPrefWidth(96);
        chains.setMinWidth(84);
        var label = new Label("Chain");
        label.setLabelFor(chains);
        label.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, label, chains, text);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var box = new VBox(6, message, line, own);
        box.getStyleClass().add("view-bar");
        return box;
    }

    private ScrollPane settings() {
        var s = model.settings();
        var grid = new GridPane(8, 6);
        grid.getStyleClass().add("view-bar");
        int row = 0;
        grid.addRow(
                row++,
                new Label("Field"),
                box(
                        List.of(DiffusionSettings.Field.values()),
                        DiffusionSettings.Field::title,
                        s.field,
                        "diffusion-field"));
        var g = new NumberSlider("g", "Strength of the guidance by the field", 0, STRONGEST, false, 0);
        g.slider().setId("diffusion-g");
        g.value().bindBidirectional(s.guidance);
        g.addTo(grid, row++);
        grid.addRow(
                row++,
                new Label("Guidance"),
                box(List.of(GuidanceKind.values()), GuidanceKind::title, s.kind, "diffusion-kind"));
        grid.addRow(
                row++,
                new Label("Log-weights"),
                box(List.of(Residual.values()), Residual::title, s.residual, "diffusion-residual"));
        grid.addRow(
                row++,
                new Label("Noise path"),
                box(List.of(NoisePath.values()), NoisePath::title, s.path, "diffusion-path"));
        grid.addRow(
                row++,
                new Label("Sampler"),
                box(List.of(Sampler.values()), Sampler::title, s.sampler, "diffusion-sampler"));
        grid.addRow(
                row++,
                new Label("Sign of eq. (14)"),
                box(List.of(Sign.values()), Sign::title, s.sign, "diffusion-sign"));
        grid.addRow(
                row++,
                new Label("Steps"),
                spinner(2, Math.min(1000, GenerationRequest.MOST_STEPS), s.steps, "diffusion-steps"));
        grid.addRow(row++, new Label("Chains"), spinner(1, 256, s.chains, "diffusion-chains"));
        grid.addRow(row++, new Label("Tokens"), spinner(1, 200, s.tokens, "diffusion-tokens"));
        grid.addRow(row, new Label("Seed"), spinner(0, Integer.MAX_VALUE, s.seed, "diffusion-seed"));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static <T> ComboBox<T> box(List<T> values, Function<T, String> title, ObjectProperty<T> chosen, String id) {
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

    private static javafx.scene.control.Spinner<Integer> spinner(
            int least, int most, IntegerProperty number, String id) {
        var spinner = IntegerSpinner.spinner(least, most, number.get(), 1);
        spinner.setId(id);
        spinner.getValueFactory().valueProperty().addListener((o, was, is) -> number.set(is));
        return spinner;
    }

    private void show() {
        var result = model.run().get();
        message.setText(result.message().orElse(""));
        message.setVisible(result.message().isPresent());
        message.setManaged(result.message().isPresent());
        text.getChildren().clear();
        own.setText("");
        result.value().ifPresent(known -> {
            timeline.setMin(-model.levels());
            timeline.setMax(model.levels());
            var chain = known.result().chains().get(model.chain().get());
            for (int i = 0; i < chain.decoded().size(); i++) {
                int token = i;
                var decoded = chain.decoded().get(i);
                var chip = new Button(decoded.token().replace("\n", "⏎"));
                chip.setMnemonicParsing(false);
                chip.getStyleClass().add("small");
                chip.setDisable(chain.decoded().size() == 1);
                chip.setTooltip(Icons.tooltip(String.format(
                        java.util.Locale.ROOT,
                        "cosine %.3f, log P under the model %.2f%s",
                        decoded.cosine(),
                        chain.gpt2LogProb()[i],
                        decoded.tied() > 1 ? ", shares its vector with " + (decoded.tied() - 1) + " tokens" : "")));
                chip.setOnAction(e -> model.token().set(token));
                text.getChildren().add(chip);
            }
            own.setText("The model's own continuation: "
                    + known.result().gpt2().text().replace("\n", "⏎"));
        });
    }
}
