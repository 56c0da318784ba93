package org.spinoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColourTest {

    @Property
    void textReadsOnEveryColourOfAllMaps(@ForAll ColourMap map, @ForAll @DoubleRange(min = 0, max = 1) double at) {
        var ground = map.at(at);
        assertThat(ground.contrast(ground.ink())).isGreaterThanOrEqualTo(4.5);
    }

    @Property
    void textReadsOnAnyColourAtAll(@ForAll @IntRange(min = 0, max = 0xffffff) int rgb) {
        var ground = Colour.rgb(rgb);
        assertThat(ground.contrast(ground.ink())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void positiveIsRedNegativeIsBlueAndZeroIsNeitherOnASymmetricScale() {
        var scale = ColourScale.symmetric(Values.of(-3, 0.5, Double.NaN));
        assertThat(scale.min()).isEqualTo(-3);
        assertThat(scale.max()).isEqualTo(3);
        assertThat(ColourMaps.STANDARD.colour(scale, 2.5)).matches(colour -> colour.red() > 2 * colour.blue());
        assertThat(ColourMaps.STANDARD.colour(scale, -2.5)).matches(colour -> colour.blue() > 2 * colour.red());
        assertThat(ColourMaps.STANDARD.colour(scale, 0)).isEqualTo(Colour.rgb(0xf7f7f7));
    }

    @Test
    void whereThereIsNoNumberThereIsItsOwnColour() {
        assertThat(ColourMaps.STANDARD.colour(ColourScale.symmetric(1), Double.NaN))
                .isEqualTo(Colour.MISSING);
    }

    @Test
    void constantOrEmptyValuesStillMakeAScale() {
        assertThat(ColourMaps.STANDARD.colour(ColourScale.sequential(Values.of(4, 4)), 4))
                .isEqualTo(ColourMap.VIRIDIS.at(0.5));
        assertThat(ColourScale.sequential(Values.of()).max()).isEqualTo(1);
        assertThat(ColourScale.symmetric(Values.of(0, 0)).max()).isEqualTo(1);
    }

    @Test
    void contrastOfBlackOnWhiteIsTwentyOne() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
    }
}
