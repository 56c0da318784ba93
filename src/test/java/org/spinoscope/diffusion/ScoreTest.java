package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spinoscope.dynamics.GaussianStream;

/// Native memory and plain loops give the same score.
class ScoreTest {

    private static final int D = 80;
    private static final int COUNT = 300;

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "9,0", "9,1", "20,0.5"})
    void nativeAndPlainDriftsAgree(int level, double epsilon) {
        var noise = GaussianStream.of(3);
        var rows = new float[COUNT * D];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) noise.next();
        }
        var atoms = Atoms.of(rows, D, Centring.NONE);
        var targets = new ArrayList<SpinChains.Target>();
        var spins = new ArrayList<double[]>();
        for (int chain = 0; chain < 5; chain++) {
            var schedule = NoiseSchedule.Factory.of(NoisePath.VMF, D).to(200 + 100 * chain, 20);
            var weights = new float[COUNT];
            for (int v = 0; v < COUNT; v++) {
                weights[v] = (float) (2 * noise.next());
            }
            targets.add(new SpinChains.Target(weights, schedule, new Guidance.None()));
            var spin = atoms.direction(chain);
            for (int a = 0; a < D; a++) {
                spin[a] += 0.1 * noise.next();
            }
            spins.add(Sphere.scaled(spin, 1 / Sphere.norm(spin)));
        }
        var plainShares = new ArrayList<float[]>();
        var nativeShares = new ArrayList<float[]>();
        var plain = drifts(atoms, AtomProducts.plain(atoms), targets, spins, level, epsilon, plainShares);
        try (var products = AtomProducts.inNativeMemory(atoms)) {
            var inMemory = drifts(atoms, products, targets, spins, level, epsilon, nativeShares);
            for (int chain = 0; chain < targets.size(); chain++) {
                double size = Sphere.norm(plain.get(chain));
                for (int a = 0; a < D; a++) {
                    assertThat(inMemory.get(chain)[a]).isCloseTo(plain.get(chain)[a], within(1e-5 * size));
                }
                for (int v = chain * COUNT; v < (chain + 1) * COUNT; v++) {
                    assertThat(nativeShares.getFirst()[v]).isCloseTo(plainShares.getFirst()[v], within(1e-5f));
                }
            }
        }
    }

    private static List<double[]> drifts(
            Atoms atoms,
            AtomProducts products,
            List<SpinChains.Target> targets,
            List<double[]> spins,
            int level,
            double epsilon,
            List<float[]> shares) {
        var score = new Score(atoms, products);
        score.aim(targets, Sign.CORRECTED);
        return score.drifts(spins, level, epsilon, seen -> shares.add(seen.clone()));
    }
}
