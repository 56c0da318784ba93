package org.spinoscope.study.diffusion;

import java.util.HashSet;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.Decode;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;

/// How varied texts are that spins write.
final class TextDiversity {

    private static final int TEXT = 8;

    private final Gpt2 model;
    private final WordSphere sphere;
    private final StudyContext context;
    private final DiffusionStudy.Request request;

    TextDiversity(Gpt2 model, WordSphere sphere, StudyContext context, DiffusionStudy.Request request) {
        this.model = model;
        this.sphere = sphere;
        this.context = context;
        this.request = request;
    }

    /// Different pairs of neighbouring tokens among all pairs, in sixteen texts of eight tokens after the first prompt;
    /// NaN where none are written, or the model has no positions for them.
    double distinct(GridPoint point, double strength) {
        boolean middling =
                Double.isNaN(strength) || strength > GridPoint.STRENGTHS[2] && strength < 1.5 * GridPoint.STRENGTHS[3];
        if (!point.method().equals("flow")
                || point.steps() != GridPoint.STEPS
                || point.path() == NoisePath.HEAT
                || point.residual() != Residual.EXACT
                || !middling
                || model.tokenizer().encode(context.text()).length + TEXT
                        > model.config().positions()) { // texts cost more than all chains of a point
            return Double.NaN;
        }
        var text = new GenerationRequest(
                context.text(),
                TEXT,
                16,
                request.seed(),
                point.residual(),
                point.path(),
                point.sampler(),
                point.steps(),
                point.field(),
                point.guidance(),
                point.kind(),
                Sign.CORRECTED,
                Decode.COSINE,
                1,
                Centring.NONE,
                request.reading());
        var texts =
                new TextGenerator(model, sphere, request.residual()).run(text, GenerationListener.NONE, Progress.NONE);
        var different = new HashSet<List<Integer>>();
        int pairs = 0;
        for (var chain : texts.chains()) {
            for (int t = 1; t < chain.decoded().size(); t++) {
                different.add(List.of(
                        chain.decoded().get(t - 1).id(), chain.decoded().get(t).id()));
                pairs++;
            }
        }
        return different.size() / (double) pairs;
    }
}
