package org.spinoscope.report;

import java.util.Locale;
import java.util.Set;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.ModePlots;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.coupling.CouplingResult;

/// What heads' couplings are made of; also the keys `modes`, `orders` and `phases` of results.json.
final class CouplingChapter implements Chapter<CouplingResult> {

    @Override
    public String title() {
        return "Modes of the couplings";
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
        content.section(title());
        content.paragraph(
                "A head's coupling W<sub>eff</sub> is a sum of modes σ·u v<sup>T</sup>: a token that has u asks,"
                        + " a token that has v answers, and σ says how strongly (as a magnet's exchange matrix falls into"
                        + " magnons). The symmetric fraction distinguishes an exchange that is the same both ways (1) from one that is"
                        + " all direction (0; ½ by chance); the ferromagnetic share is +1 if every mode draws like to like and −1"
                        + " if every mode keeps like from like. All numbers of this chapter come from the stored weights alone.");
        var plots = new ModePlots(result.modes(), study.config().dModel(), study.provenance("", ""));
        for (var quantity : ModePlots.Quantity.values()) {
            content.figure(
                    "modes-" + quantity.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    plots.headMap(quantity, Set.of()),
                    Size.twoColumns(160),
                    "One cell a head, layers downwards: " + quantity.title().replaceAll("[/{}_]", "")
                            + "; hatched where it" + " is undefined.");
        }
        CouplingTables.modes(result, study, content);
        CouplingJson.put(content.json(), result);
    }
}
