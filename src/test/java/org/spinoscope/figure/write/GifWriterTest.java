package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

class GifWriterTest {

    private static final FigureLayout PAINTER = new FigureLayout();

    @TempDir
    Path folder;

    @Test
    void everyPictureIsReadBackWithItsDelayAndTheFilmWithItsLoopAndComment() throws Exception {
        var reader = film(new GifWriter.Timing(4, true), FigureTheme.LIGHT);
        assertThat(reader.getNumImages(true)).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            assertThat(reader.read(i).getWidth()).isEqualTo(160);
            assertThat(reader.read(i).getHeight()).isEqualTo(120);
            assertThat(attribute(reader, i, "GraphicControlExtension", "delayTime"))
                    .isEqualTo("4");
        }
        assertThat(attribute(reader, 0, "ApplicationExtension", "applicationID"))
                .isEqualTo("NETSCAPE");
        var comment = attribute(reader, 0, "CommentExtension", "value");
        var text = new String(comment.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(text).contains("Title: A moving point", "model.id: tiny", "γ = 1", "program: Spinoscope 9");
    }

    @Test
    void aFilmThatEndsHasNoLoop() throws Exception {
        var reader = film(new GifWriter.Timing(10, false), FigureTheme.LIGHT);
        assertThat(nodes(reader, 0, "ApplicationExtension")).isEmpty();
        assertThat(nodes(reader, 0, "CommentExtension")).hasSize(1);
    }

    @Test
    void allPicturesShareOnePaletteSoThatNothingFlickers() throws Exception {
        var reader = film(new GifWriter.Timing(4, true), FigureTheme.DARK);
        for (int i = 0; i < 5; i++) {
            assertThat(nodes(reader, i, "LocalColorTable")).isEmpty();
            assertThat(reader.read(i).getRGB(1, 1) & 0xffffff).isEqualTo(0x16181d);
        }
    }

    @Test
    void theColoursOfAFilmAreCloseToThePicture() {
        for (var figureTheme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
            var picture = new PngWriter().image(drawing(0.3, figureTheme), 1);
            var reduced = new GifPalette(figureTheme).reduce(picture);
            long difference = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int a = picture.getRGB(x, y);
                    int b = reduced.getRGB(x, y);
                    for (int shift = 0; shift <= 16; shift += 8) {
                        int off = Math.abs((a >> shift & 255) - (b >> shift & 255));
                        assertThat(off).isLessThan(48);
                        difference += off;
                    }
                }
            }
            assertThat(difference / (3.0 * picture.getWidth() * picture.getHeight()))
                    .isLessThan(1.5);
        }
    }

    @Test
    void aFilmWithoutPicturesIsRefused() {
        assertThatThrownBy(() -> new GifWriter()
                        .write(
                                Collections.emptyIterator(),
                                FigureTheme.LIGHT,
                                new GifWriter.Timing(4, true),
                                folder.resolve("empty.gif")))
                .isInstanceOf(UserException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void framesDoNotGoIntoAFolderThatHoldsSomething() throws Exception {
        new PngSequenceWriter().write(List.of(drawing(0, FigureTheme.LIGHT)).iterator(), folder.resolve("frames"));
        assertThat(folder.resolve("frames").resolve("frame-0001.png")).isNotEmptyFile();
        assertThatThrownBy(() -> new PngSequenceWriter()
                        .write(List.of(drawing(0, FigureTheme.LIGHT)).iterator(), folder.resolve("frames")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("not an empty folder");
    }

    private ImageReader film(GifWriter.Timing timing, FigureTheme figureTheme) throws Exception {
        var drawings = new ArrayList<Drawing>();
        for (int i = 0; i < 5; i++) {
            drawings.add(drawing(i / 5.0, figureTheme));
        }
        var file = folder.resolve("film.gif");
        new GifWriter().write(drawings.iterator(), figureTheme, timing, file);
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(file.toFile()));
        return reader;
    }

    private static Drawing drawing(double at, FigureTheme figureTheme) {
        var origin = new Provenance("9", "tiny", "", "", "", "", "", "", Map.of("motion", "γ = 1"));
        var figure = Figure.titled("A moving point")
                .x(Axis.linear("x").limits(0, 1))
                .y(Axis.linear("y").limits(0, 1))
                .add(Points.at(at, at).as(Symbol.CIRCLE, 9, Ink.Role.GOOD))
                .provenance(origin);
        return PAINTER.paint(figure, Size.px(160, 120), figureTheme);
    }

    private static String attribute(ImageReader reader, int image, String node, String name) throws Exception {
        return nodes(reader, image, node).getFirst().getAttribute(name);
    }

    private static List<IIOMetadataNode> nodes(ImageReader reader, int image, String name) throws Exception {
        var root = (IIOMetadataNode) reader.getImageMetadata(image).getAsTree("javax_imageio_gif_image_1.0");
        var found = root.getElementsByTagName(name);
        var list = new ArrayList<IIOMetadataNode>();
        for (int i = 0; i < found.getLength(); i++) {
            list.add((IIOMetadataNode) found.item(i));
        }
        return list;
    }
}
