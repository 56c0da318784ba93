package org.spinoscope.figure.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.disk.EveryWrite;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// Exports over earlier ones on a disk of which any write fails.
class FailingWritesTest {

    private static final List<Figure> FIGURES =
            List.copyOf(Specimens.small().values()).subList(0, 2);

    @TempDir
    private Path temp;

    private interface Export {
        void write(Figure figure, Path file);
    }

    private static Drawing drawing(Figure figure) {
        return new FigureLayout().paint(figure, Size.px(300, 240), FigureTheme.LIGHT);
    }

    @Test
    void anExportIsTheOldOneOrTheNewOne() throws Exception {
        Map<String, Export> exports = Map.of(
                "svg", (figure, file) -> new SvgWriter().write(drawing(figure), file),
                "png", (figure, file) -> new PngWriter().write(drawing(figure), 1, file),
                "pdf", (figure, file) -> new PdfWriter().write(drawing(figure), file),
                "csv", (figure, file) -> new CsvWriter().write(figure, file),
                "gif",
                        (figure, file) -> new GifWriter()
                                .write(
                                        List.of(drawing(figure), drawing(figure))
                                                .iterator(),
                                        FigureTheme.LIGHT,
                                        new GifWriter.Timing(4, true),
                                        file));
        for (var export : exports.entrySet()) {
            var name = "figure." + export.getKey();
            new EveryWrite(temp.resolve(export.getKey()))
                    .fails(
                            folder -> export.getValue().write(FIGURES.get(0), folder.resolve(name)),
                            folder -> export.getValue().write(FIGURES.get(1), folder.resolve(name)));
        }
    }

    @Test
    void framesAreThereAllOrNotAtAll() throws Exception {
        var drawings = FIGURES.stream().map(FailingWritesTest::drawing).toList();
        new EveryWrite(temp.resolve("frames"))
                .fails(
                        folder -> new SvgWriter().write(drawings.getFirst(), folder.resolve("other.svg")),
                        folder -> new PngSequenceWriter().write(drawings.iterator(), folder.resolve("film")));
    }
}
