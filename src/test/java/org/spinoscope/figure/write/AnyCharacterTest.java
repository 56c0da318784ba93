package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// Names and prompts may hold any character; every writer makes a whole file of it.
class AnyCharacterTest {

    @TempDir
    private Path temp;

    private static Drawing drawing(String text) {
        var figure = Figure.titled("Title " + text)
                .add(Points.at(Values.of(1, 2), Values.of(1, 2)).labelled(java.util.List.of(text, text + text)))
                .note(text)
                .provenance(Provenance.NONE.with("prompt set", text));
        return new FigureLayout().paint(figure, Size.px(500, 400), FigureTheme.LIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𝔼[x] and 𝟙",
                "😀 👩‍👩‍👧‍👦 👍🏽 ❤️",
                "🇩🇪🇫🇷",
                "e\u0301 a\u0323\u0302 x\u0335\u0489",
                "שלום עולם",
                "مرحبا بالعالم 123",
                "नमस्ते",
                "漢字 かな 한글",
                "\uDBFF\uDFFD \uE000 \uFFFF",
                "\u202Eabc\u202C \u200B\uFEFF"
            })
    void everyWriterMakesAWholeFile(String text) throws Exception {
        var drawing = drawing(text);
        var svg = new SvgWriter().text(drawing);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(root.getDocumentElement().getTagName()).isEqualTo("svg");
        new PdfWriter().write(drawing, temp.resolve("a.pdf"));
        try (var pdf = Loader.loadPDF(temp.resolve("a.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Title");
        }
        new PngWriter().writeAtDpi(drawing, 72, temp.resolve("a.png"));
        assertThat(Files.size(temp.resolve("a.png"))).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"漢", "\uDBFF\uDFFD"})
    void whatNoTypefaceHasGetsAVisibleReplacement(String character) {
        assertThat(drawing("before" + character + "after").toString()).contains("\uFFFD");
    }
}
