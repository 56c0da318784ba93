package org.spinoscope.gpt2;

import java.util.Arrays;

/// What is known so far of the gaps without each head: it grows while a sweep runs and keeps what a cancelled one had
/// done.
///
/// Written by one thread; [#snapshot] may be taken by any.
public final class AblationProgress implements AblationSweep.Listener {

    private final Snapshot now;

    /// @param gap logit gap without the head `[prompt][layer][head]`, NaN where not done or undefined
    /// @param done whether it was computed; done and NaN means that the model's activations are not finite
    public record Snapshot(double[][][] gap, boolean[][][] done) {

        /// How many (head, prompt) pairs are done.
        public int count() {
            int count = 0;
            for (var prompt : done) {
                for (var layer : prompt) {
                    for (boolean head : layer) {
                        count += head ? 1 : 0;
                    }
                }
            }
            return count;
        }

        /// Whether all pairs are done.
        public boolean complete() {
            return count() == gap.length * gap[0].length * gap[0][0].length;
        }

        /// The gaps of one head `[prompt]`.
        public double[] gaps(HeadId head) {
            return Arrays.stream(gap)
                    .mapToDouble(prompt -> prompt[head.layer()][head.head()])
                    .toArray();
        }
    }

    public AblationProgress(Gpt2Config config, int prompts) {
        now = new Snapshot(
                new double[prompts][config.layers()][config.heads()],
                new boolean[prompts][config.layers()][config.heads()]);
        for (var prompt : now.gap()) {
            for (var layer : prompt) {
                Arrays.fill(layer, Double.NaN);
            }
        }
    }

    @Override
    public void ablated(HeadId head, int prompt, double good, double bad) {
        ablated(head, prompt, good - bad);
    }

    /// @param gap without the head
    public synchronized void ablated(HeadId head, int prompt, double gap) {
        now.gap()[prompt][head.layer()][head.head()] = Double.isFinite(gap) ? gap : Double.NaN;
        now.done()[prompt][head.layer()][head.head()] = true;
    }

    /// A copy of what is known now.
    public synchronized Snapshot snapshot() {
        var gap = Arrays.stream(now.gap())
                .map(p -> Arrays.stream(p).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
        var done = Arrays.stream(now.done())
                .map(p -> Arrays.stream(p).map(boolean[]::clone).toArray(boolean[][]::new))
                .toArray(boolean[][][]::new);
        return new Snapshot(gap, done);
    }
}
