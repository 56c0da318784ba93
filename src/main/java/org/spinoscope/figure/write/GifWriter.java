package org.spinoscope.figure.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureTheme;

/// Writes drawings one after another as an animated GIF; only one picture is held in memory at a time.
public final class GifWriter {

    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";

    private final PngWriter pictures = new PngWriter();

    /// How a film runs.
    ///
    /// @param delay of each picture, in hundredths of a second; most programs slow down what is faster than 2
    /// @param endless whether it begins again after the last picture
    public record Timing(int delay, boolean endless) {

        public Timing {
            if (delay < 1 || delay > 65_535) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "no picture can be shown for %d hundredths of a second", delay));
            }
        }
    }

    /// Writes all drawings, a pixel for every unit; the first one's title, description and provenance become the film's
    /// comment. An exception of the iterator, such as a cancellation, leaves no file.
    ///
    /// @param theme what the drawings are painted in; all pictures share its colours, those of amounts too
    /// @throws UserException if the file cannot be written or there is no drawing
    public void write(Iterator<Drawing> drawings, FigureTheme figureTheme, Timing timing, Path file) {
        if (!drawings.hasNext()) {
            throw new UserException("A film needs at least one picture; ask for more frames.");
        }
        AtomicFile.write(
                file,
                channel -> write(drawings, new GifPalette(figureTheme), timing, Channels.newOutputStream(channel)));
    }

    private void write(Iterator<Drawing> drawings, GifPalette palette, Timing timing, OutputStream out)
            throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            boolean first = true;
            while (drawings.hasNext()) {
                var drawing = drawings.next();
                var picture = palette.reduce(pictures.image(drawing, 1));
                var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
                if (first) {
                    writer.prepareWriteSequence(stream(writer, picture.getWidth(), picture.getHeight(), palette));
                    describeFilm(metadata, timing, comment(drawing));
                }
                describePicture(metadata, timing);
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
                first = false;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata stream(ImageWriter writer, int width, int height, GifPalette palette)
            throws IIOInvalidTreeException {
        var metadata = writer.getDefaultStreamMetadata(null);
        var root = new IIOMetadataNode(STREAM);
        root.appendChild(node("Version", Map.of("value", "89a")));
        root.appendChild(node(
                "LogicalScreenDescriptor",
                Map.of(
                        "logicalScreenWidth",
                        Integer.toString(width),
                        "logicalScreenHeight",
                        Integer.toString(height),
                        "colorResolution",
                        "8",
                        "pixelAspectRatio",
                        "0")));
        var table = node(
                "GlobalColorTable",
                Map.of(
                        "sizeOfGlobalColorTable",
                        Integer.toString(GifPalette.SIZE),
                        "backgroundColorIndex",
                        "0",
                        "sortFlag",
                        "FALSE"));
        var model = palette.model();
        for (int i = 0; i < GifPalette.SIZE; i++) {
            table.appendChild(node(
                    "ColorTableEntry",
                    Map.of(
                            "index",
                            Integer.toString(i),
                            "red",
                            Integer.toString(model.getRed(i)),
                            "green",
                            Integer.toString(model.getGreen(i)),
                            "blue",
                            Integer.toString(model.getBlue(i)))));
        }
        root.appendChild(table);
        metadata.mergeTree(STREAM, root);
        return metadata;
    }

    private static void describePicture(IIOMetadata metadata, Timing timing) throws IIOInvalidTreeException {
        var root = new IIOMetadataNode(IMAGE);
        root.appendChild(node(
                "GraphicControlExtension",
                Map.of(
                        "disposalMethod",
                        "doNotDispose",
                        "userInputFlag",
                        "FALSE",
                        "transparentColorFlag",
                        "FALSE",
                        "delayTime",
                        Integer.toString(timing.delay()),
                        "transparentColorIndex",
                        "0")));
        metadata.mergeTree(IMAGE, root);
    }

    private static void describeFilm(IIOMetadata metadata, Timing timing, String comment)
            throws IIOInvalidTreeException {
        var root = new IIOMetadataNode(IMAGE);
        if (timing.endless()) {
            var loop = node("ApplicationExtension", Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
            loop.setUserObject(new byte[] {1, 0, 0});
            var all = new IIOMetadataNode("ApplicationExtensions");
            all.appendChild(loop);
            root.appendChild(all);
        }
        if (!comment.isEmpty()) {
            var all = new IIOMetadataNode("CommentExtensions");
            all.appendChild(node("CommentExtension", Map.of("value", comment)));
            root.appendChild(all);
        }
        metadata.mergeTree(IMAGE, root);
    }

    /// One line for each thing known. The JDK writes comments as Latin-1, so the bytes of UTF-8 are handed over one by
    /// one.
    private static String comment(Drawing drawing) {
        var text = PngWriter.metadata(drawing).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static IIOMetadataNode node(String name, Map<String, String> attributes) {
        var node = new IIOMetadataNode(name);
        attributes.forEach(node::setAttribute);
        return node;
    }
}
