package org.spinoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spinoscope.figure.ColourScale.Kind;

/// How colours look with a colour vision deficiency: the matrices of Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009) 1291, for a severity
/// of 1, applied to linear sRGB. Differences are Euclidean ones in CIE L*a*b* (D65), where about 2.3 is just noticed.
class ColourVisionTest {

    /// A kind of vision, as a 3 × 3 matrix of linear sRGB, row by row.
    enum Vision {
        FULL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Vision(double... matrix) {
            this.matrix = matrix;
        }

        /// L*, a*, b* of a colour as it is seen.
        double[] lab(Colour colour) {
            var linear = DoubleStream.of(colour.red(), colour.green(), colour.blue())
                    .map(c -> c / 255 <= 0.04045 ? c / 255 / 12.92 : Math.pow((c / 255 + 0.055) / 1.055, 2.4))
                    .toArray();
            var seen = times(matrix, linear);
            for (int i = 0; i < 3; i++) {
                seen[i] = Math.clamp(seen[i], 0, 1);
            }
            var xyz = times(TO_XYZ, seen);
            var white = times(TO_XYZ, new double[] {1, 1, 1});
            var f = IntStream.range(0, 3)
                    .mapToDouble(i -> cubeRoot(xyz[i] / white[i]))
                    .toArray();
            return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
        }

        double lightness(Colour colour) {
            return lab(colour)[0];
        }

        double difference(Colour one, Colour other) {
            var a = lab(one);
            var b = lab(other);
            return Math.sqrt(IntStream.range(0, 3)
                    .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                    .sum());
        }

        /// How far the colours of two numbers of opposite sign are apart.
        ///
        /// @param size of the numbers, 1 at the end of the scale
        double arms(ColourMap map, double size) {
            return difference(map.at(0.5 + size / 2), map.at(0.5 - size / 2));
        }
    }

    private static final double[] TO_XYZ = {
        0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
    };
    private static final int STEPS = 256;

    @ParameterizedTest
    @EnumSource
    void amountsGetLighterStepByStep(Vision vision) {
        for (var map : ColourMap.of(Kind.AMOUNT)) {
            int apart = STEPS / 16; // nearer colours differ by less than their eight bits can tell
            for (int i = 0; i + apart <= STEPS; i++) {
                var low = map.at((double) i / STEPS);
                var high = map.at((double) (i + apart) / STEPS);
                assertThat(vision.lightness(high) - vision.lightness(low))
                        .as("%s, %s, step %d", map, vision, i)
                        .isGreaterThan(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersOfOppositeSignsLookDifferentFromAnEighthOfTheScaleOn(Vision vision) {
        for (var map : ColourMap.of(Kind.SIGNED)) {
            for (int i = STEPS / 8; i <= STEPS; i++) {
                double size = (double) i / STEPS;
                assertThat(vision.arms(map, size))
                        .as("%s, %s, ±%.3f", map, vision, size)
                        .isGreaterThan(size < 0.25 ? 10 : 20);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesOfColouredMapsGetDarkerFromZeroOn(Vision vision) {
        for (var map : new ColourMap[] {ColourMap.RD_BU, ColourMap.PU_OR}) {
            for (int i = 0; i < STEPS / 2; i += 4) {
                double nearer = (double) i / STEPS;
                double farther = (i + 4.0) / STEPS;
                for (int sign : new int[] {-1, 1}) {
                    assertThat(vision.lightness(map.at(0.5 + sign * farther)))
                            .as("%s, %s, %+.3f", map, vision, sign * farther)
                            .isLessThan(vision.lightness(map.at(0.5 + sign * nearer)));
                }
            }
        }
    }

    /// What the guide says of each map's weakest case.
    @Test
    void redAndBlueAreNearestWithProtanopiaOrangeAndPurpleWithTritanopia() {
        for (double size : new double[] {0.25, 0.5, 1}) {
            for (var vision : Vision.values()) {
                assertThat(Vision.PROTANOPIA.arms(ColourMap.RD_BU, size))
                        .isLessThanOrEqualTo(vision.arms(ColourMap.RD_BU, size));
                assertThat(Vision.TRITANOPIA.arms(ColourMap.PU_OR, size))
                        .isLessThanOrEqualTo(vision.arms(ColourMap.PU_OR, size));
            }
        }
        assertThat(Vision.PROTANOPIA.arms(ColourMap.RD_BU, 1)).isBetween(34.0, 36.5);
        assertThat(Vision.TRITANOPIA.arms(ColourMap.PU_OR, 1)).isBetween(45.0, 47.5);
    }

    @Test
    void withoutColoursOnlyTheGreyMapTellsTheSigns() {
        double[] sizes = {0.25, 0.5, 1};
        for (double size : sizes) {
            assertThat(lightnessApart(ColourMap.GREY, size)).isGreaterThan(20);
        }
        assertThat(DoubleStream.of(sizes).map(size -> lightnessApart(ColourMap.RD_BU, size)))
                .as("red and blue as a copier sees them")
                .anySatisfy(apart -> assertThat(apart).isLessThan(2.3));
    }

    private static double lightnessApart(ColourMap map, double size) {
        return Math.abs(Vision.FULL.lightness(map.at(0.5 + size / 2)) - Vision.FULL.lightness(map.at(0.5 - size / 2)));
    }

    private static double[] times(double[] matrix, double[] v) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> matrix[3 * i] * v[0] + matrix[3 * i + 1] * v[1] + matrix[3 * i + 2] * v[2])
                .toArray();
    }

    private static double cubeRoot(double t) {
        double delta = 6.0 / 29;
        return t > delta * delta * delta ? Math.cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
    }
}
