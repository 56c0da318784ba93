package org.spinoscope.study.examination;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.HookPoint;

/// How each head attends on blocks of random tokens that occur twice.
///
/// Tokens are drawn evenly from those that have an embedding of their own; no beginning-of-text is put before them.
///
/// @param induction `[layer][head]`, mean attention from the second block to the token after the present one's first
///     occurrence
/// @param previousToken `[layer][head]`, mean attention to the token before, over all positions but the first
public record AttentionScores(double[][] induction, double[][] previousToken) {

    private static final int BLOCK = 25;
    private static final int SEQUENCES = 20;

    static AttentionScores of(Gpt2 model, OwnTokens words, long seed, Progress progress) {
        var config = model.config();
        var sequences = sequences(words.all(), Math.min(BLOCK, config.positions() / 2), new SplittableRandom(seed));
        int block = sequences.getFirst().length / 2;
        var request = ForwardRequest.of(sequences)
                .recording(IntStream.range(0, config.layers())
                        .mapToObj(Hook.PATTERN::in)
                        .toArray(HookPoint[]::new));
        var run = model.run(request, progress);
        var induction = new double[config.layers()][config.heads()];
        var previous = new double[config.layers()][config.heads()];
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int s = 0; s < sequences.size(); s++) {
                var pattern = run.activation(Hook.PATTERN.in(layer), s);
                for (int head = 0; head < config.heads(); head++) {
                    for (int q = 1; q < 2 * block; q++) {
                        previous[layer][head] += pattern.at(head, q, q - 1) / (sequences.size() * (2 * block - 1.0));
                        if (q >= block) {
                            induction[layer][head] +=
                                    pattern.at(head, q, q - block + 1) / (sequences.size() * (double) block);
                        }
                    }
                }
            }
        }
        return new AttentionScores(induction, previous);
    }

    private static ArrayList<int[]> sequences(int[] tokens, int block, SplittableRandom random) {
        var sequences = new ArrayList<int[]>();
        for (int s = 0; s < SEQUENCES; s++) {
            var sequence = new int[2 * block];
            for (int i = 0; i < block; i++) {
                sequence[i] = tokens[random.nextInt(tokens.length)];
                sequence[block + i] = sequence[i];
            }
            sequences.add(sequence);
        }
        return sequences;
    }
}
