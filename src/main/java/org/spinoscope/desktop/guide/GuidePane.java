package org.spinoscope.desktop.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows pages of the guide and follows their links.
public final class GuidePane extends VBox {

    private final ScrollPane scroll = new ScrollPane();
    private final Button back = new Button("Back");
    private final Deque<GuidePage> before = new ArrayDeque<>();
    private GuidePage page;

    public GuidePane(GuidePage first) {
        super(8);
        page = first;
        getStyleClass().add("help-page");
        back.setId("guide-back");
        back.setOnAction(e -> show(before.pop()));
        var contents = new Button("Contents");
        contents.setId("guide-contents");
        contents.setOnAction(e -> open(GuidePage.START));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(new HBox(8, back, contents), scroll);
        show(first);
    }

    /// The page that is shown.
    public GuidePage page() {
        return page;
    }

    /// Shows a page; Back returns to the present one.
    public void open(GuidePage next) {
        if (!next.equals(page)) {
            before.push(page);
            show(next);
        }
    }

    private void show(GuidePage next) {
        page = next;
        var content = GuideRenderer.render(next, this::open);
        content.getStyleClass().add("guide-page");
        scroll.setContent(content);
        scroll.setVvalue(0);
        back.setDisable(before.isEmpty());
    }
}
