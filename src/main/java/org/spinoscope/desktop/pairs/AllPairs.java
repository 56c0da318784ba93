package org.spinoscope.desktop.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.PairEnergies;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;

/// The pair energies of a prompt: those of every head while the prompt is short, else those of one.
///
/// @param tokens the prompt's tokens as a reader sees them
/// @param heads in order of layer and head
/// @param columns heads of a layer
record AllPairs(PromptPair pair, Reading reading, List<String> tokens, List<PairEnergies> heads, int columns) {

    /// With more tokens than this, only the selected head's pairs are computed: memory grows with the square.
    static final int MOST_TOKENS = 64;

    /// One forward pass, and every head's scores after it.
    ///
    /// @param selected the head that is always there
    static AllPairs of(Gpt2 model, PromptPair pair, Reading reading, HeadId selected, Progress progress) {
        var tokenized = TokenizedPrompts.of(model, List.of(pair), reading.answer());
        int layers = model.config().layers();
        int heads = model.config().heads();
        var run = model.run(
                HeadGaps.request(ForwardRequest.of(tokenized.tokens()), reading, layers), progress.part(0, 0.4));
        var ids = tokenized.trials().getFirst().tokens();
        var pieces = model.tokenizer().pieces(ids);
        var all = new ArrayList<PairEnergies>();
        if (ids.length > MOST_TOKENS) {
            all.addAll(PairEnergies.of(model, tokenized.trials(), 0, List.of(selected), reading, run));
        } else {
            for (int layer = 0; layer < layers; layer++) {
                progress.at(0.4 + 0.6 * layer / layers, "Layer " + layer);
                int at = layer;
                var row = IntStream.range(0, heads)
                        .mapToObj(h -> new HeadId(at, h))
                        .toList();
                all.addAll(PairEnergies.of(model, tokenized.trials(), 0, row, reading, run));
            }
        }
        var shown = pieces.stream()
                .map(piece -> piece.isBlank() ? "␣" : piece.strip().replace("\n", "⏎"))
                .toList();
        return new AllPairs(pair, reading, shown, List.copyOf(all), heads);
    }

    /// Whether every head is there.
    boolean whole() {
        return heads.size() > 1;
    }
}
