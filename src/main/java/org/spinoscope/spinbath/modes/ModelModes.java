package org.spinoscope.spinbath.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.DoubleCircuits;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;

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

    static List<HeadFactors> factors(Gpt2 model, Progress progress) {
        var config = model.config();
        var factors = new ArrayList<HeadFactors>();
        for (int layer = 0; layer < config.layers(); layer++) {
            progress.at((double) layer / config.layers(), "Products of layer " + layer);
            int at = layer;
            var grams = model.doubleCircuits().grams(layer);
            factors.addAll(IntStream.range(0, config.heads())
                    .parallel()
                    .mapToObj(h -> headFactors(model, new HeadId(at, h), grams.get(h)))
                    .toList());
        }
        return List.copyOf(factors);
    }

    private static HeadFactors headFactors(Gpt2 model, HeadId head, DoubleCircuits.Grams grams) {
        return HeadFactors.of(
                head,
                model.config().attentionScale(head.layer()),
                model.config().dHead(),
                grams,
                () -> weightsOf(model, head));
    }

    /// Head by head: native memory has one user at a time.
    private static org.spinoscope.gpt2.HeadWeights weightsOf(Gpt2 model, HeadId head) {
        synchronized (model) {
            return model.circuits().head(head);
        }
    }

    private static double norm(double[] values) {
        double square = 0;
        for (double value : values) {
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
