package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.w3c.dom.Node;

class WritersTest {

    private static final FigureLayout PAINTER = new FigureLayout();

    @Test
    void pngCarriesProvenanceAndResolution() throws IOException {
        var provenance = Specimens.provenance().with("unicode", "ΔL = −0.85");
        var bytes = new PngWriter().bytes(drawing(Specimens.scatter().provenance(provenance)), 300 / 72.0);
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
        assertThat(reader.getWidth(0)).isEqualTo(1004);
        var texts = new LinkedHashMap<String, String>();
        collect(reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"), texts);
        assertThat(texts).containsAllEntriesOf(provenance.entries());
        assertThat(texts).containsEntry("pixelsPerMetre", "11811");
        assertThat(texts).containsKey("Title");
    }

    @Test
    void pngShowsWhatTheThemeSays() {
        var image = new PngWriter().image(drawing(Specimens.cells(4, 5)), 2);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xffffffff);
        assertThat(java.util.stream.IntStream.range(0, image.getWidth())
                        .map(x -> image.getRGB(x, image.getHeight() / 2))
                        .distinct()
                        .count())
                .isGreaterThan(5);
    }

    @Test
    void pdfKeepsWordsAndProvenanceAndRepeatsItself() throws IOException {
        var figure = Figure.titled("Token \uD83D\uDE00 and ΔL\u0302")
                .add(Points.at(1, 1).labelled("中文"))
                .provenance(Specimens.provenance());
        var bytes = new PdfWriter().bytes(drawing(figure));
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document)).contains("embedded demonstration model, not GPT-2");
            assertThat(document.getDocumentInformation().getCustomMetadataValue("prompts"))
                    .isEqualTo("factual recall (Table I)");
        }
        assertThat(new PdfWriter().bytes(drawing(figure))).isEqualTo(bytes);
    }

    @Test
    void csvHoldsEveryNumberInFullAndSaysWhereItIsFrom() {
        var figure = Figure.titled("Two")
                .add(
                        Points.at(Values.of(1, 0.1 + 0.2), Values.of(-3, Double.NaN))
                                .named("prompts, all")
                                .labelled(List.of("a \"b\"", "c")),
                        Line.straight(0, 2, 0, 1))
                .provenance(Specimens.provenance());
        var lines = new CsvWriter().text(figure).lines().toList();
        assertThat(lines).contains("# model.label: embedded demonstration model, not GPT-2");
        assertThat(lines.stream().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "mark,panel,series,label,x,y,low,high,value",
                        "points,,\"prompts, all\",\"a \"\"b\"\"\",1,-3,,,",
                        "points,,\"prompts, all\",c,0.30000000000000004,,,,",
                        "line,,,,0,0,,,",
                        "line,,,,1,2,,,");
    }

    @Test
    void csvNamesThePanelAndTheCell() {
        var panels = Figure.panels("", 2, List.of(Specimens.histogram(), Specimens.cells(1, 1)));
        assertThat(new CsvWriter().text(panels)).containsPattern("\nheatmap,b,r,L0H0,0,0,,,0?\\.");
    }

    @Test
    void aFileIsReplacedWholeAndFoldersAreMade(@TempDir Path folder) throws IOException {
        var file = folder.resolve("deep/er/figure.svg");
        new SvgWriter().write(drawing(Specimens.scatter()), file);
        var before = Files.size(file);
        new SvgWriter().write(drawing(Specimens.bars()), file);
        assertThat(Files.size(file)).isNotEqualTo(before);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithWhatToDo(@TempDir Path folder) throws IOException {
        var blocked = Files.writeString(folder.resolve("file"), "in the way").resolve("figure.csv");
        assertThatThrownBy(() -> new CsvWriter().write(Specimens.scatter(), blocked))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("figure.csv")
                .hasMessageContaining("Choose a folder");
        assertThatThrownBy(() -> new CsvWriter().write(Specimens.scatter(), folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new PngWriter().bytes(drawing(Specimens.scatter()), 1e6))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("too large");
    }

    private static Drawing drawing(Figure figure) {
        return PAINTER.paint(figure, Size.oneColumn(70), FigureTheme.LIGHT);
    }

    private static void collect(Node node, Map<String, String> texts) {
        if (node.getNodeName().equals("tEXtEntry") || node.getNodeName().equals("iTXtEntry")) {
            var attributes = node.getAttributes();
            var value = attributes.getNamedItem("value");
            texts.put(
                    attributes.getNamedItem("keyword").getNodeValue(),
                    (value != null ? value : attributes.getNamedItem("text")).getNodeValue());
        } else if (node.getNodeName().equals("pHYs")) {
            texts.put(
                    "pixelsPerMetre",
                    node.getAttributes().getNamedItem("pixelsPerUnitXAxis").getNodeValue());
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, texts);
        }
    }
}
