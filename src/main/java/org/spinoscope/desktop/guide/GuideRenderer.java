package org.spinoscope.desktop.guide;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Turns a page of the guide into nodes: headings, paragraphs, lists, code and tables.
final class GuideRenderer extends AbstractVisitor {

    private final GuidePage page;
    private final Consumer<GuidePage> open;
    private VBox box = new VBox(10);

    private GuideRenderer(GuidePage page, Consumer<GuidePage> open) {
        this.page = page;
        this.open = open;
    }

    /// @param open shows the page of a link
    static VBox render(GuidePage page, Consumer<GuidePage> open) {
        var renderer = new GuideRenderer(page, open);
        page.parsed().accept(renderer);
        return renderer.box;
    }

    @Override
    public void visit(Heading heading) {
        var flow = InlineRenderer.flow(heading, page, open);
        flow.getStyleClass().add("guide-heading-" + Math.min(3, heading.getLevel()));
        box.getChildren().add(flow);
    }

    @Override
    public void visit(Paragraph paragraph) {
        box.getChildren().add(InlineRenderer.flow(paragraph, page, open));
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list.getMarkerStartNumber());
    }

    /// @param first number of the first item, 0 for bullets
    private void items(ListBlock list, int first) {
        int number = first;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var mark = new Label(first == 0 ? "•" : number++ + ".");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            var content = inside(item, new VBox(4));
            HBox.setHgrow(content, Priority.ALWAYS);
            box.getChildren().add(new HBox(8, mark, content));
        }
    }

    @Override
    public void visit(BlockQuote quote) {
        var content = inside(quote, new VBox(6));
        content.getStyleClass().add("guide-quote");
        box.getChildren().add(content);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(ThematicBreak line) {
        box.getChildren().add(new Separator());
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            box.getChildren().add(TableRenderer.grid(table, page, open));
        }
    }

    private void code(String text) {
        var label = new Label(text.stripTrailing());
        label.getStyleClass().addAll("mono", "guide-block");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        box.getChildren().add(label);
    }

    private VBox inside(Node parent, VBox content) {
        var outer = box;
        box = content;
        visitChildren(parent);
        box = outer;
        return content;
    }
}
