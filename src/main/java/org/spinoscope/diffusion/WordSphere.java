package org.spinoscope.diffusion;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.Gpt2;

/// A model's words as points of the unit sphere, with the memory their products need.
///
/// It owns native memory; its maker closes it, on the thread that uses the model.
public final class WordSphere implements AutoCloseable {

    private final Atoms atoms;
    private final AtomProducts products;
    private final Map<NoisePath, NoiseSchedule.Factory> schedules = new EnumMap<>(NoisePath.class);

    private final NearestAtoms nearest;

    private WordSphere(Atoms atoms, AtomProducts products) {
        this.atoms = atoms;
        this.products = products;
        this.nearest = new NearestAtoms(atoms, products);
    }

    /// The unit rows of W_E.
    public static WordSphere of(Gpt2 model, Centring centring) {
        int vocabulary = model.config().vocabulary();
        var rows = model.embedding(IntStream.range(0, vocabulary).toArray());
        var atoms = Atoms.of(rows.data(), model.config().dModel(), centring);
        return new WordSphere(atoms, AtomProducts.inNativeMemory(atoms));
    }

    public Atoms atoms() {
        return atoms;
    }

    public AtomProducts products() {
        return products;
    }

    /// Memory for one block of chains.
    public Score score() {
        return new Score(atoms, products);
    }

    /// κ_max for words of these weights.
    public double sharpest(float[] logWeights) {
        return NoiseSchedule.sharpest(atoms.dimension(), nearest.smallestAngle(logWeights));
    }

    /// Noise levels up to a κ_max.
    public NoiseSchedule schedule(NoisePath path, double sharpest, int steps) {
        return schedules
                .computeIfAbsent(path, p -> NoiseSchedule.Factory.of(p, atoms.dimension()))
                .to(sharpest, steps);
    }

    /// The noise levels that tell the words of these weights from all others.
    public NoiseSchedule schedule(NoisePath path, float[] logWeights, int steps) {
        return schedule(path, sharpest(logWeights), steps);
    }

    @Override
    public void close() {
        products.close();
    }
}
