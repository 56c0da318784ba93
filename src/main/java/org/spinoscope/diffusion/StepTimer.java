package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;

/// Something to time: one κ interval of a block of chains over a whole vocabulary.
public final class StepTimer {

    private StepTimer() {}

    /// Each run takes one interval in the middle of a schedule, with one score evaluation.
    public static Runnable of(WordSphere sphere) {
        int rows = AtomProducts.ROWS;
        var weights = new float[sphere.atoms().count()];
        Arrays.fill(weights, (float) -Math.log(weights.length));
        var schedule = sphere.schedule(NoisePath.VMF, 1_000, 1_000);
        var target = new SpinChains.Target(weights, schedule, new Guidance.None());
        var source = new ChainRandom.Source(1, 0);
        var random = new ArrayList<ChainRandom>();
        var starts = new ArrayList<double[]>();
        for (int c = 0; c < rows; c++) {
            random.add(source.next());
            starts.add(random.get(c).start(sphere.atoms().dimension()));
        }
        var chains = new SpinChains(
                sphere.score(), Collections.nCopies(rows, target), starts, random, Sampler.FLOW, Sign.CORRECTED);
        chains.advance(SpinChains.Seen.NOTHING); // the first takes two evaluations
        return () -> chains.advance(SpinChains.Seen.NOTHING);
    }
}
