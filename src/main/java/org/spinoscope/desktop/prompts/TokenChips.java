package org.spinoscope.desktop.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.context.CsvText;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.study.edit.NextTokenPrediction.Piece;

/// Tokens as small labels with their ids, spaces made visible. F2 goes to them from their field, so that Tab
/// leads from field to field; arrows go from token to token, Escape back.
final class TokenChips extends FlowPane implements DataSource {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private List<Piece> pieces = List.of();
    private int current;

    TokenChips() {
        super(3, 3);
        getStyleClass().add("token-chips");
        setMinWidth(0);
        setPrefWrapLength(200);
        DataSource.set(this, this);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onArrowKey);
        focusedProperty().addListener(o -> mark());
    }

    /// Lets the keyboard come here from the field whose tokens these are, and go back.
    void reachedFrom(Node field) {
        field.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.F2 && !pieces.isEmpty()) {
                requestFocus();
                e.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.F2) {
                field.requestFocus();
                e.consume();
            }
        });
    }

    void show(List<Piece> shown) {
        if (shown.equals(pieces) && !shown.isEmpty()) {
            return;
        }
        pieces = List.copyOf(shown);
        current = 0;
        getChildren().setAll(pieces.stream().map(TokenChips::chip).toList());
        setManaged(!pieces.isEmpty());
        mark();
    }

    @Override
    public Optional<DataObject> at(Node target, Point2D place) {
        for (int i = 0; i < getChildren().size(); i++) {
            if (getChildren().get(i).getBoundsInParent().contains(place)) {
                return Optional.of(token(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<DataObject> selected(List<String> keys) {
        return pieces.isEmpty() ? Optional.empty() : Optional.of(token(current));
    }

    private DataObject token(int i) {
        return DataObject.of(
                new Subject.Token(pieces.get(i).text()), pieces.get(i).text(), this::csv);
    }

    private String csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("position", "id", "token"));
        for (int i = 0; i < pieces.size(); i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    Integer.toString(pieces.get(i).id()),
                    pieces.get(i).text()));
        }
        return CsvText.verbatim(rows);
    }

    private void onArrowKey(KeyEvent e) {
        int to = switch (e.getCode()) {
            case LEFT -> current - 1;
            case RIGHT -> current + 1;
            case HOME -> 0;
            case END -> pieces.size() - 1;
            default -> -1;
        };
        if (to >= 0 && to < pieces.size()) {
            current = to;
            mark();
            e.consume();
        }
    }

    /// Shows which token the keyboard is at.
    private void mark() {
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(CURRENT, isFocused() && i == current);
        }
        var count = pieces.size() == 1 ? "1 token" : pieces.size() + " tokens";
        setAccessibleText(
                pieces.isEmpty() || !isFocused()
                        ? count
                        : count + ", " + visible(pieces.get(current).text()));
    }

    private static VBox chip(Piece piece) {
        var text = new Label(visible(piece.text()));
        var id = new Label(Integer.toString(piece.id()));
        id.getStyleClass().add("id");
        var chip = new VBox(text, id);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText("token " + piece.id());
        Tooltip.install(chip, Icons.tooltip(String.format(Locale.ROOT, "Token %d: “%s”", piece.id(), piece.text())));
        return chip;
    }

    /// A space and a line end as a reader can see them.
    static String visible(String text) {
        return text.replace(' ', '·').replace("\n", "⏎").replace("\t", "⇥");
    }
}
