package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Shape;
import org.spinoscope.figure.layout.Size;

class ColourBarPixelsTest {

    /// A light page shows through nowhere in a dark figure, as it once did under every colour bar.
    @Test
    void aDarkMapHasNoWhiteNotchUnderItsColourBar() throws Exception {
        for (double width : new double[] {300, 377.3, 520}) {
            var drawing = new FigureLayout()
                    .paint(
                            Objects.requireNonNull(Specimens.small().get("cells")),
                            Size.px(width, 0.71 * width),
                            FigureTheme.DARK);
            var image = ImageIO.read(new ByteArrayInputStream(new PngWriter().bytes(drawing, 1)));
            var bar = images(drawing.items())
                    .filter(place -> place.height() > 5 * place.width())
                    .findFirst()
                    .orElseThrow();
            var bright = new ArrayList<String>();
            for (int y = (int) bar.bottom() + 2; y < bar.bottom() + 6; y++) {
                for (int x = (int) bar.x() - 2; x < bar.right() + 1; x++) {
                    int rgb = image.getRGB(x, y);
                    if (((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3 > 110) {
                        bright.add(x + ", " + y + ": " + Integer.toHexString(rgb));
                    }
                }
            }
            assertThat(bright).as("below the bar at width %s", width).isEmpty();
        }
    }

    private static Stream<Shape.Rect> images(List<Item> items) {
        return items.stream().flatMap(item -> switch (item) {
            case Item.Image image -> Stream.of(image.place());
            case Item.Group group -> images(group.items());
            default -> Stream.empty();
        });
    }
}
