package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.spinbath.ContextFields;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.TokenizedPrompts;

/// One prompt of the study: GPT-2's law of the next word on the atoms, the good word's atom, and the fields.
///
/// @param prompt its number in the set
/// @param good the good word's atom, or −1
/// @param logWeights log w_a
/// @param features the final residual through ln_final, which learned residuals read
/// @param fields N of each field of the grid
record StudyContext(
        int prompt, String text, int good, float[] logWeights, double[] features, Map<FieldSource, double[]> fields) {

    /// The fields of the grid: the paper's strongest head (or the model's first), its layer, all heads, the residual.
    static List<FieldSource> sources(Gpt2 model) {
        var config = model.config();
        var paper = ReproductionScan.STRONGEST;
        var head = paper.layer() < config.layers() && paper.head() < config.heads() ? paper : new HeadId(0, 0);
        return List.of(
                new FieldSource.Head(head),
                new FieldSource.Layer(head.layer()),
                new FieldSource.All(),
                new FieldSource.Residual());
    }

    static List<StudyContext> of(Gpt2 model, WordSphere sphere, DiffusionStudy.Request request) {
        var prompts =
                TokenizedPrompts.of(model, request.prompts(), request.reading().answer());
        var tokens = prompts.tokens();
        var forward = ForwardRequest.of(tokens).logits(new LogitRequest.Final());
        var sources = sources(model);
        for (var source : sources) {
            forward = ContextFields.request(
                    forward, source, request.reading(), model.config().layers());
        }
        var run = model.run(forward, Progress.NONE);
        var fields = new LinkedHashMap<FieldSource, double[][]>();
        for (var source : sources) {
            fields.put(source, ContextFields.of(model, tokens, source, request.reading(), run));
        }
        var contexts = new ArrayList<StudyContext>();
        for (int p = 0; p < tokens.size(); p++) {
            var own = new LinkedHashMap<FieldSource, double[]>();
            for (var source : sources) {
                own.put(source, Objects.requireNonNull(fields.get(source))[p]);
            }
            contexts.add(new StudyContext(
                    request.prompts().pairs().indexOf(prompts.used().get(p)),
                    prompts.used().get(p).prompt(),
                    sphere.atoms().atomOf(prompts.trials().get(p).good()[0]),
                    sphere.atoms().logWeights(run.logits().get(p).data(), 1),
                    Objects.requireNonNull(own.get(sources.getLast())),
                    own));
        }
        return contexts;
    }

    /// Entropy of GPT-2's law in bits.
    double bits() {
        return entropyBits(logWeights);
    }

    static double entropyBits(float[] logWeights) {
        double bits = 0;
        for (float log : logWeights) {
            bits -= Math.exp(log) * log / Math.log(2);
        }
        return bits;
    }
}
