package org.spinoscope.gpt2;

/// Every head in turn with given mixed values at the last position, and its own at all others.
public final class ReplacedAtLast implements HeadChanges {

    private final CleanRun clean;
    private final float[][][] values;

    /// @param values `[layer][prompt][head · d_head]`
    public ReplacedAtLast(CleanRun clean, float[][][] values) {
        this.clean = clean;
        this.values = values;
    }

    @Override
    public float[] removed(int layer, int prompt) {
        var z = clean.z(layer, prompt);
        var replaced = values[layer][prompt];
        var removed = new float[z.length];
        int from = z.length - replaced.length;
        for (int i = 0; i < replaced.length; i++) {
            removed[from + i] = z[from + i] - replaced[i];
        }
        return removed;
    }

    @Override
    public boolean sameForEqualBeginnings() {
        return false;
    }
}
