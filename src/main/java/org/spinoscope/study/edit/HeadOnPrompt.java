package org.spinoscope.study.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;

/// One head on one prompt: its field, its decision plane with further words in it, and the frame in which a spin moves.
///
/// @param tokens the prompt's tokens, as many as the head's attention weights
/// @param words the further words, as far as they have a token, in the order of the plane's tokens
public record HeadOnPrompt(
        PromptPair pair,
        HeadId head,
        Reading reading,
        HeadField field,
        DecisionPlane.Result plane,
        List<NextTokenPrediction.Piece> tokens,
        List<String> words,
        SpinFrame frame) {

    /// From the prompt's run.
    ///
    /// @param further words to project onto the plane, each by the first token of “ word”
    public static HeadOnPrompt of(
            Gpt2 model,
            PromptRuns runs,
            PromptPair pair,
            HeadId head,
            Reading reading,
            List<String> further,
            Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, List.of(pair), reading.answer());
        var run = PromptRuns.together(runs.of(model, tokenizedPrompts.tokens(), reading, progress));
        var field = HeadField.of(model, tokenizedPrompts.trials(), 0, head, reading, run);
        var known = new ArrayList<String>();
        var ids = new ArrayList<Integer>();
        for (var word : further) {
            var encoded = model.tokenizer().encode(" " + word);
            if (encoded.length > 0) {
                known.add(word);
                ids.add(encoded[0]);
            }
        }
        var spins = HeadField.spins(
                model, head, reading, 0, ids.stream().mapToInt(id -> id).toArray(), run);
        var trial = tokenizedPrompts.trials().getFirst();
        return new HeadOnPrompt(
                pair,
                head,
                reading,
                field,
                DecisionPlane.of(field, spins),
                NextTokenPrediction.pieces(model, trial.tokens()),
                List.copyOf(known),
                SpinFrame.of(field.projectedField(), direction(model, trial.good()), direction(model, trial.bad())));
    }

    private static double[] direction(Gpt2 model, int... tokens) {
        var rows = model.unembedding(tokens);
        var mean = new double[rows.shape()[1]];
        for (int i = 0; i < rows.data().length; i++) {
            mean[i % mean.length] += rows.data()[i];
        }
        return Arrays.stream(mean).map(sum -> sum / tokens.length).toArray();
    }
}
