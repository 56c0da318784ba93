package org.spinoscope.report;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.TemperaturePlots;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;

/// Entropy and largest probability of the next token against the output temperature (Fig. 3).
final class TemperatureChapter implements Chapter<TemperatureSweep.Result> {

    @Override
    public String title() {
        return "The temperature of the output";
    }

    @Override
    public Class<TemperatureSweep.Result> resultType() {
        return TemperatureSweep.Result.class;
    }

    @Override
    public double weight() {
        return 10;
    }

    @Override
    public TemperatureSweep.Result run(Gpt2 model, FullStudy study, Progress progress) {
        return new TemperatureSweep().run(model, TemperatureSweep.Request.of(study.prompts()), progress);
    }

    @Override
    public void write(TemperatureSweep.Result result, FullStudy study, ReportContent content) {
        content.section(title());
        figures(new TemperaturePlots(result, study.provenanceSource()), content);
        content.csv(
                "temperature.csv",
                study.provenance("", ""),
                List.of("prompt", "T", "entropy_bits", "top1", "dS_dT", "heat_capacity", "pair_odds"),
                out -> {
                    for (int p = 0; p < result.curves().size(); p++) {
                        for (Temperature t : result.curves().get(p)) {
                            out.printRecord(
                                    p,
                                    Csv.field(t.t()),
                                    Csv.field(t.entropyBits()),
                                    Csv.field(t.top1()),
                                    Csv.field(t.entropySlope()),
                                    Csv.field(t.heatCapacity()),
                                    Csv.field(result.pairOdds(p, t.t())));
                        }
                    }
                });
        var list = content.json().putArray("temperature");
        var entropy = result.mean(Temperature::entropyBits);
        var top1 = result.mean(Temperature::top1);
        for (int i = 0; i < entropy.length; i++) {
            var entry = list.addObject();
            Json.number(entry, "T", result.request().temperatures()[i]);
            Json.number(entry, "entropyBits", entropy[i]);
            Json.number(entry, "top1", top1[i]);
        }
    }

    private static void figures(TemperaturePlots plots, ReportContent content) {
        content.figure(
                "temperature",
                plots.both(),
                Size.twoColumns(75),
                "Entropy and largest probability of the next token against the output temperature T: the strong line is"
                        + " the mean over prompts, the band its standard deviation, thin lines are single prompts, and T = 1"
                        + " is the model itself.");
        content.figure(
                "heat-capacity",
                plots.heatCapacity(TemperaturePlots.Overlay.NONE),
                Size.oneColumn(65),
                "Variance of the logits under the distribution at temperature T, divided by T²: the higher a curve, the more"
                        + " bits a relative change of T adds.");
    }
}
