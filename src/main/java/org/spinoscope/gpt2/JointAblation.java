package org.spinoscope.gpt2;

import java.util.List;
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
        var prompts = clean.prompts();
        var request = ForwardRequest.of(
                        prompts.stream().map(TokenizedPair::tokens).toList())
                .patching(components.stream().map(ablationValues::patch).toList())
                .recording(Hook.LN_FINAL_NORMALIZED.point());
        var result = model.run(request, progress);
        var gaps = new double[prompts.size()];
        for (int p = 0; p < gaps.length; p++) {
            var last = result.activation(Hook.LN_FINAL_NORMALIZED.point(), p).data();
            int row = prompts.get(p).length() - 1;
            double gap =
                    clean.directions().good(p, last, row) - clean.directions().bad(p, last, row);
            gaps[p] = Double.isFinite(gap) ? gap : Double.NaN;
        }
        return gaps;
    }
}
