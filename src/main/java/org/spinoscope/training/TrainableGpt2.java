package org.spinoscope.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// GPT-2's forward pass under autograd, over a reduced vocabulary (see [Vocabulary]).
///
/// Linear maps are kept as PyTorch wants them, `[out, in]`; the export transposes them into GPT-2's Conv1D layout.
/// Numbers enter the graph only as long-lived arrays: DJL hands PyTorch a pointer to a Java buffer when an array is
/// multiplied by a plain number, and autograd reads it again after the buffer may be gone.
final class TrainableGpt2 implements AutoCloseable {

    private static final double EPSILON = 1e-5;

    private final NetworkShape shape;
    private final NDManager manager;
    private final SequencedMap<String, PtNDArray> parameters = new LinkedHashMap<>();
    private final NDArray scoreScale;
    private final NDArray geluLinear;
    private final NDArray geluCubic;

    /// Draws initial weights: normal, sinusoids for the positions, biases 0, norms 1 but for ln_1.
    ///
    /// @param rows embedding rows, one per known token and one for all others
    TrainableGpt2(NDManager parent, NetworkShape shape, InitialScales scales, int rows, long seed) {
        this.shape = shape;
        manager = parent.newSubManager();
        int d = shape.width();
        scoreScale = manager.create((float) (1 / Math.sqrt(shape.headWidth())));
        // gelu_new(x) = x·σ(2√(2/π)·(x + 0.044715x³)), because (1 + tanh u)/2 = σ(2u).
        double twice = 2 * Math.sqrt(2 / Math.PI);
        geluLinear = manager.create((float) twice);
        geluCubic = manager.create((float) (twice * 0.044715));
        var random = new SplittableRandom(seed);
        normal("wte.weight", scales.tokens(), random, rows, d);
        sinusoids("wpe.weight", scales.positions(), shape.positions(), d);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String block = "h." + layer + ".";
            norm(block + "ln_1", d, scales.attentionGain());
            linear(block + "attn.c_attn", scales.attention(), random, 3 * d, d);
            linear(block + "attn.c_proj", scales.residual(), random, d, d);
            norm(block + "ln_2", d, 1);
            linear(block + "mlp.c_fc", scales.linear(), random, 4 * d, d);
            linear(block + "mlp.c_proj", scales.residual(), random, d, 4 * d);
        }
        norm("ln_f", d, 1);
    }

    NetworkShape shape() {
        return shape;
    }

    SequencedMap<String, PtNDArray> parameters() {
        return parameters;
    }

    PtNDArray embedding() {
        return at("wte.weight");
    }

    /// The final, normalised residual stream.
    ///
    /// @param tokens `[batch, position]`, int64, rows of the reduced embedding; results live in its scope
    /// @param layers the blocks that are used, in rising order
    /// @param patterns sees every layer's attention, `[batch, head, query, key]`
    /// @return `[batch·position, d_model]`
    PtNDArray forward(PtNDArray tokens, int[] layers, Consumer<NDArray> patterns) {
        long batch = tokens.getShape().get(0);
        long length = tokens.getShape().get(1);
        var scope = tokens.getManager();
        NDArray positions = scope.arange(0, (int) length, 1, DataType.INT64);
        NDArray x = JniUtils.embedding(tokens, embedding(), false)
                .add(JniUtils.embedding((PtNDArray) positions, at("wpe.weight"), false));
        NDArray mask = causalMask(scope, (int) length);
        for (int layer : layers) {
            String block = "h." + layer + ".";
            x = x.add(attention(block + "attn.", normed(x, block + "ln_1"), mask, batch, length, patterns));
            x = x.add(apply(gelu(apply(normed(x, block + "ln_2"), block + "mlp.c_fc")), block + "mlp.c_proj"));
        }
        return (PtNDArray) normed(x, "ln_f").reshape(batch * length, shape.width());
    }

    private NDArray attention(
            String name, NDArray x, NDArray mask, long batch, long length, Consumer<NDArray> patterns) {
        var parts = JniUtils.split((PtNDArray) apply(x, name + "c_attn"), shape.width(), 2);
        NDArray q = perHead(parts.get(0), batch, length).mul(scoreScale);
        NDArray k = perHead(parts.get(1), batch, length);
        NDArray v = perHead(parts.get(2), batch, length);
        NDArray pattern = q.matMul(k.transpose(0, 1, 3, 2)).add(mask).softmax(-1);
        patterns.accept(pattern);
        NDArray z = pattern.matMul(v).transpose(0, 2, 1, 3).reshape(batch, length, shape.width());
        return apply(z, name + "c_proj");
    }

    private NDArray perHead(NDArray x, long batch, long length) {
        return x.reshape(batch, length, shape.heads(), shape.headWidth()).transpose(0, 2, 1, 3);
    }

    private NDArray gelu(NDArray x) {
        if (shape.activation() == NetworkShape.Activation.ERF) {
            return JniUtils.gelu((PtNDArray) x);
        }
        NDArray exponent = x.square().mul(geluCubic).add(geluLinear).mul(x);
        return x.mul(JniUtils.sigmoid((PtNDArray) exponent));
    }

    private NDArray normed(NDArray x, String name) {
        return JniUtils.layerNorm(
                (PtNDArray) x, new Shape(shape.width()), at(name + ".weight"), at(name + ".bias"), EPSILON);
    }

    private NDArray apply(NDArray x, String name) {
        return JniUtils.linear((PtNDArray) x, at(name + ".weight"), at(name + ".bias"));
    }

    private static NDArray causalMask(NDManager scope, int length) {
        var values = new float[length * length];
        for (int row = 0; row < length; row++) {
            java.util.Arrays.fill(values, row * length + row + 1, (row + 1) * length, -1e9f);
        }
        return scope.create(values, new Shape(length, length));
    }

    private PtNDArray at(String name) {
        var parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException("No parameter is called " + name);
        }
        return parameter;
    }

    private void linear(String name, double deviation, SplittableRandom random, int out, int in) {
        normal(name + ".weight", deviation, random, out, in);
        add(name + ".bias", new float[out], new Shape(out));
    }

    private void norm(String name, int width, double gain) {
        var gains = new float[width];
        java.util.Arrays.fill(gains, (float) gain);
        add(name + ".weight", gains, new Shape(width));
        add(name + ".bias", new float[width], new Shape(width));
    }

    private void normal(String name, double deviation, SplittableRandom random, int rows, int columns) {
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        add(name, values, new Shape(rows, columns));
    }

    /// Sines and cosines with periods from 3 to the length of the context, so that neighbours differ clearly from the
    /// start.
    private void sinusoids(String name, double rms, int positions, int width) {
        var values = new float[positions * width];
        for (int pair = 0; 2 * pair < width; pair++) {
            double period = 3 * Math.pow(positions / 3.0, 2.0 * pair / width);
            for (int position = 0; position < positions; position++) {
                double phase = 2 * Math.PI * position / period;
                values[position * width + 2 * pair] = (float) (rms * Math.sqrt(2) * Math.sin(phase));
                values[position * width + 2 * pair + 1] = (float) (rms * Math.sqrt(2) * Math.cos(phase));
            }
        }
        add(name, values, new Shape(positions, width));
    }

    private void add(String name, float[] values, Shape shapeOf) {
        var parameter = (PtNDArray) manager.create(values, shapeOf);
        JniUtils.attachGradient(parameter, true);
        parameters.put(name, parameter);
    }

    /// A copy of every parameter's values, by name.
    Map<String, float[]> values() {
        var values = new LinkedHashMap<String, float[]>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.toFloatArray()));
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
