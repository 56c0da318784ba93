package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MultipleTesting;
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
        var effects = new ArrayList<double[]>();
        var tests = new ArrayList<Estimate<SignFlipTest>>();
        for (var id : ids) {
            progress.at((double) tests.size() / ids.size(), "Testing " + id);
            var effect = without.gaps(id);
            for (int p = 0; p < effect.length; p++) {
                effect[p] -= gaps[p];
            }
            effects.add(effect);
            tests.add(SignFlipTest.of(effect, request.flips(), request.resamples(), request.seed()));
        }
        var q = MultipleTesting.benjaminiHochberg(
                tests.stream().mapToDouble(t -> t.number(SignFlipTest::p)).toArray());
        var heads = new ArrayList<HeadEffect>();
        for (int h = 0; h < q.length; h++) {
            var id = ids.get(h);
            double estimate = 0;
            for (var prompt : estimates) {
                estimate += prompt[id.layer()][id.head()] / estimates.length;
            }
            heads.add(new HeadEffect(
                    id,
                    effects.get(h),
                    AblationStudy.mean(effects.get(h)),
                    tests.get(h),
                    q[h],
                    estimate,
                    -AblationStudy.mean(direct.of(id))));
        }
        return List.copyOf(heads);
    }
}
