package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// Compares one figure of every kind with the file that was looked at and found good.
///
/// After a wanted change: run with `-Dgolden.write=true`, look at the files, commit them.
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/spinoscope/figure/golden");

    @TestFactory
    Stream<DynamicTest> looksAsItDid() {
        var figureLayout = new FigureLayout();
        var writer = new SvgWriter(SvgWriter.FontEmbedding.NAMED);
        return Specimens.small().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    var drawing = figureLayout.paint(entry.getValue(), Size.oneColumn(70), FigureTheme.LIGHT);
                    compare(entry.getKey() + ".svg", withoutPictures(writer.text(drawing)));
                }));
    }

    /// Compressed pixels depend on the machine's zlib; what they show is tested elsewhere.
    private static String withoutPictures(String svg) {
        return svg.replaceAll("base64,[^\"]+", "base64,…");
    }

    private static void compare(String name, String svg) throws IOException {
        var file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(file));
    }
}
