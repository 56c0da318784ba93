package org.spinoscope.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;

/// The model's own text after a prompt, drawn from its own law.
record PlainContinuation(Gpt2 model) {

    /// As many tokens as the request asks, at its temperature and from its seed.
    GenerationResult.OwnText of(int[] prompt, GenerationRequest request) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(~request.seed());
        var text = prompt;
        for (int t = 0; t < request.tokens(); t++) {
            var run = model.run(ForwardRequest.of(List.of(text)).logits(new LogitRequest.Final()), Progress.NONE);
            var weights = run.logits().getFirst().data().clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= (float) request.temperature();
            }
            FloatRows.softmax(weights, 0, weights.length);
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = Draw.of(weights, 0, weights.length, random.nextDouble());
        }
        int[] own = Arrays.copyOfRange(text, prompt.length, text.length);
        return new GenerationResult.OwnText(model.tokenizer().decode(own), own);
    }
}
