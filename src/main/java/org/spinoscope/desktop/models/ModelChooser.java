package org.spinoscope.desktop.models;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.spinoscope.checkpoint.CachedCheckpoint;
import org.spinoscope.checkpoint.KnownCheckpoint;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;

/// Chooses the model: the embedded one, what is in this machine's caches, a folder, or a download.
public final class ModelChooser {

    private final ModelOpener opener;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;
    private final Downloads downloads;

    public ModelChooser(ModelOpener opener, ModalPane modalPane, FileDialogs dialogs, Downloads downloads) {
        this.opener = opener;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
        this.downloads = downloads;
    }

    public void show() {
        var title = new Label("Model");
        title.getStyleClass().add("sheet-title");
        var list = new VBox(2);
        list.getChildren()
                .add(entry(
                        "Embedded demonstration model",
                        "Included; GPT-2's architecture and vocabulary, but not GPT-2",
                        "embedded"));
        var found = opener.checkpoints().caches().found();
        found.stream()
                .filter(CachedCheckpoint::complete)
                .forEach(c -> list.getChildren()
                        .add(entry(
                                c.known()
                                        .map(KnownCheckpoint::title)
                                        .orElse(c.repo().value()),
                                String.format(Locale.ROOT, "In the Hugging Face cache, %,.0f MB", c.bytes() / 1e6),
                                c.folder().toString())));
        var more = new VBox(2);
        for (var known : KnownCheckpoint.ALL) {
            if (found.stream().noneMatch(c -> c.complete() && c.known().equals(Optional.of(known)))) {
                more.getChildren().add(download(known));
            }
        }
        var folder = new Button("Open a folder…");
        folder.setOnAction(e -> chooseFolder());
        var close = new Button("Close");
        close.setOnAction(e -> modalPane.hide());
        var foot = new HBox(8, folder, MainWindow.spring(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        var licences = new Label("Each checkpoint has its own licence, named with it.");
        licences.getStyleClass().addAll("muted", "small-text");
        licences.setWrapText(true);
        var card = new VBox(12, title, section("On this machine"), list, section("To download"), more, licences, foot);
        card.setId("model-chooser");
        card.getStyleClass().addAll("sheet", "sheet-narrow");
        modalPane.show(card, Pos.CENTER);
    }

    private static Label section(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private HBox entry(String name, String explanation, String model) {
        boolean present = opener.wanted().equals(model);
        var open = new Button(present ? "In use" : "Use");
        open.setDisable(present);
        open.setAccessibleText("Use " + name);
        open.setOnAction(e -> {
            modalPane.hide();
            opener.open(model);
        });
        return row(name, explanation, open);
    }

    private HBox download(KnownCheckpoint known) {
        var fetch = new Button("Download");
        fetch.setAccessibleText("Download " + known.title());
        fetch.setDisable(downloads.busy());
        fetch.setOnAction(e -> {
            modalPane.hide();
            downloads.start(known, () -> opener.open(known.id().value()));
        });
        return row(
                known.title(),
                String.format(
                        Locale.ROOT,
                        "%d × %d heads, %,.0f MB, %s",
                        known.layers(),
                        known.heads(),
                        known.approximateBytes() / 1e6,
                        known.licence()),
                fetch);
    }

    private static HBox row(String name, String explanation, Button button) {
        var title = new Label(name);
        title.getStyleClass().add("strong");
        var words = new Label(explanation);
        words.getStyleClass().addAll("muted", "small-text");
        words.setWrapText(true);
        var texts = new VBox(1, title, words);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(12, texts, button);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setStyle("-fx-padding: 5 0 5 0;");
        return row;
    }

    /// Lets the user choose a folder with a checkpoint.
    public void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder with config.json, model.safetensors and a tokenizer");
        dialogs.folder(chooser).ifPresent(chosen -> {
            modalPane.hide();
            opener.open(chosen.toString());
        });
    }
}
