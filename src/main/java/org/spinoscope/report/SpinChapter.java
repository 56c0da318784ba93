package org.spinoscope.report;

import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.OrthographicProjection;
import org.spinoscope.plots.SpinPlots;
import org.spinoscope.plots.SpinStudyPlots;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.SpinStudy;

/// A spin in the strongest head's field on the first prompt (Fig. 6).
final class SpinChapter implements Chapter<SpinChapter.Result> {

    /// The spin, or why there is none.
    record Result(Estimate<SpinStudy.Result> spin) {}

    @Override
    public String title() {
        return "A spin in the field of a head";
    }

    @Override
    public Class<Result> resultType() {
        return Result.class;
    }

    @Override
    public double weight() {
        return 7;
    }

    @Override
    public Result run(Gpt2 model, FullStudy study, Progress progress) {
        var correlation = study.get(CorrelationResult.class);
        var request = SpinStudy.Request.of(
                correlation.gaps().tokenizedPrompts().used().getFirst(),
                correlation.ranking().getFirst().id(),
                study.reading());
        try {
            return new Result(Estimate.of(new SpinStudy().run(model, request, progress)));
        } catch (UserException e) {
            return new Result(Estimate.undefined(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void write(Result result, FullStudy study, ReportContent content) {
        content.section(title());
        switch (result.spin()) {
            case Estimate.Defined<SpinStudy.Result>(SpinStudy.Result spin) -> {
                var request = spin.request();
                var provenance = study.provenance(request.reading().toString(), Long.toString(request.seed()))
                        .with("head", request.head().toString())
                        .with("prompt", request.pair().prompt());
                figures(spin, provenance, content);
            }
            case Estimate.Undefined<SpinStudy.Result>(String reason) ->
                content.paragraph(Html.escape("There is no field to move in: " + reason));
        }
    }

    private static void figures(SpinStudy.Result spin, Provenance provenance, ReportContent content) {
        var request = spin.request();
        content.figure(
                "spin-trajectory",
                SpinPlots.trajectory(
                        spin.trail(), spin.field(), spin.words(), OrthographicProjection.DEFAULT, provenance),
                Size.oneColumn(90),
                "A token spin in the context field of head " + request.head()
                        + " on the first prompt, moving by the stochastic Landau–Lifshitz–Gilbert equation as printed in"
                        + " eq. (9) from the bad word on; the colour along its path is time. "
                        + bath(request));
        content.figure(
                "spin-mean",
                SpinPlots.mean(spin.ensemble(), provenance),
                Size.oneColumn(65),
                "Mean alignment with the field over " + request.spins()
                        + " spins against time, and as a horizontal line what the stationary law predicts. "
                        + bath(request));
        content.figure(
                "spin-histogram",
                SpinPlots.histogram(spin.ensemble(), provenance),
                Size.oneColumn(65),
                "Bars: how the spins' alignment with the field is distributed in the long run; line: the stationary law. "
                        + bath(request));
        content.figure(
                "spin-convergence",
                SpinStudyPlots.convergence(spin.convergence(), true, provenance),
                Size.oneColumn(75),
                "Strong error of each integrator against its time step, both axes logarithmic, on the same Brownian paths"
                        + " in this field (eq. (9), λ = 0.6, k_BT = 0.4): the slope of a line is the integrator's order.");
        content.figure(
                "spin-first-passage",
                SpinStudyPlots.firstPassage(
                        spin.passages(), request.pair().bad(), request.pair().good(), provenance),
                Size.oneColumn(75),
                "Time a spin needs from the bad to the good word, upwards, against the bath's temperature; a spin that has"
                        + " not arrived after 100 units of time is given up. " + bath(request));
    }

    private static String bath(SpinStudy.Request request) {
        var bath = request.bath();
        return String.format(
                Locale.ROOT,
                "The field has N_proj's direction and the strength |B| = %.3g, since the model fixes no unit of it;"
                        + " γ = %.3g, λ = %.3g, k_BT = %.3g, dt = %.3g.",
                request.strength(),
                bath.gamma(),
                bath.lambda(),
                bath.temperature(),
                request.dt());
    }
}
