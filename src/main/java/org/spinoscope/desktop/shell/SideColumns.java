package org.spinoscope.desktop.shell;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// The views between two side columns, which can be hidden and give way where the window is narrow.
final class SideColumns extends SplitPane {

    private static final double RIGHT_NEEDS = 1080;
    private static final double LEFT_NEEDS = 800;

    private final Region left;
    private final Region right;
    private final Set<Region> folded = new HashSet<>();
    private double leftShare = 0.2;
    private double rightShare = 0.82;

    SideColumns(Region left, Region middle, Region right) {
        this.left = left;
        this.right = right;
        left.getStyleClass().addAll("side-pane", "prompts-side");
        right.getStyleClass().addAll("side-pane", "facts-side");
        left.setMinWidth(180);
        right.setMinWidth(170);
        middle.setMinWidth(240);
        setResizableWithParent(left, false);
        setResizableWithParent(right, false);
        getItems().setAll(left, middle, right);
        setDividerPositions(leftShare, rightShare);
    }

    BooleanBinding leftShown() {
        return Bindings.createBooleanBinding(() -> getItems().contains(left), getItems());
    }

    BooleanBinding rightShown() {
        return Bindings.createBooleanBinding(() -> getItems().contains(right), getItems());
    }

    /// Gives the views the room of a side column when the window becomes narrow, and the column back when it is wide
    /// again; the columns can be called for at any width.
    ///
    /// @param was width of the window before, in units of the interface's size
    void fold(double was, double is) {
        fold(right, RIGHT_NEEDS, getItems().size(), was, is);
        fold(left, LEFT_NEEDS, 0, was, is);
    }

    private void fold(Region side, double needs, int at, double was, double is) {
        boolean there = getItems().contains(side);
        if (was >= needs && is < needs && there) {
            folded.add(side);
            toggle(side, at);
        } else if (was < needs && is >= needs && folded.remove(side) && !there) {
            toggle(side, at);
            placeAfterLayout();
        }
    }

    /// Shares count from the window's new width, which the columns have only after the next layout.
    private void placeAfterLayout() {
        var scene = getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                place();
            }
        });
    }

    /// Hides or shows the column with the prompts.
    void toggleLeft() {
        toggle(left, 0);
    }

    /// Hides or shows the column with the facts.
    void toggleRight() {
        toggle(right, getItems().size());
    }

    private void toggle(Region side, int at) {
        var items = getItems();
        if (items.contains(side)) {
            remember();
            items.remove(side);
        } else {
            items.add(at, side);
        }
        place();
    }

    private void place() {
        var items = getItems();
        if (items.size() == 3) {
            setDividerPositions(leftShare, rightShare);
        } else if (items.size() == 2) {
            setDividerPositions(items.contains(left) ? leftShare : rightShare);
        }
    }

    private void remember() {
        var positions = getDividerPositions();
        if (positions.length == 2) {
            leftShare = positions[0];
            rightShare = positions[1];
        }
    }
}
