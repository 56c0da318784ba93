package org.spinoscope.study.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.ScorePatch;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.modes.ModeVectors;

class ScorePatchTest {

    private static final HeadId HEAD = new HeadId(2, 3);
    private static final List<int[]> PROMPTS = List.of(new int[] {4, 9, 2, 7, 7}, new int[] {1, 2, 3});

    private static Gpt2 model;

    @BeforeAll
    static void load() {
        model = Golden.model("odd-3x5");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static Tensor scores(ForwardRequest request, int prompt) {
        var point = Hook.ATTN_SCORES.in(HEAD.layer());
        return model.run(request.recording(point), Progress.NONE).activation(point, prompt);
    }

    @Test
    void anAttentionTemperatureDividesOneHeadsScoresPromptByPrompt() {
        var request = ForwardRequest.of(PROMPTS);
        var divided = request.rescoring(List.of(new ScorePatch.Divided(HEAD, new double[] {2, 0.5})));
        for (int p = 0; p < 2; p++) {
            var before = scores(request, p);
            var after = scores(divided, p);
            for (int h = 0; h < 5; h++) {
                double factor = h != HEAD.head() ? 1 : p == 0 ? 0.5 : 2;
                assertThat(after.at(h, 2, 1)).isCloseTo((float) (factor * before.at(h, 2, 1)), within(1e-6f));
            }
        }
    }

    @Test
    void removedModesTakeTheirShareFromTheScoresOfTheirPromptAlone() {
        var modes = ModeVectors.ofCoupling(model.circuits().head(HEAD));
        var asks = modes.first();
        for (int i = 0; i < asks.length; i++) {
            for (int a = 0; a < asks[i].length; a++) {
                asks[i][a] *= modes.singular()[i];
            }
        }
        var removed = new boolean[2][asks.length];
        removed[0][1] = true;
        var point = Hook.RESID_PRE.in(HEAD.layer());
        var request = ForwardRequest.of(PROMPTS).recording(point);
        var x = model.run(request, Progress.NONE).activation(point, 0);
        var norm = model.ln1(HEAD.layer());
        var without = ForwardRequest.of(PROMPTS)
                .rescoring(List.of(new ScorePatch.WithoutModes(HEAD, asks, modes.second(), removed)));
        double share = dot(norm.apply(x.slice(4)), asks[1]) * dot(norm.apply(x.slice(2)), modes.second()[1]);
        double change =
                scores(without, 0).at(HEAD.head(), 4, 2) - scores(request, 0).at(HEAD.head(), 4, 2);
        assertThat(Math.abs(share)).isGreaterThan(1e-3);
        assertThat(change).isCloseTo(-share, within(1e-5));
        assertThat(scores(without, 1).data()).isEqualTo(scores(request, 1).data());
        assertThat(scores(without, 0).at(0, 4, 2)).isEqualTo(scores(request, 0).at(0, 4, 2));
    }

    private static double dot(float[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < y.length; a++) {
            sum += x[a] * y[a];
        }
        return sum;
    }
}
