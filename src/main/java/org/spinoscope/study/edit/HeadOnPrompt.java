package org.spinoscope.study.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;

/// One head on one prompt: its field, its decision plane with further words in it, and the frame in which a spin moves.
///
/// @param tokens the prompt's tokens up to the query position k, as many as the head's attention weights
/// @param whole all tokens of the prompt
/// @param words the further words, as far as they have a token, in the order of the plane's tokens
public record HeadOnPrompt(
        PromptPair pair,
        HeadId head,
        Reading reading,
        HeadField field,
        DecisionPlane.Result plane,
        List<NextTokenPrediction.Piece> tokens,
        List<NextTokenPrediction.Piece> whole,
        List<String> words,
        SpinFrame frame) {

    /// The query position k, from 0.
    public int position() {
        return tokens.size() - 1;
    }

    /// Whether the last position asks, as in all studies of a set.
    public boolean last() {
        return tokens.size() == whole.size();
    }

    /// From the prompt's run, at its last position.
    public static HeadOnPrompt of(
            Gpt2 model,
            PromptRuns runs,
            PromptPair pair,
            HeadId head,
            Reading reading,
            List<String> further,
            Progress progress) {
        return of(model, runs, pair, -1, head, reading, further, progress);
    }

    /// From the run of the prompt up to the query position: what follows acts on no earlier position.
    ///
    /// @param asking k; below 0 or beyond the prompt for the last position
    /// @param further words to project onto the plane, each by the first token of “ word”
    public static HeadOnPrompt of(
            Gpt2 model,
            PromptRuns runs,
            PromptPair pair,
            int asking,
            HeadId head,
            Reading reading,
            List<String> further,
            Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, List.of(pair), reading.answer());
        var trial = tokenizedPrompts.trials().getFirst();
        int length = asking < 0 ? trial.length() : Math.min(asking + 1, trial.length());
        var asked = new TokenizedPair(Arrays.copyOf(trial.tokens(), length), trial.good(), trial.bad());
        var run = PromptRuns.together(runs.of(model, List.of(asked.tokens()), reading, progress));
        var field = HeadField.of(model, List.of(asked), 0, head, reading, run);
        var known = new ArrayList<String>();
        var ids = new ArrayList<Integer>();
        for (var word : further) {
            var encoded = model.tokenizer().encodeContinuation(" " + word);
            if (encoded.length > 0) {
                known.add(word);
                ids.add(encoded[0]);
            }
        }
        var spins = HeadField.spins(
                model, head, reading, 0, ids.stream().mapToInt(id -> id).toArray(), run);
        return new HeadOnPrompt(
                pair,
                head,
                reading,
                field,
                DecisionPlane.of(field, spins),
                NextTokenPrediction.pieces(model, asked.tokens()),
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
