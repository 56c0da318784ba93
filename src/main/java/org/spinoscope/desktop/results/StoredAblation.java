package org.spinoscope.desktop.results;

import java.util.Optional;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.AblationStudy;

/// An ablation sweep as it is kept: what decides its numbers, and the state of one that is whole.
final class StoredAblation {

    static final StoredResults.Kind<AblationResult> KIND = new StoredResults.Kind<>("ablation", AblationResult.class);

    private StoredAblation() {}

    /// What changes the effects; which of them are measured first does not.
    static String plan(AblationStudy.Request request) {
        return String.join(
                "\n",
                request.answer().key(),
                request.ablationMode().toString(),
                request.positions().toString(),
                Integer.toString(request.strongest()),
                Integer.toString(request.flips()),
                Integer.toString(request.resamples()),
                Long.toString(request.seed()));
    }

    static AblationState whole(AblationResult result) {
        int layers = result.estimates()[0].length;
        int heads = result.estimates()[0][0].length;
        var exact = new double[result.gaps().length][layers][heads];
        for (var head : result.heads()) {
            for (int p = 0; p < exact.length; p++) {
                exact[p][head.id().layer()][head.id().head()] = head.effects()[p];
            }
        }
        int total = exact.length * layers * heads;
        return new AblationState(
                result.request(),
                result.tokenizedPrompts(),
                result.gaps(),
                result.estimates(),
                exact,
                total,
                total,
                Optional.of(result));
    }
}
