package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactCorpusTest {

    private static final FactCorpus SHIPPED = FactCorpus.shipped();

    @Test
    void examinationTextsNeverOccur() {
        var written = documents(3, 10_000).collect(Collectors.joining("\n"));
        assertThat(SHIPPED.withheldTexts()).hasSizeGreaterThan(100);
        assertThat(SHIPPED.withheldTexts()).noneMatch(written::contains);
    }

    @Test
    void withheldPairsNeverFollowEachOther() {
        var factFamily = SHIPPED.families().getFirst();
        var written = documents(4, 10_000).collect(Collectors.joining("\n"));
        for (var first : factFamily.facts()) {
            for (var second : factFamily.facts()) {
                if (FactCorpus.isWithheld(factFamily, first, second)) {
                    var template = factFamily.templates().getFirst();
                    assertThat(written).doesNotContain(template.first(first) + " " + template.next(second));
                }
            }
        }
    }

    @Test
    void theSameSeedWritesTheSameDocuments() {
        assertThat(documents(5, 200).toList()).isEqualTo(documents(5, 200).toList());
    }

    @Test
    void everyTemplateFindsItsColumnsInEveryFact() {
        for (var factFamily : SHIPPED.families()) {
            assertThat(factFamily.templates()).as(factFamily.name()).isNotEmpty();
            for (var fact : Stream.concat(factFamily.facts().stream(), factFamily.withheld().stream())
                    .toList()) {
                for (var template : factFamily.templates()) {
                    assertThat(template.first(fact)).endsWith(".").doesNotContain("{", "|", "~");
                    assertThat(template.next(fact)).endsWith(".").doesNotContain("{", "|", "~");
                }
            }
        }
    }

    @Test
    void withheldFactsAreNotAlsoTaught() {
        for (var factFamily : SHIPPED.families()) {
            assertThat(factFamily.facts()).as(factFamily.name()).noneMatch(factFamily.withheld()::contains);
        }
    }

    @Test
    void aTemplateThatAsksForTooMuchIsNamed() {
        var factFamily =
                FactFamily.parse(List.of("== pairs", ": {0} and {2}.", "a | b")).getFirst();
        assertThatThrownBy(() -> factFamily
                        .templates()
                        .getFirst()
                        .first(factFamily.facts().getFirst()))
                .hasMessageContaining("{0} and {2}");
    }

    private static Stream<String> documents(long seed, int count) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> SHIPPED.document(random)).limit(count);
    }
}
