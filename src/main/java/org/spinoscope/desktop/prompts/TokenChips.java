package org.spinoscope.desktop.prompts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.study.edit.NextTokenPrediction.Piece;

/// Tokens as small labels with their ids, spaces made visible.
final class TokenChips extends FlowPane {

    TokenChips() {
        super(3, 3);
        setMinWidth(0);
        setPrefWrapLength(200);
    }

    void show(List<Piece> pieces) {
        getChildren().setAll(pieces.stream().map(TokenChips::chip).toList());
        setAccessibleText(pieces.size() == 1 ? "1 token" : pieces.size() + " tokens");
        setManaged(!pieces.isEmpty());
    }

    static VBox chip(Piece piece) {
        var text = new Label(visible(piece.text()));
        var id = new Label(Integer.toString(piece.id()));
        id.getStyleClass().add("id");
        var chip = new VBox(text, id);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText("token " + piece.id());
        javafx.scene.control.Tooltip.install(chip, Icons.tooltip("Token %d: “%s”".formatted(piece.id(), piece.text())));
        return chip;
    }

    /// A space and a line end as a reader can see them.
    static String visible(String text) {
        return text.replace(' ', '·').replace("\n", "⏎").replace("\t", "⇥");
    }
}
