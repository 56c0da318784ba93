package org.spinoscope.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.Headless;

class TableColumnsTest {

    /// JavaFX would measure the cells of such a column, in a new window before they have colours.
    @Test
    void noColumnIsExactlyAsWideAsOneThatNobodySized() throws Exception {
        Headless.start();
        var widths = Headless.on(() -> IntStream.range(100, 200)
                .mapToDouble(half -> TableColumns.<Double>number("r", 0.5 * half, "%.2f", r -> r)
                        .getPrefWidth())
                .boxed()
                .toList());
        assertThat(widths).contains(79.0, 81.0).doesNotContain(80.0);
    }
}
