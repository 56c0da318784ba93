package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CopyTextsTest {

    private static final CopyTexts SHIPPED = CopyTexts.parse(FactCorpus.lines("facts/copying.txt"), List.of("river"));

    @Test
    void theLastWordStandsEarlierInTheText() {
        var random = new SplittableRandom(2);
        for (var question :
                Stream.generate(() -> SHIPPED.question(random)).limit(300).toList()) {
            assertThat(question.prompt().toLowerCase(java.util.Locale.ROOT))
                    .contains(question.word().toLowerCase(java.util.Locale.ROOT));
            assertThat(question.prompt()).doesNotContain("{");
            assertThat(question.other()).isNotEqualTo(question.word());
        }
    }

    @Test
    void whatIsAskedIsNeverWritten() {
        var random = new SplittableRandom(3);
        var written =
                Stream.generate(() -> SHIPPED.document(random)).limit(20_000).toList();
        var asked = Stream.generate(() -> SHIPPED.question(random).text())
                .limit(2_000)
                .toList();
        assertThat(written).doesNotContainAnyElementsOf(asked);
    }
}
