package org.spinoscope.study.coupling;

import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.Compositions;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.study.CorrelationStudy;

/// Modes, orders, compositions and phase boundaries of all heads of a model.
public record CouplingResult(ModelModes modes, OrdersResult orders, Compositions compositions, PhasesResult phases) {

    /// Computes all of it.
    ///
    /// @param gaps the model's gaps on the prompts
    public static CouplingResult of(
            Gpt2 model, PromptSet prompts, Reading reading, CorrelationStudy.Gaps gaps, Progress progress) {
        var modes = ModelModes.of(model, progress.part(0, 0.2));
        var compositions = Compositions.of(model, progress.part(0.2, 0.5));
        var terms = PromptTerms.of(model, prompts, reading, gaps, progress.part(0.5, 0.7));
        return new CouplingResult(
                modes, OrdersResult.of(terms), compositions, PhasesStudy.run(model, terms, progress.part(0.7, 1)));
    }
}
