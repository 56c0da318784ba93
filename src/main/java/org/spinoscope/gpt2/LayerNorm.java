package org.spinoscope.gpt2;

/// A layer norm's parameters as plain arrays: y = (x − mean x)/√(var x + ε) ⊙ weight + bias.
///
/// @param weight γ `[d_model]`
/// @param bias β `[d_model]`
public record LayerNorm(float[] weight, float[] bias, double epsilon) {

    /// The divisor √(var x + ε) of a row, `ln.hook_scale`.
    public double scale(float[] x) {
        double mean = mean(x);
        double square = 0;
        for (float value : x) {
            square += (value - mean) * (value - mean);
        }
        return Math.sqrt(square / x.length + epsilon);
    }

    /// The norm of a row `[d_model]`.
    public float[] apply(float[] x) {
        double mean = mean(x);
        double scale = scale(x);
        var y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) ((x[i] - mean) / scale * weight[i] + bias[i]);
        }
        return y;
    }

    /// The norm of a row `[d_model]` in double precision throughout.
    public double[] apply(double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double square = 0;
        for (double value : x) {
            square += (value - mean) * (value - mean);
        }
        double scale = Math.sqrt(square / x.length + epsilon);
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / scale * weight[i] + bias[i];
        }
        return y;
    }

    private static double mean(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
