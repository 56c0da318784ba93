package org.spinoscope.desktop.diffusion;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.diffusion.GenerationResult;

/// The texts: the chosen chain token by token, all chains in a list, the model's own continuation. They grow while
/// they are written; a click on a token shows its spin again.
final class WritingPane extends VBox {

    private final DiffusionViewModel model;
    private final FlowPane tokens = new FlowPane(4, 4);
    private final ListView<String> chains = new ListView<>();
    private final Label own = new Label();
    private final Label message = new Label();
    private final ProgressBar progress = new ProgressBar();
    private boolean filling;

    WritingPane(DiffusionViewModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("view-bar");
        tokens.setId("diffusion-text");
        tokens.setMinWidth(0);
        own.setId("diffusion-own");
        own.setWrapText(true);
        message.setWrapText(true);
        message.setId("diffusion-message");
        chains.setId("diffusion-chains-list");
        chains.setAccessibleText("Texts of all chains; the chosen one is shown on the sphere");
        chains.setFixedCellSize(24);
        chains.setPrefHeight(3 * 24 + 4);
        chains.setMinHeight(24);
        chains.getSelectionModel().selectedIndexProperty().addListener((o, was, is) -> {
            if (!filling && is.intValue() >= 0) {
                model.chain().set(is.intValue());
            }
        });
        getChildren().addAll(message, running(), tokens, chains, own);
        model.run().addListener(o -> show());
        model.chain().addListener(o -> show());
        model.token().addListener(o -> show());
        model.texts().addListener(o -> show());
        model.writing().addListener(o -> show());
        show();
    }

    private HBox running() {
        var stop = new Button("Stop");
        stop.setId("diffusion-stop");
        stop.getStyleClass().add("small");
        stop.textProperty().bind(model.writing().map(on -> on ? "Stop" : "Run again"));
        stop.setTooltip(Icons.tooltip("Stops between two noise levels; the text written so far is kept"));
        stop.setOnAction(e -> {
            if (model.writing().get()) {
                model.stop();
            } else {
                model.again();
            }
        });
        progress.setId("diffusion-progress");
        progress.setAccessibleText("Share of the tokens that are written");
        progress.setPrefWidth(140);
        progress.setMinWidth(40);
        progress.visibleProperty().bind(model.writing());
        HBox.setHgrow(progress, Priority.SOMETIMES);
        var line = new HBox(8, stop, progress);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show() {
        var result = model.run().get();
        message.setText(result.message().orElse(""));
        message.setVisible(result.message().isPresent());
        message.setManaged(result.message().isPresent());
        progress.setProgress(model.texts().get().share());
        tokens.getChildren().clear();
        own.setText("");
        result.value().ifPresent(known -> {
            var written = known.result().chains();
            int chain = Math.min(model.chain().get(), written.size() - 1);
            var decoded = written.get(chain).decoded();
            for (int i = 0; i < decoded.size(); i++) {
                tokens.getChildren()
                        .add(chip(i, decoded.get(i), written.get(chain).gpt2LogProb()[i]));
            }
            own.setText("The model's own continuation: "
                    + oneLine(known.result().gpt2().text()));
            growing(chain, decoded.size());
            list(known);
        });
    }

    private Button chip(int token, GenerationResult.Decoded decoded, double logProb) {
        var chip = new Button(oneLine(decoded.token()));
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("small");
        if (token == model.token().get()) {
            chip.getStyleClass().add("accent");
        }
        chip.setTooltip(Icons.tooltip("cosine " + NumberFormats.fixed(decoded.cosine(), 3)
                + ", log P under the model " + NumberFormats.fixed(logProb, 2)
                + (decoded.tied() > 1 ? ", shares its vector with " + (decoded.tied() - 1) + " tokens" : "")
                + "; click: show how this word was found"));
        chip.setOnAction(e -> {
            model.token().set(token);
            model.position().set(0);
            model.playing().set(true);
        });
        return chip;
    }

    /// Words that are written but not recorded yet.
    private void growing(int chain, int recorded) {
        var live = model.texts().get();
        if (chain < live.chains().size()) {
            var text = live.chains().get(chain);
            for (int i = recorded; i < text.size(); i++) {
                var word = new Label(oneLine(text.get(i)));
                word.getStyleClass().add("muted");
                tokens.getChildren().add(word);
            }
        }
    }

    private void list(Recording known) {
        filling = true;
        var live = model.texts().get().chains();
        var written = known.result().chains();
        boolean grows = model.writing().get() && live.size() == written.size();
        var lines = new java.util.ArrayList<String>();
        for (int c = 0; c < written.size(); c++) {
            var text = grows && live.get(c).size() > written.get(c).decoded().size()
                    ? String.join("", live.get(c))
                    : written.get(c).text();
            lines.add((c + 1) + "  " + oneLine(text));
        }
        if (!List.copyOf(chains.getItems()).equals(lines)) {
            chains.getItems().setAll(lines);
        }
        chains.getSelectionModel().select(Math.min(model.chain().get(), lines.size() - 1));
        chains.setVisible(lines.size() > 1);
        chains.setManaged(lines.size() > 1);
        filling = false;
    }

    private static String oneLine(String text) {
        return text.replace("\n", "⏎").replace("\r", "");
    }
}
