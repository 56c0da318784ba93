package org.spinoscope.study.examination;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.Gpt2;

/// The tokens whose embedding no other token has. A model trained on few words gives all others one embedding, and
/// cannot tell those apart.
record OwnTokens(BitSet tokens) {

    private static final int ROWS = 4096;

    static OwnTokens of(Gpt2 model) {
        int vocabulary = model.config().vocabulary();
        var own = new BitSet(vocabulary);
        var first = new HashMap<Integer, Integer>();
        for (int from = 0; from < vocabulary; from += ROWS) {
            var rows = model.embedding(
                    IntStream.range(from, Math.min(from + ROWS, vocabulary)).toArray());
            for (int row = 0; row < rows.shape()[0]; row++) {
                var earlier = first.putIfAbsent(Arrays.hashCode(rows.slice(row)), from + row);
                if (earlier == null) {
                    own.set(from + row);
                } else {
                    own.clear(earlier);
                }
            }
        }
        return new OwnTokens(own);
    }

    /// All tokens, whether their embedding is their own or not.
    static OwnTokens any(Gpt2 model) {
        var all = new BitSet();
        all.set(0, model.config().vocabulary());
        return new OwnTokens(all);
    }

    boolean has(int token) {
        return tokens.get(token);
    }

    int[] all() {
        return tokens.stream().toArray();
    }
}
