package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

class FirstPassageTest {

    private static final ReferenceDirections POLES =
            new ReferenceDirections(List.of("good", "bad"), List.of(new double[] {0, 0, 1}, new double[] {0, 0, -1}));

    @Test
    void freeDiffusionReachesACapInTheKnownMeanTime() {
        // Diffusion constant σ²/2 from the opposite pole to a cap of cosine c: mean time (2/σ²) ln(2/(1−c)).
        var bath = new Bath(SpinEquation.OVERDAMPED, 1, 1, 0, Noise.strength(1));
        var dt = 0.001;
        var setup = SpinSetup.of(bath, SpinField.uniform(0, 0, 1e-9), Integrator.DEPONDT_MERTENS, dt / bath.sigma2());
        var plan = new FirstPassage.Plan(1, 0, 0.5, List.of(1.0), 2048, 60 / bath.sigma2(), 8, 2);
        var passage = FirstPassage.run(setup, POLES, plan, Progress.NONE).getFirst();
        // Looking only once a step misses grazing visits, as if the cap were 0.5826 σ√dt smaller.
        var cap = Math.cos(Math.PI / 3 - 0.5826 * Math.sqrt(dt));
        assertThat(passage.arrived()).isEqualTo(1);
        assertThat(passage.mean() * bath.sigma2())
                .isCloseTo(2 * Math.log(2 / (1 - cap)), within(4 * passage.meanError() * bath.sigma2()));
        assertThat(passage.median()).isBetween(passage.lowerQuartile(), passage.upperQuartile());
    }

    @Test
    void aFieldTowardsTheGoodWordIsReachedFasterWhenItIsWarmer() {
        // The bad word is the unstable pole: without noise the spin would stay there for ever.
        var setup = SpinSetup.of(Bath.llg(1, 0.5, 0.1), SpinField.uniform(0, 0, 1), Integrator.DEPONDT_MERTENS, 0.02);
        var plan = new FirstPassage.Plan(1, 0, -1, List.of(0.0, 0.001, 0.1), 512, 60, 8, 2);
        var passages = FirstPassage.run(setup, POLES, plan, Progress.NONE);
        assertThat(passages.getFirst().arrived()).isZero();
        assertThat(passages.getFirst().median()).isNaN();
        assertThat(passages.getFirst().basins()).containsExactly(0.0, 1.0);
        assertThat(passages.get(1).median()).isGreaterThan(1.5 * passages.get(2).median());
        assertThat(passages.get(2).arrived()).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSamePassagesOnAnyNumberOfThreads() {
        var setup =
                SpinSetup.of(Bath.llg(1, 0.5, 0.1), SpinField.uniform(0, 0, -0.1), Integrator.DEPONDT_MERTENS, 0.05);
        var one = FirstPassage.run(
                setup, POLES, new FirstPassage.Plan(1, 0, 0.5, List.of(0.3), 700, 20, 8, 1), Progress.NONE);
        var two = FirstPassage.run(
                setup, POLES, new FirstPassage.Plan(1, 0, 0.5, List.of(0.3), 700, 20, 8, 3), Progress.NONE);
        assertThat(two).isEqualTo(one);
    }
}
