package org.spinoscope.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.PlanePlot;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.ReproductionScan;

/// Decision planes of the strongest head and the paper's, on the first prompt (Fig. 2).
final class PlaneChapter implements Chapter<PlaneChapter.Result> {

    /// The planes.
    record Result(List<Plane> planes) {}

    /// A head's decision plane on a prompt.
    record Plane(HeadId head, PromptPair pair, DecisionPlane.Result result, List<String> tokens) {}

    @Override
    public String title() {
        return "One head on one prompt";
    }

    @Override
    public Class<Result> resultType() {
        return Result.class;
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public Result run(Gpt2 model, FullStudy study, Progress progress) {
        var correlation = study.get(CorrelationResult.class);
        var reading = study.reading();
        var tokenizedPrompts = correlation.gaps().tokenizedPrompts();
        var one = tokenizedPrompts.trials().subList(0, 1);
        var request = HeadGaps.request(
                ForwardRequest.of(List.of(one.getFirst().tokens())),
                reading,
                model.config().layers());
        var run = model.run(request, progress);
        var planes = new ArrayList<Plane>();
        for (var head : heads(correlation)) {
            var field = HeadField.of(model, one, 0, head, reading, run);
            int[] context = Arrays.stream(one.getFirst().tokens()).distinct().toArray();
            var spins = HeadField.spins(model, head, reading, 0, context, run);
            planes.add(new Plane(
                    head,
                    tokenizedPrompts.used().getFirst(),
                    DecisionPlane.of(field, spins),
                    model.tokenizer().pieces(context)));
        }
        return new Result(planes);
    }

    /// The strongest head of this model and, if it has one of that name, the paper's.
    private static Set<HeadId> heads(CorrelationResult study) {
        var heads = new LinkedHashSet<HeadId>();
        heads.add(study.ranking().getFirst().id());
        study.heads().stream()
                .map(CorrelationResult.Head::id)
                .filter(ReproductionScan.STRONGEST::equals)
                .forEach(heads::add);
        return heads;
    }

    @Override
    public void write(Result result, FullStudy study, ReportContent content) {
        content.section(title());
        var provenance = study.provenance(study.reading().toString(), "");
        for (var plane : result.planes()) {
            content.figure(
                    "plane-" + plane.head(),
                    PlanePlot.of(plane.result(), plane.head(), plane.pair(), plane.tokens(), provenance),
                    Size.oneColumn(85),
                    "Decision plane of head " + plane.head()
                            + ": the colour at a place s is the logit N0·s that a token with that spin gets from the"
                            + " context field N0 (the arrow); the green circle is the good word, the orange square the"
                            + " bad one, and the arrow's height is the logit gap over |ΔS|.");
        }
    }
}
