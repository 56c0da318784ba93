package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One pair of axes with marks on them. Marks are drawn in the order they were added.
///
/// @param right a second y axis, which `rightMarks` are measured on
/// @param notes short lines in a free corner of the frame, such as "r = −0.69"
/// @param emptyReason why there may be nothing to show, said in place of the marks if there are none
public record Plot(
        String title,
        String subtitle,
        Axis x,
        Axis y,
        Optional<Axis> right,
        Frame frame,
        List<Mark> marks,
        List<Mark> rightMarks,
        Optional<ColourBar> colourBar,
        List<String> notes,
        String caption,
        String emptyReason,
        Provenance provenance)
        implements Figure {

    /// The shape of the frame.
    public enum Frame {
        /// As wide and high as there is room.
        FREE,
        /// One unit is equally long on both axes; the limits widen to fill the room.
        EQUAL,
        /// Equal units as before, without axes, ticks or labels.
        BARE,
        /// Equal units; the frame shrinks instead, so that cells are square.
        SQUARE
    }

    public Plot {
        marks = List.copyOf(marks);
        rightMarks = List.copyOf(rightMarks);
        notes = List.copyOf(notes);
    }

    public static Plot titled(String title) {
        return new Plot(
                title,
                "",
                Axis.linear(""),
                Axis.linear(""),
                Optional.empty(),
                Frame.FREE,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                "",
                "",
                Provenance.NONE);
    }

    /// The same under another title.
    public Plot retitled(String text) {
        return with(c -> c.title = text);
    }

    public Plot subtitle(String text) {
        return with(c -> c.subtitle = text);
    }

    public Plot x(Axis axis) {
        return with(c -> c.x = axis);
    }

    public Plot y(Axis axis) {
        return with(c -> c.y = axis);
    }

    public Plot right(Axis axis) {
        return with(c -> c.right = Optional.of(axis));
    }

    public Plot frame(Frame shape) {
        return with(c -> c.frame = shape);
    }

    public Plot add(Mark... more) {
        return with(c -> c.marks = joined(marks, List.of(more)));
    }

    /// With these marks in place of its own.
    public Plot marks(List<Mark> others) {
        return with(c -> c.marks = others);
    }

    /// Adds marks measured on the right axis.
    public Plot addRight(Mark... more) {
        return with(c -> c.rightMarks = joined(rightMarks, List.of(more)));
    }

    public Plot colourBar(String label, ColourScale scale) {
        return with(c -> c.colourBar = Optional.of(new ColourBar(label, scale)));
    }

    public Plot note(String line) {
        return with(c -> c.notes = joined(notes, List.of(line)));
    }

    public Plot caption(String text) {
        return with(c -> c.caption = text);
    }

    public Plot whenEmpty(String reason) {
        return with(c -> c.emptyReason = reason);
    }

    public Plot provenance(Provenance from) {
        return with(c -> c.provenance = from);
    }

    /// A copy in which something is changed.
    private Plot with(Consumer<Changes> change) {
        var copy = new Changes(this);
        change.accept(copy);
        return new Plot(
                copy.title,
                copy.subtitle,
                copy.x,
                copy.y,
                copy.right,
                copy.frame,
                copy.marks,
                copy.rightMarks,
                copy.colourBar,
                copy.notes,
                copy.caption,
                copy.emptyReason,
                copy.provenance);
    }

    /// The parts of a plot while one of them is changed.
    private static final class Changes {

        private String title;
        private String subtitle;
        private Axis x;
        private Axis y;
        private Optional<Axis> right;
        private Frame frame;
        private List<Mark> marks;
        private List<Mark> rightMarks;
        private Optional<ColourBar> colourBar;
        private List<String> notes;
        private String caption;
        private String emptyReason;
        private Provenance provenance;

        private Changes(Plot of) {
            title = of.title;
            subtitle = of.subtitle;
            x = of.x;
            y = of.y;
            right = of.right;
            frame = of.frame;
            marks = of.marks;
            rightMarks = of.rightMarks;
            colourBar = of.colourBar;
            notes = of.notes;
            caption = of.caption;
            emptyReason = of.emptyReason;
            provenance = of.provenance;
        }
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
