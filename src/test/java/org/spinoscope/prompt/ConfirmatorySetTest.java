package org.spinoscope.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What makes the confirmatory set a fair test of a head that was found on Table I.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmatorySetTest {

    private final PromptSet confirmatory = BuiltInPrompts.CONFIRMATORY.load();
    private final PromptSet tableOne = BuiltInPrompts.FACTUAL_RECALL.load();
    private Map<String, Integer> vocabulary = Map.of();

    @BeforeAll
    void readVocabulary() throws IOException {
        vocabulary =
                new ObjectMapper().readValue(Path.of("assets/model/vocab.json").toFile(), new TypeReference<>() {});
    }

    @Test
    void everyAnswerIsOneTokenBehindASpace() {
        assertThat(confirmatory.pairs()).allSatisfy(pair -> {
            assertThat(vocabulary).containsKey("Ġ" + pair.good());
            assertThat(vocabulary).containsKey("Ġ" + pair.bad());
        });
    }

    @Test
    void fourteenRelationsHaveEightPairsEach() {
        assertThat(confirmatory.byRelation())
                .hasSize(14)
                .allSatisfy((relation, pairs) -> assertThat(pairs).as(relation).hasSize(8));
    }

    @Test
    void noAnswerWordOccursTwice() {
        assertThat(answers(confirmatory)).doesNotHaveDuplicates();
    }

    @Test
    void noQuestionIsAskedTwice() {
        assertThat(confirmatory.pairs().stream().map(PromptPair::prompt)).doesNotHaveDuplicates();
    }

    @Test
    void noPromptNoAnswerAndNoFactIsSharedWithTableOne() {
        assertThat(answers(confirmatory)).doesNotContainAnyElementsOf(answers(tableOne));
        assertThat(sentences(confirmatory)).doesNotContainAnyElementsOf(sentences(tableOne));
        assertThat(tableOne.pairs())
                .allSatisfy(pair ->
                        assertThat(sentences(confirmatory)).doesNotContain(lastSentence(pair) + " " + pair.good()));
    }

    @Test
    void neitherAnswerStandsInItsPromptAndNothingElseIsSuspicious() {
        assertThat(confirmatory.warnings()).isEmpty();
    }

    @Test
    void bothAnswersAreOfSimilarFrequency() {
        assertThat(confirmatory.pairs())
                .allSatisfy(pair -> assertThat((double) token(pair.good()) / token(pair.bad()))
                        .as(pair.toString())
                        .isBetween(0.25, 4.0));
    }

    @Test
    void theRightAnswerIsTheCommonerOneInHalfOfEachRelation() {
        assertThat(confirmatory.byRelation())
                .allSatisfy((relation, pairs) -> assertThat(pairs)
                        .as(relation)
                        .filteredOn(pair -> token(pair.good()) < token(pair.bad()))
                        .hasSize(4));
    }

    private int token(String word) {
        return vocabulary.getOrDefault("Ġ" + word, -1);
    }

    private static List<String> answers(PromptSet set) {
        return set.pairs().stream()
                .flatMap(pair -> Stream.of(pair.good(), pair.bad()))
                .toList();
    }

    /// The complete sentences a set states: those of its prompts, the last one completed by the right answer.
    private static Set<String> sentences(PromptSet set) {
        return set.pairs().stream()
                .flatMap(pair -> Stream.of((pair.prompt() + " " + pair.good()).split("\\. ", -1)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String lastSentence(PromptPair pair) {
        var sentences = pair.prompt().split("\\. ", -1);
        return sentences[sentences.length - 1];
    }
}
