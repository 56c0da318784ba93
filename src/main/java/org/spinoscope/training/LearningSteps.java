package org.spinoscope.training;

import java.util.Locale;
import java.util.function.IntConsumer;
import org.spinoscope.common.Progress;

/// The steps by which a part of a residual is learned: the pace, the running mean of the loss, the share of the time.
///
/// @param minutes after which it stops early
record LearningSteps(
        ResidualListener.Part part, int steps, double minutes, ResidualListener listener, Progress progress) {

    private static final double MEMORY = 0.98;

    /// One step.
    interface Step {
        /// @param pace what the learning rate is multiplied by
        /// @return the loss
        double take(int step, double pace);
    }

    /// Takes the steps that are left.
    ///
    /// @param from steps that are done already
    /// @param done receives the number of steps done, after each step
    void run(int from, Step one, IntConsumer done) {
        long start = System.nanoTime();
        double mean = Double.NaN;
        for (int step = from; step < steps; step++) {
            progress.at(
                    (double) step / steps,
                    String.format(Locale.ROOT, "%s, step %d, loss %.4f", part.title(), step, mean));
            double loss = one.take(step, pace(step));
            mean = Double.isNaN(mean) ? loss : MEMORY * mean + (1 - MEMORY) * loss;
            done.accept(step + 1);
            listener.step(part, step + 1, loss, mean);
            if (System.nanoTime() - start > minutes * 60e9) {
                listener.said(String.format(
                        Locale.ROOT, "Stopped after %.3g minutes at step %d of %d.", minutes, step + 1, steps));
                return;
            }
        }
    }

    /// Warm-up over fifty steps, then from halfway down to 0.
    private double pace(int step) {
        return Math.min(1, (step + 1) / 50.0) * Math.min(1, 2.0 * (steps - step) / steps);
    }
}
