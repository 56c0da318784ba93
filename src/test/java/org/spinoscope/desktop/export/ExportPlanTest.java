package org.spinoscope.desktop.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.export.ExportPlan.Format;
import org.spinoscope.desktop.export.ExportPlan.Preset;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;

class ExportPlanTest {

    @TempDir
    Path folder;

    private final FigureSnapshot figureSnapshot = new FigureSnapshot(
            Figure.titled("Two points")
                    .x(Axis.linear("x"))
                    .y(Axis.linear("y"))
                    .add(Points.at(Values.of(1, 2), Values.of(3, 5))),
            640,
            480,
            false);

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsWritten(Format format) throws Exception {
        var file = folder.resolve("figure." + format.extension());
        new ExportPlan(format, Preset.ALL.get(1).size(figureSnapshot), 300, false)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void aColumnAt300DpiIs1004PixelsWide() throws Exception {
        var file = folder.resolve("column.png");
        new ExportPlan(Format.PNG, Preset.ALL.get(1).size(figureSnapshot), 300, false)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isBetween(1003, 1005);
    }

    @Test
    void asSeenAt72DpiIsPixelForPixel() throws Exception {
        var file = folder.resolve("seen.png");
        new ExportPlan(Format.PNG, Preset.ALL.getFirst().size(figureSnapshot), 72, false)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(640);
    }

    @Test
    void titlesBecomeFileNames() {
        assertThat(ExportDialog.fileName("Head L3H5: theory against model"))
                .isEqualTo("head-l3h5-theory-against-model");
        assertThat(ExportDialog.fileName("…")).isEqualTo("figure");
    }
}
