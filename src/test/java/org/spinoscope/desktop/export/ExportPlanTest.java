package org.spinoscope.desktop.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

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
            FigureTheme.LIGHT);

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsWritten(Format format) throws Exception {
        var file = folder.resolve("figure." + format.extension());
        new ExportPlan(format, ExportChoices.DEFAULT.plan(figureSnapshot).size(), 300, FigureTheme.LIGHT)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void aColumnAt300DpiIs1004PixelsWide() throws Exception {
        var file = folder.resolve("column.png");
        new ExportPlan(Format.PNG, ExportChoices.DEFAULT.plan(figureSnapshot).size(), 300, FigureTheme.LIGHT)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isBetween(1003, 1005);
    }

    @Test
    void asSeenAt72DpiIsPixelForPixel() throws Exception {
        var file = folder.resolve("seen.png");
        new ExportPlan(Format.PNG, Size.px(640, 480), 72, FigureTheme.LIGHT)
                .write(new FigureLayout(), figureSnapshot, file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(640);
    }

    @Test
    void titlesBecomeFileNames() {
        assertThat(ExportDialog.fileName("Head L3H5: theory against model"))
                .isEqualTo("head-l3h5-theory-against-model");
        assertThat(ExportDialog.fileName("…")).isEqualTo("figure");
    }

    @Test
    void withoutTitleAndCaptionTheFileStillSaysBoth() throws Exception {
        var seen = new FigureSnapshot(Figure.titled("A title").caption("What it shows."), 640, 480, FigureTheme.LIGHT);
        var file = folder.resolve("bare.svg");
        new ExportPlan(Format.SVG, Size.mm(85, 70), 300, FigureTheme.LIGHT, false, false)
                .write(new FigureLayout(), seen, file);
        assertThat(Files.readString(file))
                .contains(">A title</title>")
                .contains("What it shows.")
                .doesNotContain(">A title</text>")
                .doesNotContain(">What it shows.</text>");
    }

    @Test
    void widthHeightAndTextAreWhatWasAskedFor() {
        var size = ExportChoices.parse("PDF false 121 80 9 300 true true false ONE")
                .plan(figureSnapshot)
                .size();
        assertThat(size.widthInMm()).isCloseTo(121, within(1e-9));
        assertThat(size.heightInMm()).isCloseTo(80, within(1e-9));
        assertThat(size.fontSize()).isEqualTo(9);
    }

    @Test
    void choicesAreReadAsTheyWereWritten() {
        var choices = new ExportChoices(Format.OUTLINES, true, 178, 95, 8, 600, false, true, true, FigureScope.PROMPTS);
        assertThat(ExportChoices.parse(choices.toString())).isEqualTo(choices);
        assertThat(ExportChoices.parse("")).isEqualTo(ExportChoices.DEFAULT);
        assertThat(ExportChoices.parse("TIFF false 1 1 1 1 true true true ONE")).isEqualTo(ExportChoices.DEFAULT);
    }

    @Test
    void severalFiguresTakeNoExistingFilesPlace() throws Exception {
        Files.writeString(folder.resolve("maps-1.png"), "mine");
        var jobs = ExportDialog.jobs(
                ExportChoices.DEFAULT, List.of(figureSnapshot, figureSnapshot), folder.resolve("maps.png"));
        assertThat(jobs)
                .extracting(ExportDialog.Job::file)
                .containsExactly(folder.resolve("maps-2.png"), folder.resolve("maps-3.png"));
    }

    @Test
    void aPromptsFigureIsNumberedAndTakesNoExistingFilesPlace() throws Exception {
        Files.writeString(folder.resolve("plane-prompt-3.svg"), "mine");
        assertThat(ExportDialog.ofPrompt(folder.resolve("plane.svg"), Format.SVG, 1))
                .isEqualTo(folder.resolve("plane-prompt-2.svg"));
        assertThat(ExportDialog.ofPrompt(folder.resolve("plane.svg"), Format.SVG, 2))
                .isEqualTo(folder.resolve("plane-prompt-3-2.svg"));
    }

    @Test
    void aPresetIsKnownByItsSize() {
        assertThat(Preset.like(178, 95).toString()).startsWith("APS, two columns");
        assertThat(Preset.like(77, 95)).isEqualTo(Preset.OWN);
    }
}
