package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.SignFlipTest;

/// What removing components of one layer does to the gap.
///
/// @param removed in one run, all together
/// @param effects gap without them − gap `[prompt]`; NaN where undefined
/// @param mean over the prompts
/// @param test paired sign-flip test of the mean against no effect
/// @param q Benjamini–Hochberg over the layers; NaN if undefined
public record LayerEffect(
        int layer, List<ModelComponent> removed, double[] effects, double mean, Estimate<SignFlipTest> test, double q) {

    public LayerEffect {
        removed = List.copyOf(removed);
    }

    /// What was removed, for files: `MLP 4`, or `L4H0+L4H1+…`.
    public String names() {
        return removed.stream().map(ModelComponent::toString).collect(Collectors.joining("+"));
    }

    /// @param removed what is removed `[layer]`
    /// @param without gaps without it `[layer][prompt]`
    static List<LayerEffect> all(
            List<List<ModelComponent>> removed, double[][] without, double[] gaps, AblationStudy.Request request) {
        var effects = new PairedEffects.Builder(gaps, request);
        Arrays.stream(without).forEach(effects::add);
        var known = effects.build();
        var layers = new ArrayList<LayerEffect>();
        for (int layer = 0; layer < without.length; layer++) {
            layers.add(new LayerEffect(
                    layer,
                    removed.get(layer),
                    known.effects().get(layer),
                    known.mean(layer),
                    known.tests().get(layer),
                    known.q()[layer]));
        }
        return List.copyOf(layers);
    }
}
