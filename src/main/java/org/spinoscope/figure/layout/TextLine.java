package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Colour;

/// A line of text with its runs placed, not yet anywhere on the page.
record TextLine(double size, double width, List<Item.Run> runs) {

    TextLine {
        runs = List.copyOf(runs);
    }

    boolean empty() {
        return runs.isEmpty();
    }

    Item.Text at(double x, double y, Item.Anchor anchor, double angle, Colour colour) {
        return new Item.Text(x, y, angle, anchor, width, runs, colour);
    }

    /// This line with another one right behind it.
    TextLine then(TextLine next) {
        var all = new ArrayList<>(runs);
        for (var run : next.runs()) {
            all.add(new Item.Run(run.text(), run.fontFace(), run.size(), width + run.dx(), run.dy(), run.width()));
        }
        return new TextLine(size, width + next.width(), all);
    }

    String string() {
        var all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }
}
