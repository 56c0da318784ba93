package org.spinoscope.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.SpinStudy;
import org.spinoscope.study.TemperatureSweep;

/// Everything the report is made of: the paper's studies on one model and one prompt set.
///
/// @param ablation every head removed by itself, on every prompt
/// @param spin a spin in the strongest head's field on the first prompt, or why there is none
/// @param planes decision planes of the strongest head and the paper's, on the first prompt
public record FullStudy(
        ProvenanceSource provenanceSource,
        Gpt2Config config,
        CorrelationResult correlation,
        TemperatureSweep.Result temperature,
        ReproductionScan.Result scan,
        AblationResult ablation,
        Estimate<SpinStudy.Result> spin,
        List<Plane> planes) {

    /// A head's decision plane on a prompt.
    public record Plane(HeadId head, PromptPair pair, DecisionPlane.Result result, List<String> tokens) {}

    /// Runs all studies.
    ///
    /// @param version of the program, for provenance
    public static FullStudy run(Gpt2 model, String version, PromptSet prompts, Reading reading, Progress progress) {
        progress.at(0, "Checksum of the weights");
        var provenanceSource = new ProvenanceSource(version, model.identity(), model.sha256());
        var correlation = new CorrelationStudy()
                .run(model, CorrelationStudy.Request.of(prompts, reading), progress.part(0.02, 0.2));
        var temperature =
                new TemperatureSweep().run(model, TemperatureSweep.Request.of(prompts), progress.part(0.2, 0.3));
        var scan = new ReproductionScan().run(model, prompts, progress.part(0.3, 0.6));
        var ablation = new AblationStudy()
                .run(
                        model,
                        AblationStudy.Request.of(prompts).answering(ablatedBy(reading.answer())),
                        progress.part(0.6, 0.9));
        var spin = spin(model, correlation, progress.part(0.9, 0.97));
        progress.at(0.97, "Decision planes");
        return new FullStudy(
                provenanceSource,
                model.config(),
                correlation,
                temperature,
                scan,
                ablation,
                spin,
                planes(model, correlation));
    }

    /// A gap of sequences is no difference of two logits, so a head's removal is measured on their first tokens.
    private static AnswerToken ablatedBy(AnswerToken answer) {
        return answer == AnswerToken.SEQUENCE ? AnswerToken.FIRST : answer;
    }

    private static Estimate<SpinStudy.Result> spin(Gpt2 model, CorrelationResult study, Progress progress) {
        var request = SpinStudy.Request.of(
                study.gaps().tokenizedPrompts().used().getFirst(),
                study.ranking().getFirst().id(),
                study.request().reading());
        try {
            return Estimate.of(new SpinStudy().run(model, request, progress));
        } catch (UserException e) {
            return Estimate.undefined(String.valueOf(e.getMessage()));
        }
    }

    private static List<Plane> planes(Gpt2 model, CorrelationResult study) {
        var reading = study.request().reading();
        var tokenizedPrompts = study.gaps().tokenizedPrompts();
        var one = tokenizedPrompts.trials().subList(0, 1);
        var request = HeadGaps.request(
                ForwardRequest.of(List.of(one.getFirst().tokens())),
                reading,
                model.config().layers());
        var run = model.run(request, Progress.NONE);
        var planes = new ArrayList<Plane>();
        for (var head : heads(study)) {
            var field = HeadField.of(model, one, 0, head, reading, run);
            int[] context = distinct(one.getFirst().tokens());
            var spins = HeadField.spins(model, head, reading, 0, context, run);
            planes.add(new Plane(
                    head,
                    tokenizedPrompts.used().getFirst(),
                    DecisionPlane.of(field, spins),
                    model.tokenizer().pieces(context)));
        }
        return planes;
    }

    private static int[] distinct(int[] tokens) {
        return java.util.Arrays.stream(tokens).distinct().toArray();
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
}
