package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.phases.AttentionTemperature;
import org.spinoscope.spinbath.phases.Repetition;

/// Boundaries in the number of repetitions of the good word and in the attention temperature, for all heads and
/// prompts.
public final class PhasesStudy {

    private PhasesStudy() {}

    /// One causal run over prompts with copies, then arithmetic on scores and values.
    public static PhasesResult run(Gpt2 model, PromptTerms terms, Progress progress) {
        var copied = CopiedPrompts.of(model, terms.trials(), terms.reading(), progress.part(0, 0.4));
        var repetition = terms.reading().source() == Reading.Source.W_E
                ? exact(model, terms, progress.part(0.4, 0.9))
                : sampled(model, terms, copied, progress.part(0.4, 0.9));
        progress.at(0.9, "Attention temperatures");
        var crossings = Arrays.stream(terms.terms())
                .parallel()
                .map(layer -> Arrays.stream(layer)
                        .map(head -> Arrays.stream(head)
                                .map(AttentionTemperature::crossings)
                                .toArray(double[][]::new))
                        .toArray(double[][][]::new))
                .toArray(double[][][][]::new);
        var measured = IntStream.range(0, copied.trials().size())
                .mapToDouble(p -> Repetition.firstCrossing(copied.afterCopies(p)))
                .toArray();
        return new PhasesResult(terms, copied.gaps(), measured, repetition, crossings);
    }

    private static Repetition[][][] exact(Gpt2 model, PromptTerms terms, Progress progress) {
        var whole = terms.trials().whole();
        var once = IntStream.range(0, whole.size())
                .mapToObj(p -> {
                    var trial = terms.trials().trials().get(p);
                    var tokens = CopiedPrompts.appended(
                            trial.tokens(), whole.get(p).good(), 1);
                    return new TokenizedPair(tokens, trial.good(), trial.bad());
                })
                .toList();
        var last = once.stream().map(t -> new int[] {t.length() - 1}).toArray(int[][]::new);
        var none = new ForwardResult(List.of(), Map.of());
        var reader = new TermsReader(model, once, last, terms.reading(), none, false);
        return byLayer(
                model,
                once.size(),
                reader,
                progress,
                (p, queries, head) ->
                        Repetition.exact(queries[0][head], whole.get(p).good().length));
    }

    private static Repetition[][][] sampled(Gpt2 model, PromptTerms terms, CopiedPrompts copied, Progress progress) {
        var after = Arrays.stream(copied.ends())
                .map(ends -> Arrays.copyOfRange(ends, 1, ends.length))
                .toArray(int[][]::new);
        var reader = new TermsReader(model, copied.trials(), after, terms.reading(), copied.run(), true);
        return byLayer(model, after.length, reader, progress, (p, queries, head) -> {
            var here = Arrays.stream(queries).map(query -> query[head]).toList();
            return Repetition.sampled(
                    here.stream().mapToDouble(HeadTerms::gap).toArray(),
                    here.stream().allMatch(HeadTerms::silent));
        });
    }

    private interface OneHead {
        Repetition of(int prompt, HeadTerms[][] queries, int head);
    }

    private static Repetition[][][] byLayer(
            Gpt2 model, int prompts, TermsReader reader, Progress progress, OneHead one) {
        var config = model.config();
        var repetition = new Repetition[config.layers()][config.heads()][prompts];
        for (int layer = 0; layer < config.layers(); layer++) {
            progress.at((double) layer / config.layers(), "Repetitions in layer " + layer);
            var terms = reader.layer(layer);
            for (int p = 0; p < prompts; p++) {
                for (int h = 0; h < config.heads(); h++) {
                    repetition[layer][h][p] = one.of(p, terms[p], h);
                }
            }
        }
        return repetition;
    }
}
