package org.spinoscope.desktop.modes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.modes.ModeReadout;
import org.spinoscope.spinbath.modes.ModeWords;
import org.spinoscope.study.TokenizedPrompts;

/// One head's modes in words, with the texts of their tokens.
///
/// @param texts of every token that is among the words
record HeadReadout(ModeReadout readout, Map<Integer, String> texts) {

    private static final int WORDS = 10;

    /// The spins of one prompt in the head's layer.
    ///
    /// @param tokens texts of the prompt's tokens
    /// @param x `[T][d_model]`
    record Spins(PromptPair pair, HeadId head, Reading reading, List<String> tokens, double[][] x) {

        static Spins of(Gpt2 model, PromptPair pair, HeadId head, Reading reading, Progress progress) {
            var trial = TokenizedPrompts.of(model, List.of(pair), reading.answer()).trials();
            var tokens = trial.getFirst().tokens();
            var run = TermsReader.needsRun(reading)
                    ? model.run(
                            HeadGaps.request(
                                    ForwardRequest.of(List.of(tokens)),
                                    reading,
                                    model.config().layers()),
                            progress)
                    : new ForwardResult(List.of(), Map.of());
            var reader = new TermsReader(model, trial, new int[][] {{tokens.length - 1}}, reading, run, false);
            var x = reader.spins(head.layer()).getFirst();
            return new Spins(pair, head, reading, model.tokenizer().pieces(tokens), x);
        }
    }

    static HeadReadout of(Gpt2 model, HeadId head) {
        var readout = ModeReadout.of(model, head, WORDS);
        var ids = Stream.of(readout.asks(), readout.answers(), readout.reads(), readout.writes())
                .flatMap(List::stream)
                .flatMap(words -> Stream.concat(words.topCosine().stream(), words.bottomCosine().stream()))
                .mapToInt(ModeWords.Word::token)
                .distinct()
                .toArray();
        var pieces = model.tokenizer().pieces(ids);
        var texts = new HashMap<Integer, String>();
        for (int i = 0; i < ids.length; i++) {
            texts.put(ids[i], pieces.get(i));
        }
        return new HeadReadout(readout, Map.copyOf(texts));
    }

    String text(int token) {
        return texts.getOrDefault(token, "#" + token);
    }
}
