package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.modes.ModelModes;

/// Heads that behave like known kinds, by their published scores on a random sequence that is repeated once (Olsson et
/// al. 2022; Elhage et al. 2021).
///
/// @param length n, tokens before the repetition
/// @param sequences how many sequences the scores are means of
/// @param heads layer by layer
public record HeadKinds(int length, int sequences, List<Scores> heads) {

    /// From this mean attention on, a head is named.
    public static final double ATTENTION = 0.4;

    /// From this copying score on, a head is named a copying head.
    public static final double COPYING = 0.9;

    private static final int LONGEST = 50;
    private static final int SEQUENCES = 4;
    private static final int CANDIDATES = 4;
    private static final long BYTES_AT_ONCE = 64L << 20;

    /// One head's scores.
    ///
    /// @param previous mean attention to the token before
    /// @param duplicate in the repetition, mean attention to the same token in the first half
    /// @param induction in the repetition, mean attention to the token after it
    /// @param copying copying score of W_OV in the basis of tokens; NaN if undefined
    public record Scores(HeadId head, double previous, double duplicate, double induction, double copying) {

        /// What the head behaves like, in words; empty for none.
        public List<String> names() {
            var names = new ArrayList<String>();
            if (previous >= ATTENTION) {
                names.add("previous token");
            }
            if (duplicate >= ATTENTION) {
                names.add("duplicate token");
            }
            if (induction >= ATTENTION) {
                names.add("induction");
            }
            if (copying >= COPYING) {
                names.add("copying");
            }
            return List.copyOf(names);
        }
    }

    public static HeadKinds of(Gpt2 model, ModelModes modes, long seed, Progress progress) {
        int n = Math.min(LONGEST, model.config().positions() / 2);
        var random = new Random(seed);
        var sequences = new ArrayList<int[]>();
        for (int s = 0; s < SEQUENCES; s++) {
            var half = distinct(model, n, random);
            var both = java.util.Arrays.copyOf(half, 2 * n);
            System.arraycopy(half, 0, both, n, n);
            sequences.add(both);
        }
        var heads = new ArrayList<Scores>();
        long layerBytes = 4L * SEQUENCES * model.config().heads() * 2 * n * 2 * n;
        int together = (int) Math.max(1, BYTES_AT_ONCE / layerBytes);
        int layers = model.config().layers();
        for (int from = 0; from < layers; from += together) {
            int to = Math.min(from + together, layers);
            progress.at((double) from / layers, "Kinds of heads in layer " + from);
            var request = ForwardRequest.of(sequences);
            for (int layer = from; layer < to; layer++) {
                request = request.recording(Hook.PATTERN.in(layer));
            }
            var run = model.run(request, Progress.NONE);
            for (int layer = from; layer < to; layer++) {
                var point = Hook.PATTERN.in(layer);
                var patterns = IntStream.range(0, SEQUENCES)
                        .mapToObj(s -> run.activation(point, s))
                        .toList();
                for (int h = 0; h < model.config().heads(); h++) {
                    heads.add(scores(new HeadId(layer, h), patterns, n, modes));
                }
            }
        }
        return new HeadKinds(n, SEQUENCES, List.copyOf(heads));
    }

    private static Scores scores(HeadId head, List<Tensor> patterns, int n, ModelModes modes) {
        double previous = 0;
        double duplicate = 0;
        double induction = 0;
        for (var pattern : patterns) {
            for (int k = 1; k < 2 * n; k++) {
                previous += pattern.at(head.head(), k, k - 1) / (2 * n - 1) / patterns.size();
            }
            for (int k = n; k < 2 * n; k++) {
                duplicate += pattern.at(head.head(), k, k - n) / (double) n / patterns.size();
                induction += pattern.at(head.head(), k, k - n + 1) / (double) n / patterns.size();
            }
        }
        double copying = modes.of(head).ovCopyingToken().value();
        return new Scores(head, previous, duplicate, induction, copying);
    }

    /// Random tokens whose vectors differ: some vocabularies have many unused tokens that share one.
    private static int[] distinct(Gpt2 model, int n, Random random) {
        var tokens = new ArrayList<Integer>();
        var seen = new HashSet<Integer>();
        for (int attempt = 0; tokens.size() < n && attempt < 100; attempt++) {
            var drawn = random.ints((long) CANDIDATES * n, 0, model.config().vocabulary())
                    .toArray();
            var rows = model.embedding(drawn);
            for (int i = 0; i < drawn.length && tokens.size() < n; i++) {
                if (seen.add(java.util.Arrays.hashCode(rows.slice(i)))) {
                    tokens.add(drawn[i]);
                }
            }
        }
        while (tokens.size() < n) {
            tokens.add(random.nextInt(model.config().vocabulary()));
        }
        return tokens.stream().mapToInt(t -> t).toArray();
    }

    public Scores of(HeadId head) {
        return heads.stream().filter(s -> s.head().equals(head)).findFirst().orElseThrow();
    }
}
