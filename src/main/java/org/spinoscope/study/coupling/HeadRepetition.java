package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.study.TokenizedPrompts;

/// One head's gap after 1…N copies of a prompt's good word.
public final class HeadRepetition {

    private HeadRepetition() {}

    /// ΔL_theory `[N]`, N as many copies as fit, up to 32 tokens of them.
    public static double[] gaps(Gpt2 model, PromptPair pair, HeadId head, Reading reading, Progress progress) {
        var prompts = TokenizedPrompts.of(model, List.of(pair), reading.answer());
        var copied = CopiedPrompts.of(model, prompts, reading, progress);
        var ends = copied.ends()[0];
        int[][] asking = {Arrays.copyOfRange(ends, 1, ends.length)};
        var reader = new TermsReader(model, copied.trials(), asking, reading, copied.run(), true);
        return Arrays.stream(reader.layer(head.layer())[0])
                .map(ofHeads -> ofHeads[head.head()])
                .mapToDouble(HeadTerms::gap)
                .toArray();
    }
}
