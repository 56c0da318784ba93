package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.TokenizedPair;

/// Every head's theoretical logit gap ΔL_theory = N_proj·(e_good − e_bad) = N0·(S_good − S_bad) (eqs 4 and 5).
///
/// @param gaps `[layer][head][prompt]`
public record HeadGaps(double[][][] gaps) {

    /// The model's own run with everything a reading needs of it recorded.
    public static ForwardRequest request(ForwardRequest run, Reading reading, int layers) {
        var request = TokenSpins.recording(run, reading.source(), layers);
        return reading.readout() == Reading.Readout.DIRECT ? request.recording(Hook.LN_FINAL_SCALE.point()) : request;
    }

    /// The gaps of all heads and prompts, a few matrix products a layer.
    ///
    /// @param forward the model's own run over the prompts' tokens, made by [#request]
    public static HeadGaps of(
            Gpt2 model, List<TokenizedPair> trials, Reading reading, ForwardResult forward, Progress progress) {
        var contexts = HeadContexts.of(model, trials, reading, forward, progress.part(0, 0.6));
        return of(model, trials, contexts, reading.readout(), reading.slice(), forward, progress.part(0.6, 1));
    }

    /// The gaps N0·ΔS (eq. 5) from context fields that are already known.
    public static HeadGaps of(
            Gpt2 model,
            List<TokenizedPair> trials,
            HeadContexts contexts,
            Reading.Readout readout,
            OutputSlice slice,
            ForwardResult forward,
            Progress progress) {
        var config = model.config();
        var differences = new ReadoutDirections(model, readout, forward).differences(trials);
        var gaps = new double[config.layers()][config.heads()][trials.size()];
        for (int layer = 0; layer < config.layers(); layer++) {
            progress.at((double) layer / config.layers(), "Logit gaps of layer " + layer);
            var spins = model.circuits().spins(layer, differences, slice);
            var context = contexts.layers().get(layer);
            for (int p = 0; p < trials.size(); p++) {
                for (int h = 0; h < config.heads(); h++) {
                    int at = spins.offset(p, h);
                    gaps[layer][h][p] = Dot.of(context.data(), at, spins.data(), at, config.dHead());
                }
            }
        }
        return new HeadGaps(gaps);
    }

    /// The gaps of prompts that were measured one by one.
    ///
    /// @param prompts `[layer][head]` of each
    public static HeadGaps ofPrompts(List<double[][]> prompts) {
        int layers = prompts.getFirst().length;
        int heads = prompts.getFirst()[0].length;
        var gaps = new double[layers][heads][prompts.size()];
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                for (int p = 0; p < prompts.size(); p++) {
                    gaps[layer][head][p] = prompts.get(p)[layer][head];
                }
            }
        }
        return new HeadGaps(gaps);
    }

    /// A prompt's gaps `[layer][head]`.
    public double[][] prompt(int prompt) {
        return Arrays.stream(gaps)
                .map(layer ->
                        Arrays.stream(layer).mapToDouble(head -> head[prompt]).toArray())
                .toArray(double[][]::new);
    }

    /// A head's gaps over the prompts.
    public double[] of(org.spinoscope.gpt2.HeadId head) {
        return gaps[head.layer()][head.head()];
    }
}
