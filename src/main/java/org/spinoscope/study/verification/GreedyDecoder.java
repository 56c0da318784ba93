package org.spinoscope.study.verification;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;

/// Generation that always takes the most likely token.
final class GreedyDecoder {

    private GreedyDecoder() {}

    /// The tokens that follow a prompt.
    static int[] continuation(Gpt2 model, int[] prompt, int count, Progress progress) {
        var tokens = prompt;
        for (int i = 0; i < count; i++) {
            progress.at((double) i / count, "Generating token " + (i + 1) + " of " + count);
            var request = ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Final());
            var logits = model.run(request, Progress.NONE).logits().getFirst().data();
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = ranked(logits, 1)[0];
        }
        return Arrays.copyOfRange(tokens, prompt.length, tokens.length);
    }

    /// The most likely tokens, best first; of equals the first.
    static int[] ranked(float[] logits, int count) {
        var best = new int[Math.min(count, logits.length)];
        for (int rank = 0; rank < best.length; rank++) {
            int winner = -1;
            for (int t = 0; t < logits.length; t++) {
                boolean taken = false;
                for (int r = 0; r < rank; r++) {
                    taken |= best[r] == t;
                }
                if (!taken && (winner < 0 || logits[t] > logits[winner])) {
                    winner = t;
                }
            }
            best[rank] = winner;
        }
        return best;
    }
}
