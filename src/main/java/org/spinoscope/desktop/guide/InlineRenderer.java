package org.spinoscope.desktop.guide;

import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Turns the words of one paragraph into text, links and pictures.
final class InlineRenderer extends AbstractVisitor {

    private static final double PICTURE = 560;

    private final GuidePage page;
    private final Consumer<GuidePage> open;
    private final TextFlow flow = new TextFlow();
    private String style = "guide-text";

    private InlineRenderer(GuidePage page, Consumer<GuidePage> open) {
        this.page = page;
        this.open = open;
    }

    /// @param block whose children are words
    /// @param open shows the page of a link
    static TextFlow flow(Node block, GuidePage page, Consumer<GuidePage> open) {
        var renderer = new InlineRenderer(page, open);
        renderer.visitChildren(block);
        return renderer.flow;
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), "guide-code");
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("guide-emphasis", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("guide-strong", strong);
    }

    @Override
    public void visit(SoftLineBreak line) {
        add(" ", style);
    }

    @Override
    public void visit(HardLineBreak line) {
        add("\n", style);
    }

    @Override
    public void visit(Link link) {
        var to = page.follow(link.getDestination());
        if (to.isEmpty()) {
            visitChildren(link);
            if (link.getDestination().startsWith("http")) {
                add(" (" + link.getDestination() + ")", "guide-text");
            }
            return;
        }
        var words = new StringBuilder();
        link.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }
        });
        var shown = new Hyperlink(words.toString());
        shown.getStyleClass().add("guide-link");
        shown.setOnAction(e -> open.accept(to.get()));
        flow.getChildren().add(shown);
    }

    @Override
    public void visit(org.commonmark.node.Image image) {
        page.picture(image.getDestination())
                .ifPresentOrElse(
                        url -> {
                            var view = new ImageView(new Image(url.toExternalForm(), true));
                            view.setPreserveRatio(true);
                            view.setSmooth(true);
                            view.setFitWidth(PICTURE);
                            flow.getChildren().add(view);
                        },
                        () -> visitChildren(image));
    }

    private void styled(String name, Node words) {
        var before = style;
        style = name;
        visitChildren(words);
        style = before;
    }

    private void add(String words, String styleClass) {
        var text = new javafx.scene.text.Text(words);
        text.getStyleClass().add(styleClass);
        flow.getChildren().add(text);
    }
}
