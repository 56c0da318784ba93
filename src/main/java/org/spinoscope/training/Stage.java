package org.spinoscope.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// One part of a training run: which layers are used, what they see, and how fast they learn.
///
/// @param steps optimizer steps
/// @param layers layers that are used; the others are skipped
/// @param held layers among them that keep their weights
/// @param repeats random blocks of tokens that occur twice
/// @param documentTokens tokens of the corpus in a step; 0 for none
/// @param warmUp steps over which the learning rate rises from nothing; 0 for none
/// @param rate learning rate once the stage has warmed up
/// @param finalRate learning rate at its end, reached linearly
record Stage(
        String name,
        int steps,
        int[] layers,
        int[] held,
        Repeats repeats,
        int documentTokens,
        int warmUp,
        double rate,
        double finalRate) {

    /// Random sequences in a step, for previous-token and induction heads.
    ///
    /// @param tokens how many in a step that has any; 0 for none
    /// @param every which steps have them: every so many-th
    /// @param rows draw from this many of the most frequent tokens; 0 for all
    /// @param length of a sequence
    record Repeats(int tokens, int every, int rows, int length) {}

    /// This step's random sequences: repeated blocks, or in a stage called `previous` those whose tokens are
    /// to be named again.
    ///
    /// @param step of the stage
    /// @param known rows of the vocabulary that may be drawn
    List<TrainingBatch> draw(int step, int known, SplittableRandom random) {
        if (repeats.tokens() == 0 || step % repeats.every() != 0) {
            return List.of();
        }
        return name.startsWith("previous")
                ? RepeatedBlocks.previous(repeats, known, random)
                : List.of(RepeatedBlocks.draw(repeats, known, random));
    }

    /// Learning rate of a step of this stage, counted from 0.
    double rate(int step) {
        double warm = warmUp == 0 ? 1 : Math.min(1, (step + 1.0) / warmUp);
        return warm * (rate + (finalRate - rate) * step / steps);
    }

    /// Whether a parameter gets a gradient in this stage.
    boolean has(String parameter) {
        return !parameter.startsWith("h.") || contains(layers, layer(parameter));
    }

    /// Whether a parameter that gets a gradient keeps its value all the same.
    boolean holds(String parameter) {
        return parameter.startsWith("h.") && contains(held, layer(parameter));
    }

    private static int layer(String parameter) {
        return Integer.parseInt(parameter.substring(2, parameter.indexOf('.', 2)));
    }

    private static boolean contains(int[] layers, int layer) {
        return Arrays.stream(layers).anyMatch(l -> l == layer);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d steps of layers %s, repeats %s, %d document tokens, rate %s to %s",
                name,
                steps,
                Arrays.toString(layers),
                repeats,
                documentTokens,
                rate,
                finalRate);
    }
}
