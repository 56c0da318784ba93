package org.spinoscope.gpt2;

import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;

/// Several heads and MLPs removed together.
public final class JointAblation {

    private JointAblation() {}

    /// The logit gaps without these heads and MLPs, all replaced in one run.
    ///
    /// @return `[prompt]`; NaN where the model's activations are not finite
    public static double[] gaps(
            Gpt2 model,
            CleanRun clean,
            AblationValues ablationValues,
            List<? extends ModelComponent> components,
            Progress progress) {
        var all = IntStream.range(0, clean.prompts().size()).boxed().toList();
        return gaps(model, clean, ablationValues, components, all, progress);
    }

    /// The same for some prompts of the clean run.
    ///
    /// @param some their numbers
    public static double[] gaps(
            Gpt2 model,
            CleanRun clean,
            AblationValues ablationValues,
            List<? extends ModelComponent> components,
            List<Integer> some,
            Progress progress) {
        var prompts = some.stream().map(clean.prompts()::get).toList();
        var request = ForwardRequest.of(
                        prompts.stream().map(TokenizedPair::tokens).toList())
                .patching(components.stream()
                        .map(component -> ablationValues.patch(component, some))
                        .toList())
                .recording(Hook.LN_FINAL_NORMALIZED.point());
        var result = model.run(request, progress);
        var gaps = new double[prompts.size()];
        for (int p = 0; p < gaps.length; p++) {
            var last = result.activation(Hook.LN_FINAL_NORMALIZED.point(), p).data();
            int row = prompts.get(p).length() - 1;
            double gap = clean.directions().good(some.get(p), last, row)
                    - clean.directions().bad(some.get(p), last, row);
            gaps[p] = Double.isFinite(gap) ? gap : Double.NaN;
        }
        return gaps;
    }
}
