package org.spinoscope.desktop.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Strokes against what they are by definition, pixel by pixel: as opaque as the pixel is near to the segment.
@Execution(ExecutionMode.CONCURRENT)
class StrokeRasterTest {

    private static final int SIZE = 40;

    @Test
    void aStrokeCoversWhatIsNearToItsSegmentAndNothingElse() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double x0 = random.nextDouble() * 50 - 5;
            double y0 = random.nextDouble() * 50 - 5;
            double x1 = i % 10 == 0 ? x0 : x0 + random.nextGaussian() * 8;
            double y1 = i % 10 <= 1 ? y0 : y0 + random.nextGaussian() * 8;
            double half = 0.4 + 2 * random.nextDouble();
            int argb = random.nextInt();
            var raster = new StrokeRaster(SIZE, SIZE);
            raster.stroke(x0, y0, x1, y1, half, argb);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    double away = away(x + 0.5, y + 0.5, x0, y0, x1, y1);
                    double alpha = (argb >>> 24) * Math.clamp(half + 0.5 - away, 0, 1);
                    assertThat((double) (raster.pixels()[y * SIZE + x] >>> 24)).isCloseTo(alpha, within(0.51));
                }
            }
        }
    }

    @Test
    void coloursArePremultipliedToTheNearest() {
        for (int alpha = 1; alpha < 256; alpha++) {
            for (int c = 0; c < 256; c++) {
                var raster = new StrokeRaster(1, 1);
                raster.stroke(0.5, 0.5, 0.5, 0.5, 3, alpha << 24 | c << 16 | 255 - c << 8 | c / 2);
                assertThat(raster.pixels()[0])
                        .isEqualTo(alpha << 24
                                | nearest(c, alpha) << 16
                                | nearest(255 - c, alpha) << 8
                                | nearest(c / 2, alpha));
            }
        }
    }

    @Test
    void theMoreOpaqueStaysWhereStrokesOverlap() {
        var raster = new StrokeRaster(1, 1);
        raster.stroke(0.5, 0.5, 0.5, 0.5, 3, 0xff102030);
        raster.stroke(0.5, 0.5, 0.5, 0.5, 3, 0x80ffffff);
        assertThat(raster.pixels()[0]).isEqualTo(0xff102030);
        raster.stroke(0.5, 0.5, 0.5, 0.5, 3, 0xff405060);
        assertThat(raster.pixels()[0]).isEqualTo(0xff405060);
    }

    private static int nearest(int channel, int alpha) {
        return (int) Math.round(channel * alpha / 255.0);
    }

    private static double away(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double squared = dx * dx + dy * dy;
        double t = squared == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / squared, 0, 1);
        return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    }
}
