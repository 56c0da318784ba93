package org.spinoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.ColourScale.Kind;

class ColourMapsTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var signed : ColourMap.of(Kind.SIGNED)) {
            for (var amounts : ColourMap.of(Kind.AMOUNT)) {
                var maps = new ColourMaps(signed, amounts);
                assertThat(ColourMaps.parse(maps.toString())).isEqualTo(maps);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | RD_BU | VIRIDIS",
                "signed=puor | PU_OR | VIRIDIS",
                "' amounts = cividis ' | RD_BU | CIVIDIS",
                "amounts=grey,signed=grey | GREY | GREY",
            })
    void whatIsNotNamedStaysStandard(String text, ColourMap signed, ColourMap amounts) {
        assertThat(ColourMaps.parse(text)).isEqualTo(new ColourMaps(signed, amounts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed=viridis", "amounts=RdBu", "signed", "signed=", "colours=grey", "grey", ","})
    void whatIsNotKnownIsRefusedWithTheChoices(String text) {
        assertThatThrownBy(() -> ColourMaps.parse(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("grey");
    }
}
