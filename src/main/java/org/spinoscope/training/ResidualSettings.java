package org.spinoscope.training;

import org.spinoscope.common.UserException;

/// How a residual is learned.
///
/// @param rank of A and B
/// @param contexts that are read; a thirty-second part is held out
/// @param steps of sixty-four noised words each
/// @param minutes after which it stops early
/// @param rate learning rate of AdamW
public record ResidualSettings(int rank, int contexts, int steps, double minutes, double rate, long seed) {

    /// Those of the shipped residual.
    public static final ResidualSettings DEFAULT = new ResidualSettings(32, 2048, 1500, 10, 3e-3, 1);

    /// @throws UserException if a number is out of its range
    public ResidualSettings {
        require(rank >= 1 && rank <= 1024, "The rank must be from 1 to 1024, not " + rank + ".");
        require(
                contexts >= 64 && contexts <= 1_000_000,
                "Learn from 64 to 1000000 contexts; choose a number instead of " + contexts + ".");
        require(steps >= 1, "At least one step is needed; choose a number instead of " + steps + ".");
        require(minutes > 0, "The minutes are a number above 0; choose one instead of " + minutes + ".");
        require(rate > 0 && rate <= 1, "The learning rate must be between 0 and 1, not " + rate + ".");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UserException(otherwise);
        }
    }

    /// All that decides what is learned, as text; the minutes only decide how much of it.
    public String recipe() {
        return "rank " + rank + ", " + contexts + " contexts, " + steps + " steps, rate " + rate + ", seed " + seed;
    }
}
