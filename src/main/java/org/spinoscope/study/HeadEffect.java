package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.SignFlipTest;

/// What removing one head does to the gap.
///
/// @param effects total effect: gap without the head − gap `[prompt]`; NaN where undefined
/// @param mean over the prompts
/// @param test paired sign-flip test of the mean against no effect
/// @param q Benjamini–Hochberg over all heads; NaN if undefined
/// @param estimate first-order estimate of `mean`
/// @param direct mean direct effect of removing it: minus its direct logit attribution
public record HeadEffect(
        HeadId id,
        double[] effects,
        double mean,
        Estimate<SignFlipTest> test,
        double q,
        double estimate,
        double direct) {

    static List<HeadEffect> all(
            List<HeadId> ids,
            double[] gaps,
            AblationProgress.Snapshot without,
            double[][][] estimates,
            HeadGaps direct,
            AblationStudy.Request request,
            Progress progress) {
        var effects = new PairedEffects.Builder(gaps, request);
        for (int h = 0; h < ids.size(); h++) {
            progress.at((double) h / ids.size(), "Testing " + ids.get(h));
            effects.add(without.gaps(ids.get(h)));
        }
        var known = effects.build();
        var heads = new ArrayList<HeadEffect>();
        for (int h = 0; h < ids.size(); h++) {
            var id = ids.get(h);
            double estimate = 0;
            for (var prompt : estimates) {
                estimate += prompt[id.layer()][id.head()] / estimates.length;
            }
            heads.add(new HeadEffect(
                    id,
                    known.effects().get(h),
                    known.mean(h),
                    known.tests().get(h),
                    known.q()[h],
                    estimate,
                    -AblationStudy.mean(direct.of(id))));
        }
        return List.copyOf(heads);
    }
}
