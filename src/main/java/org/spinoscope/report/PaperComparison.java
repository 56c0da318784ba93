package org.spinoscope.report;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.gpt2.Gpt2Small;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.PaperValues;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;

/// The paper's numbers and this run's.
///
/// @param quantity what is compared
/// @param paper as printed there, for GPT-2 small
/// @param measured on this model; NaN if it does not exist here
/// @param remark what a reader must know to compare them
record PaperComparison(String quantity, double paper, double measured, String remark) {

    private static final String OTHER_MODEL = "another model than the paper's: no agreement is expected";

    static List<PaperComparison> of(FullStudy study) {
        var rows = new ArrayList<PaperComparison>();
        var correlation = study.get(CorrelationResult.class);
        boolean paperReading = study.reading().equals(Reading.PAPER);
        String model = Gpt2Small.hasSha256(study.provenanceSource().sha256())
                ? (paperReading ? "" : "a reading other than the paper's literal one")
                : OTHER_MODEL;
        var strongest = head(correlation, 3, 5);
        rows.add(new PaperComparison("r(L3H5)", PaperValues.R_L3H5, strongest.r(), model));
        rows.add(new PaperComparison("r²(L3H5)", PaperValues.R2_L3H5, strongest.r() * strongest.r(), model));
        rows.add(new PaperComparison(
                "p(L3H5)",
                PaperValues.P_L3H5,
                strongest.p(),
                "the paper prints n = 200; its p belongs to n = 20; not corrected for "
                        + correlation.heads().size() + " heads" + (model.isEmpty() ? "" : "; " + model)));
        rows.add(new PaperComparison("rank of L3H5 by |r|", 1, strongest.rank(), model));
        rows.add(new PaperComparison(
                "r(L0H2)", PaperValues.R_L0H2, head(correlation, 0, 2).r(), model));
        rows.add(new PaperComparison(
                "r(L0H7)", PaperValues.R_L0H7, head(correlation, 0, 7).r(), model));
        rows.add(new PaperComparison(
                "ΔL_theory(L3H5), first prompt", PaperValues.GERMANY_GAP, strongest.firstGap(), model));
        cows(study, model, rows);
        var temperature = study.get(TemperatureSweep.Result.class);
        var entropy = temperature.mean(Temperature::entropyBits);
        var top1 = temperature.mean(Temperature::top1);
        int last = entropy.length - 1;
        String scale = "read off the paper's figure" + (model.isEmpty() ? "" : "; " + model);
        rows.add(new PaperComparison("mean entropy at T = 0.1 (bit)", 0.2, entropy[0], scale));
        rows.add(new PaperComparison("mean entropy at T = 2.5 (bit)", 14, entropy[last], scale));
        rows.add(new PaperComparison("mean top-1 at T = 0.1", 0.95, top1[0], scale));
        rows.add(new PaperComparison("mean top-1 at T = 2.5", 0.02, top1[last], scale));
        return List.copyOf(rows);
    }

    private static void cows(FullStudy study, String remark, List<PaperComparison> rows) {
        var ablation = study.get(AblationResult.class);
        var used = ablation.tokenizedPrompts().used();
        for (int p = 0; p < used.size(); p++) {
            if (used.get(p).good().equals("herbivores")) {
                rows.add(new PaperComparison("ΔL, lions and cows", PaperValues.COWS_GAP, ablation.gaps()[p], remark));
                rows.add(new PaperComparison(
                        "ΔL without L3H5", PaperValues.COWS_WITHOUT_L3H5, without(ablation, 3, 5, p), remark));
                rows.add(new PaperComparison(
                        "ΔL without L0H0", PaperValues.COWS_WITHOUT_L0H0, without(ablation, 0, 0, p), remark));
            }
        }
    }

    private static double without(AblationResult ablation, int layer, int head, int prompt) {
        var id = new HeadId(layer, head);
        return ablation.heads().stream().anyMatch(h -> h.id().equals(id))
                ? ablation.gapWithout(id, prompt)
                : Double.NaN;
    }

    private record HeadValues(double r, double p, double rank, double firstGap) {}

    private static HeadValues head(CorrelationResult study, int layer, int head) {
        var id = new HeadId(layer, head);
        return study.heads().stream()
                .filter(h -> h.id().equals(id))
                .findFirst()
                .map(h -> new HeadValues(
                        h.r(),
                        h.fit().number(Regression::p),
                        id.equals(ReproductionScan.STRONGEST) && !Double.isNaN(h.r()) ? study.rank(id) : Double.NaN,
                        h.theory()[0]))
                .orElse(new HeadValues(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }
}
