package org.spinoscope.desktop.export;

import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.figure.write.PngWriter;

/// The page as it will be written, scaled to fit.
final class ExportPreview extends StackPane {

    private static final double WIDTH = 400;
    private static final double HEIGHT = 300;

    private final FigureContext figures;
    private final FigureSnapshot seen;
    private final ImageView view = new ImageView();
    private final AtomicInteger newest = new AtomicInteger();

    ExportPreview(FigureContext figures, FigureSnapshot seen) {
        this.figures = figures;
        this.seen = seen;
        view.setId("export-preview");
        view.setPreserveRatio(true);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        getChildren().add(view);
    }

    /// Draws what this plan will write; a later plan takes an earlier one's place.
    void show(ExportPlan plan) {
        int number = newest.incrementAndGet();
        figures.background().execute(() -> {
            if (number != newest.get()) {
                return;
            }
            var size = plan.size();
            double scale = 2 * Math.min(WIDTH / size.width(), HEIGHT / size.height());
            var png = new PngWriter().bytes(plan.drawing(figures.figureLayout(), seen.figure()), scale);
            var image = new Image(new ByteArrayInputStream(png));
            figures.screen().execute(() -> {
                if (number == newest.get()) {
                    view.setImage(image);
                }
            });
        });
    }
}
