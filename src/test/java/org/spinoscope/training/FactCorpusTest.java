package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactCorpusTest {

    private static final FactCorpus SHIPPED = FactCorpus.shipped();

    @Test
    void examinationTextsNeverOccur() {
        var documents = documents(3, 20_000).toList();
        assertThat(SHIPPED.withheldTexts()).hasSizeGreaterThan(100);
        for (String text : SHIPPED.withheldTexts()) {
            assertThat(documents).noneMatch(document -> document.contains(text));
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
            assertThat(new HashSet<>(family.facts()))
                    .as(family.name())
                    .doesNotContainAnyElementsOf(family.withheld());
        }
    }

    @Test
    void aTemplateThatAsksForTooMuchIsNamed() {
        var family = Family.parse(List.of("== pairs", ": {0} and {2}.", "a | b")).getFirst();
        assertThatThrownBy(() -> family.templates().getFirst().first(family.facts().getFirst()))
                .hasMessageContaining("{0} and {2}");
    }

    private static Stream<String> documents(long seed, int count) {
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> SHIPPED.document(random)).limit(count);
    }
}
