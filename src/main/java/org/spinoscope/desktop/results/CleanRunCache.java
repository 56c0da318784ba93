package org.spinoscope.desktop.results;

import java.lang.ref.WeakReference;
import java.util.Optional;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.TokenizedPrompts;

/// The whole model's run over the prompt set, kept from one question to the next. For the inference thread.
final class CleanRunCache {

    private record Kept(
            WeakReference<Gpt2> model,
            PromptSet set,
            AnswerToken answer,
            TokenizedPrompts tokenizedPrompts,
            CleanRun run) {}

    private Optional<Kept> kept = Optional.empty();

    /// A run and the prompts it is of, in its order.
    record Set(TokenizedPrompts tokenizedPrompts, CleanRun run) {}

    /// The run over a set; made again if the last one was of another model, set or answer.
    Set of(Gpt2 model, PromptSet set, AnswerToken answer, Progress progress) {
        var known = kept.filter(k -> k.model().refersTo(model) && k.set().equals(set) && k.answer() == answer)
                .orElseGet(() -> {
                    kept = Optional.empty();
                    var tokenizedPrompts = TokenizedPrompts.of(model, set, answer);
                    return new Kept(
                            new WeakReference<>(model),
                            set,
                            answer,
                            tokenizedPrompts,
                            CleanRun.of(model, tokenizedPrompts.trials(), progress));
                });
        kept = Optional.of(known);
        return new Set(known.tokenizedPrompts(), known.run());
    }
}
