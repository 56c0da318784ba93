package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    public Plot subtitle(String text) {
        return new Plot(
                title, text, x, y, right, frame, marks, rightMarks, colourBar, notes, caption, emptyReason, provenance);
    }

    public Plot x(Axis axis) {
        return new Plot(
                title,
                subtitle,
                axis,
                y,
                right,
                frame,
                marks,
                rightMarks,
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot y(Axis axis) {
        return new Plot(
                title,
                subtitle,
                x,
                axis,
                right,
                frame,
                marks,
                rightMarks,
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot right(Axis axis) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                Optional.of(axis),
                frame,
                marks,
                rightMarks,
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot frame(Frame shape) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                shape,
                marks,
                rightMarks,
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot add(Mark... more) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                frame,
                joined(marks, more),
                rightMarks,
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    /// Adds marks measured on the right axis.
    public Plot addRight(Mark... more) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                frame,
                marks,
                joined(rightMarks, more),
                colourBar,
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot colourBar(String label, ColourScale scale) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                frame,
                marks,
                rightMarks,
                Optional.of(new ColourBar(label, scale)),
                notes,
                caption,
                emptyReason,
                provenance);
    }

    public Plot note(String line) {
        var more = new ArrayList<>(notes);
        more.add(line);
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                frame,
                marks,
                rightMarks,
                colourBar,
                more,
                caption,
                emptyReason,
                provenance);
    }

    public Plot caption(String text) {
        return new Plot(
                title,
                subtitle,
                x,
                y,
                right,
                frame,
                marks,
                rightMarks,
                colourBar,
                notes,
                text,
                emptyReason,
                provenance);
    }

    public Plot whenEmpty(String reason) {
        return new Plot(
                title, subtitle, x, y, right, frame, marks, rightMarks, colourBar, notes, caption, reason, provenance);
    }

    public Plot provenance(Provenance from) {
        return new Plot(
                title, subtitle, x, y, right, frame, marks, rightMarks, colourBar, notes, caption, emptyReason, from);
    }

    private static List<Mark> joined(List<Mark> marks, Mark... more) {
        var all = new ArrayList<>(marks);
        all.addAll(List.of(more));
        return all;
    }
}
