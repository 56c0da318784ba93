package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// What is kept of spins met before gives the fields that a product of all spins gives.
class SharedProjectionsTest {

    private static final List<int[]> EDITS =
            List.of(new int[] {1, 2, 3, 4}, new int[] {1, 2, 9, 4}, new int[] {9, 9}, new int[] {1, 2, 3, 4});

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void editedPromptsHaveTheFieldsOfNewOnes(boolean biases) {
        try (var model = Gpt2.load(Golden.checkpoint("half-4x2"), new ModelIdentity("x", "seeded"), Progress.NONE)) {
            var none = model.circuits().contextFields(model.embedding(1, 2, 3, 4), !biases); // nor do they mix
            for (var tokens : EDITS) {
                var spins = model.embedding(tokens);
                int layers = model.config().layers();
                var kept = model.circuits().contextFields(spins, biases);
                var anew = model.circuits().contextFields(Collections.nCopies(layers, spins), biases);
                assertThat(kept).hasSize(layers);
                for (int layer = 0; layer < layers; layer++) {
                    assertThat(kept.get(layer).shape())
                            .containsExactly(anew.get(layer).shape());
                    assertThat(kept.get(layer).data())
                            .containsExactly(anew.get(layer).data(), within(1e-6f));
                }
            }
            assertThat(none.getLast().data())
                    .isNotEqualTo(model.circuits()
                            .contextFields(model.embedding(1, 2, 3, 4), biases)
                            .getLast()
                            .data());
        }
    }
}
