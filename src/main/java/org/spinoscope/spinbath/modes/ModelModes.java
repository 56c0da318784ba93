package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;

/// The modes of all heads of a model and how heads compose.
///
/// @param heads layer by layer
public record ModelModes(List<HeadModes> heads) {

    /// Products over d_model in native code, layer by layer, then the small matrices on all processors.
    public static ModelModes of(Gpt2 model, Progress progress) {
        var factors = factors(model, progress.part(0, 0.5));
        double gramNorm = norm(model.doubleCircuits().tokenGram());
        int width = model.config().dModel();
        progress.at(0.5, "Modes of all heads");
        return new ModelModes(factors.parallelStream()
                .map(f -> HeadModes.of(f, width, gramNorm))
                .toList());
    }

    public HeadModes of(HeadId head) {
        return heads.stream()
                .filter(modes -> modes.head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private static List<HeadFactors> factors(Gpt2 model, Progress progress) {
        var config = model.config();
        return layerByLayer(
                model,
                progress,
                layer -> model.doubleCircuits().grams(layer),
                (id, grams) -> HeadFactors.of(
                        id, config.attentionScale(id.layer()), config.dHead(), grams, weightsOf(model, id)));
    }

    /// The triangular factors of all heads, layer by layer.
    static List<Triangles> triangles(Gpt2 model, Progress progress) {
        return layerByLayer(
                model,
                progress,
                layer -> model.doubleCircuits().squares(layer),
                (id, squares) -> Triangles.of(model.config().dHead(), squares, weightsOf(model, id)));
    }

    /// Native products of a layer, then its heads on all processors.
    private static <A, B> List<B> layerByLayer(
            Gpt2 model, Progress progress, IntFunction<List<A>> products, BiFunction<HeadId, A, B> one) {
        var config = model.config();
        var all = new ArrayList<B>();
        for (int layer = 0; layer < config.layers(); layer++) {
            progress.at((double) layer / config.layers(), "Products of layer " + layer);
            int at = layer;
            var found = products.apply(layer);
            all.addAll(IntStream.range(0, config.heads())
                    .parallel()
                    .mapToObj(h -> one.apply(new HeadId(at, h), found.get(h)))
                    .toList());
        }
        return List.copyOf(all);
    }

    /// Head by head: native memory has one user at a time.
    private static Supplier<HeadWeights> weightsOf(Gpt2 model, HeadId head) {
        return () -> {
            synchronized (model) {
                return model.circuits().head(head);
            }
        };
    }

    private static double norm(double[] values) {
        double square = 0;
        for (double value : values) {
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
