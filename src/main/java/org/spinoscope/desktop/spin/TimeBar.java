package org.spinoscope.desktop.spin;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourMap;

/// Which colour of the spin's way belongs to which time.
final class TimeBar extends HBox {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 9;

    private final Label from = new Label();
    private final Label to = new Label();

    private final Rectangle ramp = new Rectangle(WIDTH, HEIGHT);

    TimeBar(FigureContext kit) {
        setId("spin-time-bar");
        getStyleClass().add("time-bar");
        setMouseTransparent(true);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(from, ramp, to);
        kit.theme().addListener((o, was, is) -> fill(is.maps().amounts()));
        fill(kit.theme().getValue().maps().amounts());
    }

    private void fill(ColourMap map) {
        List<Stop> stops = IntStream.range(0, TrailPainter.SHADES)
                .mapToObj(i -> new Stop(i / (TrailPainter.SHADES - 1.0), colour(TrailPainter.shade(map, i))))
                .toList();
        ramp.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
    }

    private static Color colour(Colour c) {
        return Color.rgb(c.red(), c.green(), c.blue());
    }

    /// The times of the way that is drawn.
    void show(SpinMoment moment) {
        from.setText("t = " + SpinParameters.plain(moment.trail().time(0)));
        to.setText(SpinParameters.plain(moment.trail().time(moment.shown() - 1)));
    }
}
