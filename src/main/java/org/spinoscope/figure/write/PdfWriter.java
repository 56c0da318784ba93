package org.spinoscope.figure.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.Size;

/// Writes drawings as a PDF page of their size, with text as text in embedded faces and the provenance as metadata.
public final class PdfWriter {

    private static final double POINTS_PER_PIXEL = 0.75;

    /// @throws UserException if the file cannot be written
    public void write(Drawing drawing, Path file) {
        AtomicFile.write(file, bytes(drawing));
    }

    /// The file's content: the same for the same drawing.
    public byte[] bytes(Drawing drawing) {
        var size = drawing.size();
        var scale = (float) (size.unit() == Size.Unit.POINT ? 1 : POINTS_PER_PIXEL);
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle((float) size.width() * scale, (float) size.height() * scale));
            document.addPage(page);
            describe(document, drawing);
            try (var content = new PDPageContentStream(document, page)) {
                new PdfRenderer(document, content, scale, page.getMediaBox().getHeight()).drawing(drawing);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a page cannot be written in memory", impossible);
        }
    }

    private static void describe(PDDocument document, Drawing drawing) {
        var information = document.getDocumentInformation();
        information.setTitle(drawing.title());
        information.setSubject(drawing.description());
        information.setCreator("Spinoscope");
        drawing.provenance().entries().forEach(information::setCustomMetadataValue);
        // Without an identity of its own, a file gets a random one.
        var id = new COSArray();
        var hash = String.format(
                Locale.ROOT,
                "%08x%08x",
                drawing.title().hashCode(),
                drawing.description().hashCode());
        id.add(new COSString(hash));
        id.add(new COSString(hash));
        document.getDocument().getTrailer().setItem(COSName.ID, id);
    }
}
