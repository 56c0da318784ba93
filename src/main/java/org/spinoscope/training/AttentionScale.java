package org.spinoscope.training;

import java.util.LinkedHashMap;
import java.util.Map;

/// Settles what training leaves open: `ln_1`'s gains and `c_attn`'s weights matter only by their product.
///
/// Multiplying one and dividing the other by the same factor changes no activation after `c_attn`, so no logit. But the
/// paper's reading puts raw token vectors into `c_attn`, and there the factor decides whether scores are large or
/// nothing. It is chosen, layer by layer, so that what `ln_1` gives to `c_attn` is as long as a token vector is: then
/// raw token vectors are what the maps are used to. In GPT-2 the two are of one size as well.
final class AttentionScale {

    private AttentionScale() {}

    /// @param values all parameters by name
    /// @return the same function with other `ln_1` and `c_attn`
    static Map<String, float[]> settle(Map<String, float[]> values, NetworkShape shape) {
        var settled = new LinkedHashMap<>(values);
        double token = meanLength(of(values, "wte.weight"), shape.width());
        for (int layer = 0; layer < shape.layers(); layer++) {
            String block = "h." + layer + ".";
            double normalised = length(of(values, block + "ln_1.weight"), 0, shape.width());
            double factor = normalised / token;
            settled.put(block + "ln_1.weight", times(1 / factor, of(values, block + "ln_1.weight")));
            settled.put(block + "ln_1.bias", times(1 / factor, of(values, block + "ln_1.bias")));
            settled.put(block + "attn.c_attn.weight", times(factor, of(values, block + "attn.c_attn.weight")));
        }
        return settled;
    }

    private static float[] of(Map<String, float[]> values, String name) {
        var found = values.get(name);
        if (found == null) {
            throw new IllegalStateException("No parameter is called " + name);
        }
        return found;
    }

    /// Mean length of the rows.
    private static double meanLength(float[] table, int width) {
        double sum = 0;
        for (int at = 0; at < table.length; at += width) {
            sum += length(table, at, width);
        }
        return sum * width / table.length;
    }

    /// Length of a vector. Of the gains it is also the length of `ln_1`'s output, whose input has components of size 1.
    private static double length(float[] values, int from, int width) {
        double squares = 0;
        for (int i = from; i < from + width; i++) {
            squares += (double) values[i] * values[i];
        }
        return Math.sqrt(squares);
    }

    private static float[] times(double factor, float[] values) {
        var result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) (factor * values[i]);
        }
        return result;
    }
}
