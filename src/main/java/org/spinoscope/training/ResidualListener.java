package org.spinoscope.training;

import java.io.PrintWriter;
import java.util.Locale;

/// Sees how a residual is learned, on the thread that learns it.
public interface ResidualListener {

    /// What is learned, one after the other.
    enum Part {
        /// b_v(c) of low rank, by score interpolation.
        RESIDUAL("low-rank residual", "cross-entropy (nat)"),
        /// The small network beside it, by denoising score matching.
        NETWORK("small network", "squared error");

        private final String title;
        private final String loss;

        Part(String title, String loss) {
            this.title = title;
            this.loss = loss;
        }

        public String title() {
            return title;
        }

        /// What its loss is.
        public String loss() {
            return loss;
        }
    }

    /// One step is done.
    ///
    /// @param step its number, from 1
    /// @param loss of this step's batch, before the step
    /// @param mean running mean of it, with a memory of fifty steps
    void step(Part part, int step, double loss, double mean);

    /// Something to be kept in a log.
    void said(String line);

    /// Writes a line now and then.
    static ResidualListener printing(PrintWriter log) {
        long start = System.nanoTime();
        return new ResidualListener() {
            @Override
            public void step(Part part, int step, double loss, double mean) {
                if (step % 250 == 0) {
                    said(String.format(
                            Locale.ROOT,
                            "%s, step %d: loss %.4f, %.1f s",
                            part.title(),
                            step,
                            mean,
                            (System.nanoTime() - start) / 1e9));
                }
            }

            @Override
            public void said(String line) {
                log.println(line);
                log.flush();
            }
        };
    }
}
