package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.spinbath.ContextFields;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// Runs the model on texts and reads off what the next spins are drawn to: log-weights, schedule, field.
final class ContextReader {

    /// The strongest tilt or constant drift that was tried.
    private static final double STRONGEST = 2e4;

    private final Gpt2 model;
    private final WordSphere sphere;
    private final Optional<LearnedResidual> learned;
    private final GenerationRequest request;
    private final CleanLaw law;

    ContextReader(Gpt2 model, WordSphere sphere, Optional<LearnedResidual> learned, GenerationRequest request) {
        this.model = model;
        this.sphere = sphere;
        this.learned = learned;
        this.request = request;
        law = new CleanLaw(sphere.atoms(), request.residual(), request.temperature(), learned);
    }

    /// What the model says after each text.
    ///
    /// @throws UserException if its logits are no numbers, or the field has no direction or is too strong
    List<GenerationContext> of(List<int[]> prompts) {
        int layers = model.config().layers();
        boolean learns = request.residual() == Residual.LEARNED && learned.isPresent();
        var features =
                learns ? FieldSource.parse(learned.orElseThrow().features(), model.config()) : new FieldSource.None();
        var forward = ForwardRequest.of(prompts).logits(new LogitRequest.Final());
        forward = ContextFields.request(forward, request.field(), request.reading(), layers);
        forward = ContextFields.request(forward, features, Reading.PAPER, layers);
        var run = model.run(forward, Progress.NONE);
        var fields = ContextFields.of(model, prompts, request.field(), request.reading(), run);
        var f = ContextFields.of(model, prompts, features, Reading.PAPER, run);
        var contexts = new ArrayList<GenerationContext>();
        for (int p = 0; p < prompts.size(); p++) {
            var logits = run.logits().get(p).data();
            requireNumbers(logits);
            requireDirection(fields[p]);
            var guidance = Guidance.of(request.guidanceKind(), fields[p], request.guidance());
            var weights = guidance.tilted(sphere.atoms(), law.logWeights(logits, f[p]), request.sign());
            var schedule = sphere.schedule(request.path(), weights, request.steps());
            contexts.add(new GenerationContext(
                    logits, logSum(logits), new SpinChains.Target(weights, schedule, guidance), fields[p]));
        }
        return contexts;
    }

    private static void requireNumbers(float[] logits) {
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new UserException(
                        "This model gives logits that are not numbers after this text, so no word can be"
                                + " drawn. Check the checkpoint with verify.");
            }
        }
    }

    private void requireDirection(double[] field) {
        double length = Sphere.norm(field);
        if (request.guidance() == 0) {
            return;
        }
        if (!(length > 0 && Double.isFinite(length))) {
            throw new UserException("The field " + request.field() + " has length " + length
                    + " here, so it has no direction to guide to. Choose another field, or set g to 0.");
        }
        if (request.guidance() * length > STRONGEST) {
            throw new UserException(String.format(
                    java.util.Locale.ROOT,
                    "The guidance g = %s is too strong for the field %s of length %.4g: choose at most %.4g.",
                    request.guidance(),
                    request.field(),
                    length,
                    STRONGEST / length));
        }
    }

    private static double logSum(float[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return most + Math.log(sum);
    }
}
