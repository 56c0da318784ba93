package org.spinoscope.study.coupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.ModeVectors;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.spinbath.phases.CollapsedHead;

class CouplingStudyTest {

    private static final int[] TOKENS = {5, 40, 7, 7, 81, 2};

    private static Gpt2 model;

    @BeforeAll
    static void load() {
        model = Golden.model("odd-3x5");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static ForwardResult run(Hook... hooks) {
        var request = ForwardRequest.of(List.of(TOKENS));
        for (var hook : hooks) {
            if (hook.perLayer()) {
                for (int layer = 0; layer < 3; layer++) {
                    request = request.recording(hook.in(layer));
                }
            } else {
                request = request.recording(hook.point());
            }
        }
        return model.run(request, Progress.NONE);
    }

    /// With attention patterns and norms frozen, the key a head sees is a sum over paths: embeddings, every earlier
    /// head's every key, output biases and MLPs. Their scores add up to the model's own.
    @Test
    void allPathsIntoAScoreAddUpToTheModelsOwn() {
        var run = run(Hook.EMBED, Hook.POS_EMBED, Hook.PATTERN, Hook.RESID_PRE, Hook.MLP_OUT, Hook.ATTN_SCORES);
        var later = new HeadId(2, 1);
        var w = model.circuits().head(later);
        int q = 5;
        var resid = run.activation(Hook.RESID_PRE.in(2), 0);
        var asked = query(w, model.ln1(2).apply(resid.slice(q)));
        for (int k = 0; k <= q; k++) {
            double scale = model.ln1(2).scale(resid.slice(k));
            double sum = score(w, asked, model.ln1(2).bias(), false);
            sum += path(w, asked, run.activation(Hook.EMBED.point(), 0).slice(k), scale);
            sum += path(w, asked, run.activation(Hook.POS_EMBED.point(), 0).slice(k), scale);
            for (int layer = 0; layer < 2; layer++) {
                sum += path(w, asked, run.activation(Hook.MLP_OUT.in(layer), 0).slice(k), scale);
                sum += path(w, asked, model.outputBias(layer), scale);
                for (int head = 0; head < 5; head++) {
                    for (int j = 0; j <= k; j++) {
                        sum += path(w, asked, written(run, layer, head, k, j), scale);
                    }
                }
            }
            double model2 = run.activation(Hook.ATTN_SCORES.in(2), 0).at(1, q, k);
            assertThat(sum).isCloseTo(model2, within(2e-5 * Math.max(1, Math.abs(model2))));
        }
    }

    private static double[] query(HeadWeights w, float[] x) {
        var q = times(x, w.wQ());
        for (int a = 0; a < q.length; a++) {
            q[a] = w.scale() * (q[a] + w.bQ()[a]);
        }
        return q;
    }

    /// α_kj (x_j W_V + b_V) W_O of an earlier head.
    private static float[] written(ForwardResult run, int layer, int head, int k, int j) {
        var w = model.circuits().head(new HeadId(layer, head));
        var x = model.ln1(layer)
                .apply(run.activation(Hook.RESID_PRE.in(layer), 0).slice(j));
        var v = times(x, w.wV());
        var values = new float[v.length];
        for (int a = 0; a < v.length; a++) {
            values[a] = (float) (v[a] + w.bV()[a]);
        }
        var out = times(values, w.wO());
        double alpha = run.activation(Hook.PATTERN.in(layer), 0).at(head, k, j);
        var scaled = new float[out.length];
        for (int i = 0; i < out.length; i++) {
            scaled[i] = (float) (alpha * out[i]);
        }
        return scaled;
    }

    /// A component of the residual stream, centred, divided by the frozen norm, weighted, as a key.
    private static double path(HeadWeights w, double[] asked, float[] component, double scale) {
        double mean = 0;
        for (float value : component) {
            mean += value / (double) component.length;
        }
        var gamma = model.ln1(2).weight();
        var x = new float[component.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((component[i] - mean) / scale * gamma[i]);
        }
        return score(w, asked, x, true);
    }

    private static double score(HeadWeights w, double[] asked, float[] x, boolean plain) {
        var key = times(x, w.wK());
        double sum = 0;
        for (int a = 0; a < key.length; a++) {
            sum += asked[a] * (key[a] + (plain ? 0 : w.bK()[a]));
        }
        return sum;
    }

    private static double[] times(float[] x, Tensor matrix) {
        var y = new double[matrix.shape()[1]];
        for (int i = 0; i < x.length; i++) {
            for (int a = 0; a < y.length; a++) {
                y[a] += (double) x[i] * matrix.at(i, a);
            }
        }
        return y;
    }

    @Test
    void theKCompositionEnergyIsTheScoreOfWhatAnEarlierHeadWrites() {
        var one = model.circuits().head(new HeadId(0, 2));
        var two = model.circuits().head(new HeadId(1, 3));
        var e = model.embedding(TOKENS);
        var x = new double[TOKENS.length][35];
        for (int t = 0; t < x.length; t++) {
            for (int a = 0; a < 35; a++) {
                x[t][a] = e.at(t, a);
            }
        }
        var pattern = run(Hook.PATTERN).activation(Hook.PATTERN.in(0), 0);
        var alpha = new double[x.length][x.length];
        for (int k = 0; k < x.length; k++) {
            for (int j = 0; j <= k; j++) {
                alpha[k][j] = pattern.at(2, k, j);
            }
        }
        var energies = KComposition.energies(one, two, x, alpha, 5);
        for (int k = 0; k < x.length; k++) {
            var out = new float[35];
            for (int j = 0; j <= k; j++) {
                var v = times(e.slice(j), one.wV());
                for (int i = 0; i < 35; i++) {
                    for (int a = 0; a < v.length; a++) {
                        out[i] += (float) (alpha[k][j] * v[a] * one.wO().at(a, i));
                    }
                }
            }
            double gained = 0;
            var query = times(e.slice(5), two.wQ());
            var key = times(out, two.wK());
            for (int a = 0; a < key.length; a++) {
                gained += two.scale() * query[a] * key[a];
            }
            assertThat(-Arrays.stream(energies[k]).sum()).isCloseTo(gained, within(1e-5));
            assertThat(Arrays.stream(energies[k]).skip(k + 1L).sum()).isZero();
        }
    }

    @Test
    void laterHeadsGainWhatTheirEnergiesSay() {
        var head = new HeadId(0, 2);
        var e = model.embedding(TOKENS);
        var x = IntStream.range(0, TOKENS.length)
                .mapToObj(
                        t -> IntStream.range(0, 35).mapToDouble(a -> e.at(t, a)).toArray())
                .toArray(double[][]::new);
        var random = new java.util.Random(2);
        var asked = IntStream.rangeClosed(1, TOKENS.length)
                .mapToObj(n -> new HeadTerms(random.doubles(n).toArray(), new double[n]))
                .toList();
        var alpha = asked.stream().map(HeadTerms::weights).toArray(double[][]::new);
        double expected = 0;
        for (int layer = 1; layer < 3; layer++) {
            for (int h = 0; h < 5; h++) {
                var later = model.circuits().head(new HeadId(layer, h));
                for (var row : KComposition.energies(model.circuits().head(head), later, x, alpha, 5)) {
                    expected -= Arrays.stream(row).sum();
                }
            }
        }
        assertThat(KComposition.laterHeads(model, head, List.of(x, x, x), asked))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aTemperatureOfOneAndNoRemovedModeChangeNothing() {
        var trial = new TokenizedPair(TOKENS, new int[] {3}, new int[] {9});
        var head = new HeadId(1, 1);
        var gaps = ModelScans.attentionTemperature(model, trial, head, new double[] {1, 0.3});
        var modes = ModeVectors.ofCoupling(model.circuits().head(head));
        int[] all = IntStream.range(0, 7).toArray();
        var weights = ModelScans.causalWeights(model, trial, head, modes, List.of(new int[0], all));
        assertThat(weights.of(0)).isCloseTo(0, within(1e-6));
        assertThat(gaps[0]).isCloseTo(weights.gap(), within(1e-6));
        assertThat(Math.abs(gaps[1] - gaps[0])).isGreaterThan(1e-4);
        assertThat(Math.abs(weights.of(1))).isGreaterThan(1e-4);
    }

    @Test
    void anExactBoundaryIsWhereTheHeadsOwnGapTurns() {
        var set = new PromptSet(
                "pairs", "", "", List.of(new PromptPair("abcabc", "ab", "ca"), new PromptPair("two", "p", "q")));
        var reading = Reading.parse("answer=last");
        var terms = PromptTerms.of(model, set, reading, Progress.NONE);
        var phases = PhasesStudy.run(model, terms, Progress.NONE);
        int turned = 0;
        for (var id : model.heads()) {
            for (int p = 0; p < 2; p++) {
                double crossing = phases.repetition()[id.layer()][id.head()][p].predicted();
                if (Double.isNaN(crossing) || crossing > 40) {
                    continue;
                }
                turned++;
                var trial = terms.trials().trials().get(p);
                var word = terms.trials().whole().get(p).good();
                int n = (int) Math.floor(crossing);
                var study = IntStream.of(n, n + 1)
                        .mapToObj(copies -> CopiedPrompts.appended(trial.tokens(), word, copies))
                        .mapToDouble(tokens -> gap(id, tokens, trial))
                        .toArray();
                assertThat(study[0] * study[1]).isNegative();
            }
        }
        assertThat(turned).isPositive();
    }

    private static double gap(HeadId id, int[] tokens, TokenizedPair trial) {
        var asked = List.of(new TokenizedPair(tokens, trial.good(), trial.bad()));
        var none = new ForwardResult(List.of(), java.util.Map.of());
        return org.spinoscope.spinbath.TermsReader.last(model, asked, Reading.PAPER, none, Progress.NONE)[id.layer()][
                id.head()][0]
                .gap();
    }

    @Test
    void theGapWithoutCopiesIsThePromptsOwnWhateverTheAnswer() {
        var set = new PromptSet(
                "pairs", "", "", List.of(new PromptPair("abcabc", "ab", "cat"), new PromptPair("x", "p", "q")));
        for (var answer : List.of("answer=sequence", "answer=mean")) {
            var terms = PromptTerms.of(model, set, Reading.parse(answer), Progress.NONE);
            var phases = PhasesStudy.run(model, terms, Progress.NONE);
            for (int p = 0; p < 2; p++) {
                assertThat(phases.actual()[p][0]).isCloseTo(terms.actual()[p], within(1e-5));
                assertThat(phases.actual()[p])
                        .hasSize(1
                                + Math.min(32, 33 - terms.trials().tokens().get(p).length)
                                        / terms.trials().whole().get(p).good().length);
            }
        }
    }

    @Test
    void aPromptThatFillsAllPositionsHasNoCopiesWhateverTheSource() {
        var full = "abcdefghijklmnopqrstuvwxyz0123456";
        var set = new PromptSet("full", "", "", List.of(new PromptPair(full, "p", "q")));
        for (var reading : List.of("source=W_E", "source=W_E+W_pos", "source=ln_1(resid_pre),readout=dla")) {
            var terms = PromptTerms.of(model, set, Reading.parse(reading + ",answer=last"), Progress.NONE);
            var phases = PhasesStudy.run(model, terms, Progress.NONE);
            assertThat(terms.trials().tokens().getFirst()).hasSize(33);
            assertThat(phases.actual()[0]).hasSize(1);
            assertThat(phases.measured()[0]).isNaN();
            assertThat(phases.repetition()[0][0][0].regime().key().isEmpty()).isEqualTo(!reading.equals("source=W_E"));
        }
    }

    @Test
    void equiangularTokensMakeTheSolvedModel() {
        double[][] x = {{1, 0.2, 0.2}, {0.2, 1, 0.2}, {0.2, 0.2, 1}};
        double beta = 1.3;
        var scores = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int a = 0; a < 3; a++) {
                    scores[i][j] += beta * x[i][a] * x[j][a];
                }
            }
        }
        var head = CollapsedHead.of(scores, x, x);
        assertThat(head.unmasked()).isCloseTo(head.predicted(), within(1e-12));
        assertThat(head.causal()).isNotCloseTo(head.predicted(), within(1e-3));
        assertThat(head.contrast()).isCloseTo(beta * 1.08 * (1 - head.keyCosine()), within(1e-12));
    }

    @Test
    void aHeadOfTheModelCanBeSetBesideTheSolvedOne() {
        var set = new PromptSet(
                "one", "", "", List.of(new PromptPair("abcabc", "p", "q"), new PromptPair("x", "p", "q")));
        var reading = Reading.parse("source=ln_1(resid_pre),biases=qkv");
        var terms = PromptTerms.of(model, set, reading, Progress.NONE);
        var heads = CollapseStudy.of(model, terms, new HeadId(1, 2), Progress.NONE);
        assertThat(heads).hasSize(1);
        assertThat(heads.getFirst().causal()).isBetween(-1.0, 1.0);
    }

    @Test
    void aContextKeepsItsCountsAndEndsWithTheAsker() {
        var study = new CompositionStudy(model, new HeadId(0, 0), new int[] {4, 5, 6}, new int[] {1}, new int[] {2});
        var context = study.context(new int[] {2, 5, 3});
        assertThat(context).hasSize(10).endsWith(6);
        assertThat(Arrays.stream(context).filter(t -> t == 5).count()).isEqualTo(5);
        assertThat(Arrays.stream(context).filter(t -> t == 4).count()).isEqualTo(2);
    }

    @Test
    void kindsOfHeadsAreMeanAttentionsAtTheirOffsets() {
        var kinds = HeadKinds.of(model, ModelModes.of(model, Progress.NONE), 1, Progress.NONE);
        assertThat(kinds.heads()).hasSize(15);
        assertThat(kinds.heads()).allSatisfy(scores -> {
            assertThat(scores.previous()).isBetween(0.0, 1.0);
            assertThat(scores.duplicate() + scores.induction()).isBetween(0.0, 1.0);
        });
        assertThat(new HeadKinds.Scores(new HeadId(0, 0), 0.9, 0.1, 0.5, 0.2).names())
                .containsExactly("previous token", "induction");
    }
}
