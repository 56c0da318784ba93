package org.spinoscope.figure.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.spinoscope.basis.AtomicFile;
import org.spinoscope.basis.MendableException;
import org.spinoscope.figure.paint.Drawing;
import org.spinoscope.figure.paint.Size;

/// Writes drawings as SVG 1.1: the same drawing gives the same bytes, text stays text, and title, description and
/// provenance are inside.
///
/// What answers to the pointer on the screen has a `<title>` here, which browsers show.
public final class SvgWriter {

    /// How text finds its typeface.
    public enum Typefaces {
        /// The characters used are part of the file: it looks the same everywhere.
        EMBEDDED,
        /// Only the family's name is written: smaller, but drawn in another face where Inter is missing.
        NAMED
    }

    private final Typefaces typefaces;

    public SvgWriter() {
        this(Typefaces.EMBEDDED);
    }

    public SvgWriter(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /// @throws MendableException if the file cannot be written
    public void write(Drawing drawing, Path file) {
        AtomicFile.write(file, text(drawing).getBytes(StandardCharsets.UTF_8));
    }

    /// The file's content.
    public String text(Drawing drawing) {
        var xml = new Xml();
        xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        var size = drawing.size();
        var unit = size.unit() == Size.Unit.POINT ? "pt" : "";
        xml.open("svg")
                .put("xmlns", "http://www.w3.org/2000/svg")
                .put("width", Xml.number(size.width()) + unit)
                .put("height", Xml.number(size.height()) + unit)
                .put("viewBox", "0 0 " + Xml.number(size.width()) + " " + Xml.number(size.height()))
                .put("role", "img")
                .put("aria-labelledby", "title description")
                .put("font-family", "Inter, 'Helvetica Neue', Arial, sans-serif")
                .put("style", "font-kerning:none");
        xml.open("title").put("id", "title").text(drawing.title()).close();
        xml.open("desc").put("id", "description").text(drawing.description()).close();
        provenance(drawing, xml);
        if (typefaces == Typefaces.EMBEDDED) {
            xml.open("style").text(FontSubsets.css(drawing.items())).close();
        }
        xml.open("rect")
                .put("width", "100%")
                .put("height", "100%")
                .put("fill", drawing.background().hex())
                .close();
        new SvgItems(xml).items(drawing.items());
        new SvgItems(xml).hovers(drawing.hovers());
        xml.close();
        return xml.toString();
    }

    private static void provenance(Drawing drawing, Xml xml) {
        xml.open("metadata");
        xml.open("provenance").put("xmlns", "urn:spinoscope:provenance");
        drawing.provenance()
                .entries()
                .forEach((key, value) ->
                        xml.open("entry").put("key", key).text(value).close());
        xml.close();
        xml.close();
    }
}
