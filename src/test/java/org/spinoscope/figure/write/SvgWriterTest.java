package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgWriterTest {

    private static final FigureLayout PAINTER = new FigureLayout();

    @Test
    void theSameFigureGivesTheSameBytes() {
        var first = new SvgWriter().text(PAINTER.paint(Specimens.plane(), Size.px(400, 300), FigureTheme.LIGHT));
        var again =
                new SvgWriter().text(new FigureLayout().paint(Specimens.plane(), Size.px(400, 300), FigureTheme.LIGHT));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void provenanceComesBackAsItWentIn() throws Exception {
        var provenance = Specimens.provenance().with("note", "<a> & \"b\" ⟨S⟩");
        var svg = parsed(Specimens.scatter().provenance(provenance));
        var entries = svg.getElementsByTagNameNS("urn:spinoscope:provenance", "entry");
        var read = new LinkedHashMap<String, String>();
        for (var i = 0; i < entries.getLength(); i++) {
            var entry = (Element) entries.item(i);
            read.put(entry.getAttribute("key"), entry.getTextContent());
        }
        assertThat(read).isEqualTo(provenance.entries());
    }

    @Test
    void wordsStayWordsAndTheTitleIsPlain() throws Exception {
        var svg = parsed(Specimens.histogram());
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Largest |r| of 144 heads under the null");
        var texts = svg.getElementsByTagName("text");
        assertThat(java.util.stream.IntStream.range(0, texts.getLength())
                        .mapToObj(i -> texts.item(i).getTextContent()))
                .contains("Permutations", "max |r|", "observed 0.691");
    }

    @Test
    void controlCharactersInATokenDoNotBreakTheFile() throws Exception {
        var figure = Figure.titled("token \u0000\u001b & <pad>")
                .add(Points.at(Values.of(0, 1), Values.of(0, 1)).labelled(List.of("\u0007", "\uD83D\uDE00 & co")));
        assertThat(parsed(figure).getElementsByTagName("text").getLength()).isPositive();
    }

    @Test
    void everyCharacterOfATextIsInItsEmbeddedFace() throws Exception {
        var svg = new SvgWriter().text(PAINTER.paint(Specimens.logarithmic(), Size.px(400, 300), FigureTheme.LIGHT));
        var faces = Pattern.compile(
                        "font-family:'([^']+)';font-weight:(\\d+)([^}]*?);src:url\\(data:font/ttf;base64,([^)]+)\\)")
                .matcher(svg);
        var embedded = new ArrayList<Font>();
        while (faces.find()) {
            var bytes = Base64.getDecoder().decode(faces.group(4));
            embedded.add(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes)));
        }
        assertThat(embedded).hasSizeGreaterThan(1);
        var texts = Pattern.compile("<(?:text|tspan)[^>]*>([^<]*)")
                .matcher(svg)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        assertThat(texts).contains("⟨");
        assertThat(texts.codePoints().filter(c -> !Character.isWhitespace(c)).distinct())
                .allSatisfy(character -> assertThat(embedded)
                        .as("a face for “%s”", Character.toString(character))
                        .anyMatch(font -> font.canDisplay(character)));
    }

    private static Document parsed(Figure figure) throws Exception {
        var text = new SvgWriter(SvgWriter.FontEmbedding.NAMED)
                .text(PAINTER.paint(figure, Size.oneColumn(70), FigureTheme.LIGHT));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
