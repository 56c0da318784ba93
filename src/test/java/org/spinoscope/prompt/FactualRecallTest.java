package org.spinoscope.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The paper's own prompts, as printed, and the canonical writing of both built-in files.
class FactualRecallTest {

    private final PromptSet tableOne = BuiltInPrompts.FACTUAL_RECALL.load();

    @Test
    void tableOneIsAsThePaperPrintsIt() {
        var pairs = tableOne.pairs();
        assertThat(pairs).hasSize(20);
        assertThat(pairs.get(0))
                .isEqualTo(new PromptPair(
                        "The capital of France is Paris. The capital of Germany is", "Berlin", "Rome", "capital"));
        assertThat(pairs.get(1).prompt()).isEqualTo("The laws of physics are same in all inertial");
        assertThat(pairs.get(9).prompt()).contains("water is H2O.").doesNotContain("₂");
        assertThat(pairs.get(13)).satisfies(pair -> {
            assertThat(pair.prompt()).isEqualTo("Lions are carnivores. Cows are");
            assertThat(pair.good()).isEqualTo("herbivores");
            assertThat(pair.bad()).isEqualTo("omnivores");
        });
        assertThat(pairs.get(16).good()).isEqualTo("twenty-four");
        assertThat(tableOne.source()).contains("Bhattacharjee & Lee", "Table I");
    }

    @Test
    void noAnswerStandsInItsPromptAndNoPromptEndsInASpace() {
        assertThat(tableOne.warnings()).isEmpty(); // "screw" is another word than "screwdriver"
    }

    @ParameterizedTest
    @EnumSource
    void theFilesInTheProjectAreWhatTheProgramWrites(BuiltInPrompts set) throws IOException {
        var file = Path.of("prompts", set.id() + ".json");
        assertThat(JsonPrompts.write(PromptList.of(set.load()))).isEqualTo(Files.readString(file));
    }
}
