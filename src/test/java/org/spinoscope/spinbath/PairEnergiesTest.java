package org.spinoscope.spinbath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.gpt2.TokenizedPair;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PairEnergiesTest {

    private static final HeadId HEAD = new HeadId(2, 3);

    private Gpt2 model;
    private List<TokenizedPair> trials;

    @BeforeAll
    void load() {
        model = Gpt2.load(
                Path.of("src/test/resources/golden/checkpoints/odd-3x5"),
                new ModelIdentity("odd", "a test model"),
                Progress.NONE);
        trials = List.of(new TokenizedPair(model.tokenizer().encode("Ice is cold"), new int[] {3}, new int[] {4}));
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void theLastRowIsWhatTheHeadsFieldIsMadeOf() {
        for (var reading : List.of(Reading.PAPER, Reading.ACTUAL)) {
            var run = model.run(
                    HeadGaps.request(
                            ForwardRequest.of(List.of(trials.getFirst().tokens())),
                            reading,
                            model.config().layers()),
                    Progress.NONE);
            var pairs = PairEnergies.of(model, trials, 0, List.of(HEAD), reading, run)
                    .getFirst();
            var field = HeadField.of(model, trials, 0, HEAD, reading, run);
            int last = trials.getFirst().length() - 1;
            assertThat(pairs.scores()[last]).containsExactly(field.scores(), within(1e-12));
            assertThat(pairs.weights()[last]).containsExactly(field.weights(), within(1e-12));
        }
    }

    @Test
    void asTheHeadReallyActsTheWeightsAreTheModelsOwn() {
        var request = HeadGaps.request(
                        ForwardRequest.of(List.of(trials.getFirst().tokens())),
                        Reading.ACTUAL,
                        model.config().layers())
                .recording(Hook.PATTERN.in(HEAD.layer()));
        var run = model.run(request, Progress.NONE);
        var pattern = run.activation(Hook.PATTERN.in(HEAD.layer()), 0);
        var pairs = PairEnergies.of(model, trials, 0, List.of(HEAD), Reading.ACTUAL, run)
                .getFirst();
        int n = trials.getFirst().length();
        for (int k = 0; k < n; k++) {
            for (int j = 0; j <= k; j++) {
                assertThat(pairs.weights()[k][j]).isCloseTo(pattern.at(HEAD.head(), k, j), within(2e-5));
            }
            for (int j = k + 1; j < n; j++) {
                assertThat(pairs.weights()[k][j]).isNaN();
            }
        }
    }
}
