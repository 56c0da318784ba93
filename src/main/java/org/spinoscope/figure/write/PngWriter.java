package org.spinoscope.figure.write;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.Size;

/// Writes drawings as PNG, with the resolution for print and the provenance in text chunks.
public final class PngWriter {

    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final long MOST_PIXELS = 200_000_000;

    private final Java2DRenderer java2DRenderer = new Java2DRenderer();

    /// Writes a drawing measured in points at `dpi` pixels an inch, one in pixels at `dpi` / 72 times its size.
    ///
    /// @throws UserException if the file cannot be written or the picture would be too large
    public void writeAtDpi(Drawing drawing, double dpi, Path file) {
        write(drawing, dpi / 72, file);
    }

    /// Writes `scale` pixels for every unit of the drawing: 1 or 2 for the screen.
    ///
    /// @throws UserException if the file cannot be written or the picture would be too large
    public void write(Drawing drawing, double scale, Path file) {
        AtomicFile.write(file, bytes(drawing, scale));
    }

    /// The file's content.
    public byte[] bytes(Drawing drawing, double scale) {
        var perInch = drawing.size().unit() == Size.Unit.POINT ? 72 * scale : 96 * scale;
        return encode(image(drawing, scale), metadata(drawing), perInch);
    }

    BufferedImage image(Drawing drawing, double scale) {
        var width = Math.max(1, Math.round(drawing.size().width() * scale));
        var height = Math.max(1, Math.round(drawing.size().height() * scale));
        if (!(scale > 0) || width * height > MOST_PIXELS) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "A picture of %d by %d pixels is too large; choose a lower resolution.",
                    width,
                    height));
        }
        var image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        java2DRenderer.paint(drawing, image, scale);
        return image;
    }

    static Map<String, String> metadata(Drawing drawing) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("Title", drawing.title());
        entries.put("Description", drawing.description());
        entries.putAll(drawing.provenance().entries());
        if (entries.containsKey("program")) {
            entries.put("Software", entries.getOrDefault("program", ""));
        }
        entries.values().removeIf(String::isEmpty);
        return entries;
    }

    static byte[] encode(BufferedImage image, Map<String, String> texts, double perInch) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var bytes = new ByteArrayOutputStream();
                var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            var metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
            describe(metadata, texts, perInch);
            writer.setOutput(out);
            writer.write(metadata, new IIOImage(image, null, metadata), parameters);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture cannot be encoded in memory", impossible);
        } finally {
            writer.dispose();
        }
    }

    private static void describe(IIOMetadata metadata, Map<String, String> texts, double perInch)
            throws IIOInvalidTreeException {
        var root = new IIOMetadataNode(FORMAT);
        if (perInch > 0) {
            var size = new IIOMetadataNode("pHYs");
            var perMetre = Long.toString(Math.round(perInch / 0.0254));
            size.setAttribute("pixelsPerUnitXAxis", perMetre);
            size.setAttribute("pixelsPerUnitYAxis", perMetre);
            size.setAttribute("unitSpecifier", "meter");
            root.appendChild(size);
        }
        var plain = new IIOMetadataNode("tEXt");
        var unicode = new IIOMetadataNode("iTXt");
        texts.forEach((key, value) -> {
            if (value.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))) {
                plain.appendChild(entry("tEXtEntry", Map.of("keyword", key, "value", value)));
            } else {
                unicode.appendChild(entry(
                        "iTXtEntry",
                        Map.of(
                                "keyword",
                                key,
                                "compressionFlag",
                                "FALSE",
                                "compressionMethod",
                                "0",
                                "languageTag",
                                "",
                                "translatedKeyword",
                                key,
                                "text",
                                value)));
            }
        });
        if (plain.hasChildNodes()) {
            root.appendChild(plain);
        }
        if (unicode.hasChildNodes()) {
            root.appendChild(unicode);
        }
        metadata.mergeTree(FORMAT, root);
    }

    private static IIOMetadataNode entry(String name, Map<String, String> attributes) {
        var node = new IIOMetadataNode(name);
        attributes.forEach(node::setAttribute);
        return node;
    }
}
