package org.spinoscope.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerSpinnerTest {

    @ParameterizedTest
    @CsvSource({"150, 150", "' 80 ', 80", "9000, 1200", "-1, 72", "at150, 300", "'', 300", "99999999999999999999, 300"})
    void whatIsNoNumberInTheRangeNeverThrows(String typed, int expected) {
        var values = IntegerSpinner.values(72, 1200, 300, 50);
        assertThat(values.getConverter().fromString(Objects.requireNonNullElse(typed, "")))
                .isEqualTo(expected);
    }
}
