package org.spinoscope.figure.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.Size;

/// Writes drawings as SVG 1.1: the same drawing gives the same bytes, text stays text, and title, description and
/// provenance are inside.
///
/// What answers to the pointer on the screen has a `<title>` here, which browsers show.
public final class SvgWriter {

    /// How text finds its typeface.
    public enum FontEmbedding {
        /// The characters used are part of the file: it looks the same everywhere.
        EMBEDDED,
        /// Only the family's name is written: smaller, but drawn in another face where Inter is missing.
        NAMED,
        /// Text is drawn as outlines, each with its words as a description: the same in every program, also in those
        /// that ignore typefaces inside a file; it can no longer be edited as text.
        OUTLINES
    }

    private final FontEmbedding fontEmbedding;

    public SvgWriter() {
        this(FontEmbedding.EMBEDDED);
    }

    public SvgWriter(FontEmbedding fontEmbedding) {
        this.fontEmbedding = fontEmbedding;
    }

    /// @throws UserException if the file cannot be written
    public void write(Drawing drawing, Path file) {
        AtomicFile.write(file, text(drawing).getBytes(StandardCharsets.UTF_8));
    }

    /// The file's content.
    public String text(Drawing drawing) {
        var xmlWriter = new XmlWriter();
        xmlWriter.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var size = drawing.size();
        var unit = size.unit() == Size.Unit.POINT ? "pt" : "";
        xmlWriter
                .open("svg")
                .put("xmlns", "http://www.w3.org/2000/svg")
                .put("width", XmlWriter.number(size.width()) + unit)
                .put("height", XmlWriter.number(size.height()) + unit)
                .put("viewBox", "0 0 " + XmlWriter.number(size.width()) + " " + XmlWriter.number(size.height()))
                .put("role", "img")
                .put("aria-labelledby", "title description")
                .put("font-family", "Inter, 'Helvetica Neue', Arial, sans-serif")
                .put("style", "font-kerning:none");
        xmlWriter.open("title").put("id", "title").text(drawing.title()).close();
        xmlWriter
                .open("desc")
                .put("id", "description")
                .text(drawing.description())
                .close();
        provenance(drawing, xmlWriter);
        if (fontEmbedding == FontEmbedding.EMBEDDED) {
            xmlWriter.open("style").text(FontSubsets.css(drawing.items())).close();
        }
        xmlWriter
                .open("rect")
                .put("width", "100%")
                .put("height", "100%")
                .put("fill", drawing.background().hex())
                .close();
        new SvgRenderer(xmlWriter, fontEmbedding == FontEmbedding.OUTLINES).items(drawing.items());
        new SvgRenderer(xmlWriter, false).hovers(drawing.hovers());
        xmlWriter.close();
        return xmlWriter.toString();
    }

    private static void provenance(Drawing drawing, XmlWriter xmlWriter) {
        xmlWriter.open("metadata");
        xmlWriter.open("provenance").put("xmlns", "urn:spinoscope:provenance");
        drawing.provenance()
                .entries()
                .forEach((key, value) ->
                        xmlWriter.open("entry").put("key", key).text(value).close());
        xmlWriter.close();
        xmlWriter.close();
    }
}
