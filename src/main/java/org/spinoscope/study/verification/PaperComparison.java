package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.PaperValues;

/// The paper's own numbers under its literal reading. They are results of the study, so they are reported and nothing
/// is required of them.
final class PaperComparison {

    private static final int GERMANY = 0;
    private static final int COWS = 13;
    private static final HeadId L3H5 = new HeadId(3, 5);

    private PaperComparison() {}

    static List<Check> of(Gpt2 model, Progress progress) {
        var gaps = CorrelationStudy.gaps(
                model, BuiltInPrompts.FACTUAL_RECALL.load(), Reading.PAPER, progress.part(0, 0.7));
        var checks = new ArrayList<Check>();
        checks.add(Check.reported("r(L3H5), the paper's reading", PaperValues.R_L3H5, r(gaps, L3H5)));
        checks.add(Check.reported("r(L0H2)", PaperValues.R_L0H2, r(gaps, new HeadId(0, 2))));
        checks.add(Check.reported("r(L0H7)", PaperValues.R_L0H7, r(gaps, new HeadId(0, 7))));
        checks.add(Check.reported(
                "ΔL_theory(L3H5), Berlin − Rome",
                PaperValues.GERMANY_GAP,
                gaps.theory().of(L3H5)[GERMANY]));
        progress.at(0.8, "Removing heads");
        var cows = gaps.tokenizedPrompts().trials().get(COWS);
        checks.add(Check.reported("gap herbivores − omnivores", PaperValues.COWS_GAP, gap(model, cows, List.of())));
        checks.add(Check.reported(
                "the same without L3H5",
                PaperValues.COWS_WITHOUT_L3H5,
                gap(model, cows, List.of(HeadPatch.zero(L3H5)))));
        checks.add(Check.reported(
                "the same without L0H0",
                PaperValues.COWS_WITHOUT_L0H0,
                gap(model, cows, List.of(HeadPatch.zero(new HeadId(0, 0))))));
        return checks;
    }

    private static double r(CorrelationStudy.Gaps gaps, HeadId head) {
        return Regression.of(gaps.theory().of(head), gaps.actual()).number(Regression::r);
    }

    private static double gap(Gpt2 model, TokenizedPair trial, List<HeadPatch> patches) {
        var request = ForwardRequest.of(List.of(trial.tokens()))
                .logits(new LogitRequest.FinalOf(new int[][] {{trial.good()[0], trial.bad()[0]}}))
                .patching(patches);
        var logits = model.run(request, Progress.NONE).logits().getFirst();
        return (double) logits.at(0) - logits.at(1);
    }
}
