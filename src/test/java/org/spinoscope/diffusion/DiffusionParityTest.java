package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Against an independent implementation (src/test/golden/diffusion.py).
class DiffusionParityTest {

    private static JsonNode golden;

    @BeforeAll
    static void read() throws IOException {
        try (var in = DiffusionParityTest.class.getResourceAsStream("/golden/diffusion.json")) {
            golden = JsonMapper.builder().build().readTree(in);
        }
    }

    @Test
    void meanCosineAndItsInverse() {
        for (var row : golden.get("meanCosine")) {
            int d = row.get(0).asInt();
            double kappa = row.get(1).asDouble();
            double m = row.get(2).asDouble();
            assertThat(Concentration.meanCosine(d, kappa)).isCloseTo(m, within(1e-12));
            assertThat(Concentration.of(d, m)).isCloseTo(kappa, within(1e-7 * kappa));
            double step = 1e-4 * kappa;
            double slope = (Concentration.meanCosine(d, kappa + step) - Concentration.meanCosine(d, kappa - step))
                    / (2 * step);
            assertThat(Concentration.slope(d, kappa)).isCloseTo(slope, within(1e-6 * slope));
        }
    }

    @Test
    void flowFactor() {
        for (var row : golden.get("psi")) {
            int d = row.get(0).asInt();
            double kappa = row.get(1).asDouble();
            double mu = row.get(2).asDouble();
            double psi = row.get(3).asDouble();
            var table = new AngleTable(FlowFactor.values(d, kappa));
            assertThat(table.at(mu)).as("d %d κ %s μ %s", d, kappa, mu).isCloseTo(psi, within(1e-6 * psi));
        }
    }

    @Test
    void flowFactorAtItsEnds() {
        assertThat(new AngleTable(FlowFactor.values(3, 5)).at(0)).isCloseTo(0.197323, within(5e-7));
        assertThat(new AngleTable(FlowFactor.values(10, 5)).at(0)).isCloseTo(0.092489, within(5e-7));
        for (double psi : FlowFactor.values(7, 0)) {
            assertThat(psi).isCloseTo(1.0 / 6, within(1e-12));
        }
    }

    @Test
    void closedFormOfTheFlowFactorInHighDimension() {
        for (double kappa : new double[] {1, 30, 300, 3000}) {
            var table = new AngleTable(FlowFactor.values(144, kappa));
            for (double mu = -0.4; mu < 0.5; mu += 0.1) {
                double exact = table.at(mu);
                assertThat(FlowFactor.largeDimension(144, kappa, mu)).isCloseTo(exact, within(exact / 144));
            }
        }
    }

    @Test
    void heatKernel() {
        var kernels = new java.util.HashMap<Integer, HeatKernel>();
        for (var row : golden.get("heat")) {
            int d = row.get(0).asInt();
            double tau = row.get(1).asDouble();
            double theta = row.get(2).asDouble();
            double slope = row.get(3).asDouble();
            var table = new AngleTable(
                    kernels.computeIfAbsent(d, HeatKernel::new).slopes(tau));
            double x = (d - 1) * tau;
            assertThat(table.at(Math.cos(theta)))
                    .as("d %d x %.2f θ %s", d, x, theta)
                    .isCloseTo(slope, within(slope * (theta > 1.6 ? 2e-3 : 6e-4)));
        }
    }

    @Test
    void sharesScoreAndFlowOfAMixture() {
        var mixture = golden.get("mixture");
        int d = mixture.get("d").asInt();
        double kappa = mixture.get("kappa").asDouble();
        var rows = new float[5 * d];
        var logs = new float[5];
        for (int v = 0; v < 5; v++) {
            logs[v] = (float) Math.log(mixture.get("weights").get(v).asDouble());
            for (int a = 0; a < d; a++) {
                rows[v * d + a] = (float) mixture.get("atoms").get(v).get(a).asDouble();
            }
        }
        var atoms = Atoms.of(rows, d, Centring.NONE);
        var schedule = NoiseSchedule.Factory.of(NoisePath.VMF, d).to(kappa, 1);
        var score = new Score(atoms, AtomProducts.plain(atoms));
        score.aim(List.of(new SpinChains.Target(logs, schedule, new Guidance.None())), Sign.CORRECTED);
        var spin = doubles(mixture.get("spin"));
        var shares = score.shares(List.of(spin), 1);
        double m = Concentration.meanCosine(d, kappa);
        double perAngle = Math.sqrt(1 - m * m) / Concentration.slope(d, kappa);
        for (int v = 0; v < 5; v++) {
            assertThat(shares[v]).isCloseTo((float) mixture.get("shares").get(v).asDouble(), within(1e-6f));
        }
        var flow = score.drifts(List.of(spin), 1, 0, SpinChains.Seen.NOTHING).getFirst().clone();
        var both = score.drifts(List.of(spin), 1, 1, SpinChains.Seen.NOTHING).getFirst();
        double half = Math.sqrt(1 - m * m) / ((d - 1) * m); // ½ dτ per −dφ
        for (int a = 0; a < d; a++) {
            assertThat(flow[a]).isCloseTo(perAngle * mixture.get("flow").get(a).asDouble(), within(1e-5));
            assertThat(both[a] - flow[a])
                    .isCloseTo(half * mixture.get("score").get(a).asDouble(), within(1e-5));
        }
    }

    private static double[] doubles(JsonNode list) {
        var values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asDouble();
        }
        return values;
    }
}
