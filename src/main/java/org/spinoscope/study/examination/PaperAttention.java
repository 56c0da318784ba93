package org.spinoscope.study.examination;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;

/// How evenly heads attend under the paper's reading, where the spins are raw token vectors.
///
/// @param entropy `[layer][head]`, entropy of α over log of the number of tokens, mean over the prompts: 1 if even
/// @param largest `[layer][head]`, the most that any token of any prompt gets, in units of its even share
public record PaperAttention(double[][] entropy, double[][] largest) {

    static PaperAttention of(Gpt2 model, PromptSet prompts, Progress progress) {
        var trials = TokenizedPrompts.of(model, prompts, Reading.PAPER.answer()).trials();
        // The paper's spins need no activations, so an empty run will do.
        var run = model.run(ForwardRequest.of(List.of(trials.getFirst().tokens())), Progress.NONE);
        var entropy = new double[model.config().layers()][model.config().heads()];
        var largest = new double[entropy.length][entropy[0].length];
        var heads = model.heads();
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            progress.at((double) i / heads.size(), "Attention of " + head);
            for (int p = 0; p < trials.size(); p++) {
                var weights =
                        HeadField.of(model, trials, p, head, Reading.PAPER, run).weights();
                double h = 0;
                for (double w : weights) {
                    h -= w > 0 ? w * Math.log(w) : 0;
                    largest[head.layer()][head.head()] =
                            Math.max(largest[head.layer()][head.head()], w * weights.length);
                }
                entropy[head.layer()][head.head()] += h / Math.log(weights.length) / trials.size();
            }
        }
        return new PaperAttention(entropy, largest);
    }
}
