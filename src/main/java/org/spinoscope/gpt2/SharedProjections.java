package org.spinoscope.gpt2;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queries, keys and values of spins that every layer sees alike, such as the rows of W_E: those of the spins used last
/// are kept, so that an edited prompt takes products for its new tokens alone. For the thread that owns the model.
final class SharedProjections {

    private static final long MOST_BYTES = 32L << 20;

    private record Spin(FloatBuffer x, boolean biases) {}

    private final Gpt2Config config;
    private final Weights weights;
    private final Map<Spin, float[]> kept;

    SharedProjections(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
        this.kept = new Recent<>((int) (MOST_BYTES / (Float.BYTES * (long) config.layers() * width())));
    }

    private int width() {
        return 3 * config.dModel();
    }

    /// @param spins `[T, d_model]`
    /// @return of each spin `[layer, 3·d_model]`, flattened
    float[][] of(Tensor spins, boolean biases) {
        var asked = new ArrayList<Spin>();
        var found = new LinkedHashMap<Spin, float[]>();
        var unknown = new ArrayList<Spin>();
        for (int t = 0; t < spins.shape()[0]; t++) {
            var spin = new Spin(FloatBuffer.wrap(spins.slice(t)), biases);
            asked.add(spin);
            if (!found.containsKey(spin)) {
                var known = kept.get(spin);
                found.put(spin, known == null ? new float[config.layers() * width()] : known);
                if (known == null) {
                    unknown.add(spin);
                }
            }
        }
        if (!unknown.isEmpty()) {
            fill(unknown, unknown.stream().map(found::get).toList(), biases);
            unknown.forEach(spin -> kept.put(spin, found.get(spin)));
        }
        return asked.stream().map(found::get).toArray(float[][]::new);
    }

    private void fill(List<Spin> spins, List<float[]> results, boolean biases) {
        int d = config.dModel();
        var all = FloatBuffer.allocate(spins.size() * d);
        spins.forEach(spin -> all.put(spin.x().duplicate()));
        try (var scope = weights.manager().newSubManager()) {
            var none = scope.zeros(new Shape(width()));
            var x = scope.create(all.array(), new Shape(spins.size(), d));
            for (int layer = 0; layer < config.layers(); layer++) {
                var map = weights.blocks().get(layer).cAttn();
                try (var qkv = NativeOps.conv1d(
                        x, new Weights.Conv1D(map.weight(), biases ? map.bias() : none, map.packed()))) {
                    var rows = qkv.toFloatArray();
                    for (int i = 0; i < results.size(); i++) {
                        System.arraycopy(rows, i * width(), results.get(i), layer * width(), width());
                    }
                }
            }
        }
    }
}
