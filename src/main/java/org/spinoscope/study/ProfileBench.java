package org.spinoscope.study;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardProfile;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Where the time of one batched forward pass goes, beside what processor and memory allow.
public final class ProfileBench {

    private ProfileBench() {}

    /// @param peak operations per second of sgemm 2048³
    /// @param read bytes per second of reading memory
    /// @param copy bytes per second of copying memory, read and written
    /// @param forward seconds of one batched pass
    /// @param parts each kind of operation alone
    public record Profile(double peak, double read, double copy, double forward, List<ForwardProfile.Part> parts) {}

    /// Measures a pass over a prompt set.
    public static Profile run(Gpt2 model, PromptSet set, Progress progress) {
        var prompts = TokenizedPrompts.of(model, set, AnswerToken.FIRST);
        double forward = Bench.forward(model, prompts.trials());
        var parts = ForwardProfile.of(model, prompts.tokens(), progress);
        return new Profile(
                NativeBench.sgemm(2048, 2048, 2048, 5),
                NativeBench.readRate(5),
                NativeBench.copyRate(5),
                forward,
                parts);
    }
}
