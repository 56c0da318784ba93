package org.spinoscope.desktop.diffusion;

import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.shell.AdaptiveTabs;

/// The diffusion view: chains on the sphere with their timeline, the text below, shares and overlaps beside it.
public final class DiffusionView extends BorderPane {

    /// @param film exports the animation
    public DiffusionView(DiffusionViewModel model, FigureContext kit, Runnable film) {
        getStyleClass().add("view-root");
        var left = new BorderPane(new ChainSphere(model, kit));
        left.setTop(new DiffusionTransport(model, film));
        left.setBottom(new WritingPane(model));
        left.setMinWidth(240);
        var shares = new FigurePane(kit, model.shares());
        shares.setId("diffusion-shares");
        var right = new AdaptiveTabs(
                List.of(new Tab("Words", shares)),
                List.of(
                        new Tab("Overlaps", new OverlapChart(model, kit).chart()),
                        new Tab(
                                "Settings",
                                new DiffusionControls(
                                        model.settings(), model.learning().kept())),
                        new Tab("Residual", new LearningPane(model, kit))),
                0.5,
                400);
        var both = new SplitPane(left, right);
        both.setDividerPositions(0.52);
        setCenter(both);
        Visibility.whileVisible(this, model::refresh);
    }
}
