package org.spinoscope.desktop.modes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.ModeBlocks;
import org.spinoscope.spinbath.modes.ModeVectors;
import org.spinoscope.study.TokenizedPrompts;
import org.spinoscope.study.coupling.ModelScans;

/// What the modes of a head's coupling do to the model's gap on a prompt.
///
/// @param weights change of the gap without a mode, or without the block it belongs to `[mode]`; NaN for null modes
record ModeWeights(PromptPair pair, HeadId head, double[] weights) {

    static ModeWeights of(Gpt2 model, PromptPair pair, HeadId head, Reading reading) {
        var modes = ModeVectors.ofCoupling(model.circuits().head(head));
        var blocks = ModeBlocks.of(modes.singular(), model.config().dModel()).blocks();
        var groups = blocks.stream()
                .map(block -> IntStream.range(block.from(), block.to()).toArray())
                .toList();
        var trial = TokenizedPrompts.of(model, List.of(pair), reading.answer())
                .trials()
                .getFirst();
        var found = ModelScans.causalWeights(model, trial, head, modes, groups);
        var weights = new double[modes.singular().length];
        Arrays.fill(weights, Double.NaN);
        for (int g = 0; g < blocks.size(); g++) {
            Arrays.fill(weights, blocks.get(g).from(), blocks.get(g).to(), found.of(g));
        }
        return new ModeWeights(pair, head, weights);
    }
}
