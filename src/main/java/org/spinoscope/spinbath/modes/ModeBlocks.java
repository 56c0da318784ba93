package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;

/// Modes that belong together: where neighbouring singular values differ by less than 1 %, the directions between them
/// are arbitrary and only their common space means something.
///
/// @param blocks ranges of modes, in order; a mode of its own is a range of one
/// @param nullModes modes at the end that are rounding, σ ≤ d·ε·σ₁
public record ModeBlocks(List<Range> blocks, int nullModes) {

    private static final double SAME = 1e-2;

    /// Modes `from` to before `to`.
    public record Range(int from, int to) {
        public int size() {
            return to - from;
        }
    }

    public ModeBlocks {
        blocks = List.copyOf(blocks);
    }

    /// @param singular σ, falling
    /// @param width d_model
    public static ModeBlocks of(double[] singular, int width) {
        int last = singular.length;
        while (last > 0 && singular[last - 1] <= width * Math.ulp(1.0) * singular[0]) {
            last--;
        }
        var blocks = new ArrayList<Range>();
        int from = 0;
        for (int i = 1; i <= last; i++) {
            if (i == last || 1 - singular[i] / singular[i - 1] >= SAME) {
                blocks.add(new Range(from, i));
                from = i;
            }
        }
        return new ModeBlocks(blocks, singular.length - last);
    }
}
