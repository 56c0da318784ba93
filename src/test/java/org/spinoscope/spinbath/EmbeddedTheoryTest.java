package org.spinoscope.spinbath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.TokenizedPair;

class EmbeddedTheoryTest {

    /// Of different lengths; tokens, beginnings and last tokens repeat.
    private static final List<TokenizedPair> TRIALS = List.of(
            pair(new int[] {7, 3, 9, 3}, new int[] {4}, new int[] {5}),
            pair(new int[] {7, 3, 9, 1, 3}, new int[] {4, 6}, new int[] {8}),
            pair(new int[] {2}, new int[] {1}, new int[] {0}),
            pair(new int[] {9, 9, 1}, new int[] {5}, new int[] {4}));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "source=W_E+W_pos",
                "source=ln_1(W_E+W_pos)",
                "biases=qkv",
                "unit=on",
                "readout=gamma*e_t",
                "readout=dla",
                "slice=columns",
                "source=ln_1(W_E+W_pos),biases=qkv,unit=on,readout=dla,slice=columns",
                "source=W_E+W_pos,biases=qkv,readout=dla"
            })
    void agreesWithTheTheoryOfEachPromptByItself(String text) {
        var reading = Reading.parse(text);
        assertThat(EmbeddedTheory.covers(reading)).isTrue();
        for (var name : List.of("odd-3x5", "tiny-12x12")) {
            try (var model = Golden.model(name)) {
                int layers = model.config().layers();
                int heads = model.config().heads();
                var run = HeadGaps.request(
                        ForwardRequest.of(
                                TRIALS.stream().map(TokenizedPair::tokens).toList()),
                        Reading.parse(text + (text.isEmpty() ? "" : ",") + "readout=dla"),
                        layers);
                var forward = model.run(run, Progress.NONE);
                var sigma = IntStream.range(0, TRIALS.size())
                        .mapToDouble(p -> {
                            var scales = forward.activation(Hook.LN_FINAL_SCALE.point(), p)
                                    .data();
                            return scales[scales.length - 1];
                        })
                        .toArray();
                var expected = HeadGaps.of(model, TRIALS, reading, forward, Progress.NONE);
                var found = new EmbeddedTheory(model, TRIALS, reading).gaps(sigma);
                for (int p = 0; p < TRIALS.size(); p++) {
                    for (int h = 0; h < layers * heads; h++) {
                        double one = expected.gaps()[h / heads][h % heads][p];
                        assertThat(found[p][h]).isCloseTo(one, within(1e-6 * Math.max(1, Math.abs(one))));
                    }
                }
            }
        }
    }

    private static TokenizedPair pair(int[] tokens, int[] good, int[] bad) {
        return new TokenizedPair(tokens, good, bad);
    }
}
