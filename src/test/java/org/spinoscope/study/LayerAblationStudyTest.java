package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Removed MLPs and layers against the float64 reference, which replaces outputs and runs the whole model every time.
/// Of its six prompts, written here in the letters of the checkpoint's tokens, the third asks for white space and
/// cannot
/// be a pair of words.
class LayerAblationStudyTest {

    private static final PromptSet PROMPTS = new PromptSet(
            "letters",
            "",
            "",
            List.of(
                    new PromptPair("sHiV?l{Gz", "#", "1"),
                    new PromptPair("9S&M,", "J", "%"),
                    new PromptPair("bkue`,5PIoz^", "(", "z"),
                    new PromptPair("Y3A[G", "\\", "\""),
                    new PromptPair("/Da", "!", "A")));

    private static final int[] PLACES = {0, 1, 3, 4, 5};
    private static final int MIXTURES = 8;

    @ParameterizedTest
    @EnumSource
    void mlpsAndWholeLayersAgreeWithTheReference(Positions positions) {
        try (var golden = Golden.open("mlp/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var site = positions == Positions.ALL ? "all" : "last";
            var mlps = golden.values("ablated.zero." + site);
            var mixtures = golden.values("mixtures.zero." + site);
            var request = AblationStudy.Request.of(PROMPTS)
                    .answering(AnswerToken.NO_SPACE)
                    .removing(new AblationMode.Zero(), positions);
            var result = new LayerAblationStudy(new RemovalMemory()).run(model, request, Progress.NONE);
            assertThat(result.tokenizedPrompts().used()).isEqualTo(PROMPTS.pairs());
            for (int p = 0; p < PLACES.length; p++) {
                for (int layer = 0; layer < 3; layer++) {
                    assertThat(without(result, result.mlps(), layer, p))
                            .isCloseTo(mlps[PLACES[p] * 3 + layer], within(2e-5));
                }
                // The fifth and sixth mixtures of the reference are the second and the third layer as a whole.
                assertThat(without(result, result.blocks(), 1, p))
                        .isCloseTo(mixtures[PLACES[p] * MIXTURES + 4], within(2e-5));
                assertThat(without(result, result.blocks(), 2, p))
                        .isCloseTo(mixtures[PLACES[p] * MIXTURES + 5], within(2e-5));
            }
            var names = IntStream.range(0, 3).mapToObj(layer -> "MLP " + layer).toList();
            assertThat(result.mlps()).extracting(LayerEffect::names).isEqualTo(names);
            assertThat(result.blocks().get(1).removed())
                    .map(ModelComponent::toString)
                    .containsExactly("L1H0", "L1H1", "L1H2", "L1H3", "L1H4", "MLP 1");
            var heads = new AblationStudy().run(model, request, Progress.NONE).jointEffects();
            for (int layer = 0; layer < 3; layer++) {
                assertThat(result.heads().get(layer).mean())
                        .isCloseTo(heads.layers().get(layer).mean(), within(1e-5));
            }
        }
    }

    private static double without(LayerAblationResult result, List<LayerEffect> effects, int layer, int prompt) {
        return result.gaps()[prompt] + effects.get(layer).effects()[prompt];
    }
}
