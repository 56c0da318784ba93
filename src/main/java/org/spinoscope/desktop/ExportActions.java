package org.spinoscope.desktop;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.export.ExportDialog;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// Exports and copies figures, laying them out away from the screen's thread.
final class ExportActions implements FigureActions {

    @Override
    public void export(Workbench bench, FigureSnapshot figureSnapshot) {
        new ExportDialog(
                        bench.modalPane,
                        bench.figures,
                        bench.dialogs,
                        (plan, file) -> background(bench, () -> {
                            plan.write(bench.figures.figureLayout(), figureSnapshot, file);
                            bench.screen.execute(() -> bench.strip.showMessage("Exported " + file.getFileName()));
                        }))
                .show(figureSnapshot);
    }

    @Override
    public void copy(Workbench bench, FigureSnapshot figureSnapshot) {
        background(bench, () -> {
            var size = Size.px(Math.max(60, figureSnapshot.width()), Math.max(60, figureSnapshot.height()));
            var drawing = bench.figures
                    .figureLayout()
                    .paint(figureSnapshot.figure(), size, figureSnapshot.dark() ? FigureTheme.DARK : FigureTheme.LIGHT);
            var png = new PngWriter().bytes(drawing, 2);
            var svg = new SvgWriter().text(drawing);
            bench.screen.execute(() -> {
                Map<DataFormat, Object> content = new HashMap<>();
                content.put(DataFormat.IMAGE, new Image(new ByteArrayInputStream(png)));
                content.put(svgFormat(), svg);
                Clipboard.getSystemClipboard().setContent(content);
                bench.strip.showMessage("Copied the figure as image and SVG");
            });
        });
    }

    private static DataFormat svgFormat() {
        var known = DataFormat.lookupMimeType("image/svg+xml");
        return known == null ? new DataFormat("image/svg+xml") : known;
    }

    private static void background(Workbench bench, Runnable work) {
        bench.background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                bench.errorNotifications.report(e);
            }
        });
    }
}
