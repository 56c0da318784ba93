package org.spinoscope.report;

import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.coupling.CouplingResult;

/// Modes, orders and phase boundaries of all heads: keys of results.json.
final class CouplingChapter implements Chapter<CouplingResult> {

    @Override
    public String title() {
        return "Modes, orders and phase boundaries";
    }

    @Override
    public Class<CouplingResult> resultType() {
        return CouplingResult.class;
    }

    @Override
    public double weight() {
        return 6;
    }

    @Override
    public CouplingResult run(Gpt2 model, FullStudy study, Progress progress) {
        var gaps = study.get(CorrelationResult.class).gaps();
        return CouplingResult.of(model, study.prompts(), study.reading(), gaps, progress);
    }

    @Override
    public void write(CouplingResult result, FullStudy study, ReportContent content) {
        CouplingJson.put(content.json(), result);
    }
}
