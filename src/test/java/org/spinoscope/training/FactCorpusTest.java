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
        var family = SHIPPED.families().getFirst();
        var written = documents(4, 10_000).collect(Collectors.joining("\n"));
        for (var first : family.facts()) {
            for (var second : family.facts()) {
                if (FactCorpus.isWithheld(family, first, second)) {
                    var template = family.templates().getFirst();
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
        for (var family : SHIPPED.families()) {
            assertThat(family.templates()).as(family.name()).isNotEmpty();
            for (var fact : Stream.concat(family.facts().stream(), family.withheld().stream())
                    .toList()) {
                for (var template : family.templates()) {
                    assertThat(template.first(fact)).endsWith(".").doesNotContain("{", "|", "~");
                    assertThat(template.next(fact)).endsWith(".").doesNotContain("{", "|", "~");
                }
            }
        }
    }

    @Test
    void withheldFactsAreNotAlsoTaught() {
        for (var family : SHIPPED.families()) {
            assertThat(family.facts()).as(family.name()).noneMatch(family.withheld()::contains);
        }
    }

    @Test
    void aTemplateThatAsksForTooMuchIsNamed() {
        var family =
                Family.parse(List.of("== pairs", ": {0} and {2}.", "a | b")).getFirst();
        assertThatThrownBy(
                        () -> family.templates().getFirst().first(family.facts().getFirst()))
                .hasMessageContaining("{0} and {2}");
    }

    private static Stream<String> documents(long seed, int count) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> SHIPPED.document(random)).limit(count);
    }
}
