package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// SVG for programs that ignore typefaces inside a file.
class SvgOutlinesTest {

    private static final Size SIZE = Size.px(420, 300);

    private final FigureLayout layout = new FigureLayout();
    private final SvgWriter outlines = new SvgWriter(SvgWriter.FontEmbedding.OUTLINES);

    @TempDir
    Path folder;

    @Test
    void noTextAndNoTypefaceIsLeftInTheFile() {
        var svg = outlines.text(layout.paint(
                java.util.Objects.requireNonNull(Specimens.small().get("scatter")), SIZE, FigureTheme.LIGHT));
        assertThat(svg).doesNotContain("<text", "@font-face").contains("aria-label=");
    }

    @Test
    void librsvgDrawsAsFarAsTheProgramItselfDoes() throws Exception {
        assumeTrue(installed(), "rsvg-convert is not installed here");
        for (var figure : Specimens.small().entrySet()) {
            var drawing = layout.paint(figure.getValue(), SIZE, FigureTheme.LIGHT);
            var theirs = ink(librsvg(drawing));
            var ours = ink(ImageIO.read(new ByteArrayInputStream(new PngWriter().bytes(drawing, 1))));
            assertThat(theirs.getMinX()).as(figure.getKey() + " left").isCloseTo(ours.getMinX(), within(2.0));
            assertThat(theirs.getMaxX()).as(figure.getKey() + " right").isCloseTo(ours.getMaxX(), within(2.0));
            assertThat(theirs.getMinY()).as(figure.getKey() + " top").isCloseTo(ours.getMinY(), within(2.0));
            assertThat(theirs.getMaxY()).as(figure.getKey() + " bottom").isCloseTo(ours.getMaxY(), within(2.0));
        }
    }

    private BufferedImage librsvg(Drawing drawing) throws IOException, InterruptedException {
        var svg = folder.resolve("figure.svg");
        var png = folder.resolve("figure.png");
        outlines.write(drawing, svg);
        int code = new ProcessBuilder(List.of("rsvg-convert", "-o", png.toString(), svg.toString()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
        try (var file = Files.newInputStream(png)) {
            return ImageIO.read(file);
        }
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("rsvg-convert", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /// The smallest rectangle around everything that is clearly not white.
    private static Rectangle ink(BufferedImage image) {
        var box = new Rectangle(-1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                if ((rgb & 0xff) + ((rgb >> 8) & 0xff) + ((rgb >> 16) & 0xff) < 600) {
                    box.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return box;
    }
}
