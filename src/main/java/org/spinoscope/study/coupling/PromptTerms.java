package org.spinoscope.study.coupling;

import java.util.List;
import java.util.Map;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.TokenizedPrompts;

/// Every head's scores and values on every prompt: what orders and boundaries are computed from.
///
/// @param prompts the set they are from
/// @param trials its pairs in tokens
/// @param actual ΔL_actual `[prompt]`
/// @param terms `[layer][head][prompt]`, at the last position
public record PromptTerms(
        PromptSet prompts,
        Reading reading,
        TokenizedPrompts trials,
        double[] actual,
        List<HeadId> heads,
        HeadTerms[][][] terms) {

    /// Runs the model on the prompts and reads all heads.
    public static PromptTerms of(Gpt2 model, PromptSet prompts, Reading reading, Progress progress) {
        var gaps = CorrelationStudy.gaps(model, prompts, reading, progress.part(0, 0.6));
        return of(model, prompts, reading, gaps, progress.part(0.6, 1));
    }

    /// Reads all heads where the model's own gaps are known.
    public static PromptTerms of(
            Gpt2 model, PromptSet prompts, Reading reading, CorrelationStudy.Gaps gaps, Progress progress) {
        var trials = gaps.tokenizedPrompts();
        var run = run(model, trials.tokens(), reading, progress.part(0, 0.5));
        var terms = TermsReader.last(model, trials.trials(), reading, run, progress.part(0.5, 1));
        return new PromptTerms(prompts, reading, trials, gaps.actual(), model.heads(), terms);
    }

    /// The model's own run with what a reading needs of it; nothing if it needs nothing.
    static ForwardResult run(Gpt2 model, List<int[]> tokens, Reading reading, Progress progress) {
        return TermsReader.needsRun(reading)
                ? model.run(
                        HeadGaps.request(
                                ForwardRequest.of(tokens),
                                reading,
                                model.config().layers()),
                        progress)
                : new ForwardResult(List.of(), Map.of());
    }

    /// A head's terms `[prompt]`.
    public HeadTerms[] of(HeadId head) {
        return terms[head.layer()][head.head()];
    }
}
