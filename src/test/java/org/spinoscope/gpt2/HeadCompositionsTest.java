package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.spinbath.Matrices;
import org.spinoscope.spinbath.modes.Compositions;

class HeadCompositionsTest {

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        var c = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, c);
        return c;
    }

    private static DMatrixRMaj transposed(DMatrixRMaj a) {
        return CommonOps_DDRM.transpose(a, null);
    }

    private static DMatrixRMaj written(HeadWeights w) {
        return product(Matrices.of(w.wV()), Matrices.of(w.wO()));
    }

    private static DMatrixRMaj coupled(HeadWeights w) {
        return product(Matrices.of(w.wQ()), transposed(Matrices.of(w.wK())));
    }

    /// Factors of ones: then the norms are those of W_O W_Q, W_O W_K and W_O W_V.
    private static List<DoubleCircuits.Factors> ones(Gpt2Config config) {
        int n = config.dHead();
        var one = CommonOps_DDRM.identity(n).data;
        return IntStream.range(0, config.layers() * config.heads())
                .mapToObj(h -> new DoubleCircuits.Factors(one, one, one, one))
                .toList();
    }

    @Test
    void layersInAnyPortionsGiveTheSameNorms() {
        try (var model = Golden.model("tiny-12x12")) {
            var factors = ones(model.config());
            var all = norms(model, factors, 12);
            for (int layersAtOnce : new int[] {1, 5}) {
                var some = norms(model, factors, layersAtOnce);
                for (int i = 0; i < 144; i++) {
                    for (int j = 0; j < 144; j++) {
                        assertThat(Double.isNaN(some.q()[i][j])).isEqualTo(i / 12 >= j / 12);
                        if (i / 12 < j / 12) {
                            assertThat(some.q()[i][j]).isCloseTo(all.q()[i][j], within(1e-13));
                            assertThat(some.k()[i][j]).isCloseTo(all.k()[i][j], within(1e-13));
                            assertThat(some.v()[i][j]).isCloseTo(all.v()[i][j], within(1e-13));
                        }
                    }
                }
            }
            var early = model.circuits().head(new HeadId(2, 3));
            var late = model.circuits().head(new HeadId(9, 11));
            double expected = NormOps_DDRM.normF(product(Matrices.of(early.wO()), Matrices.of(late.wK())));
            assertThat(all.k()[27][119]).isCloseTo(expected, within(1e-13));
        }
    }

    private static DoubleCircuits.CompositionNorms norms(
            Gpt2 model, List<DoubleCircuits.Factors> factors, int layersAtOnce) {
        return model.inScope(scope -> new HeadCompositions(model, factors, scope, layersAtOnce).norms(Progress.NONE));
    }

    /// What head 0 writes, head 1 of the next layer reads but for a part of 1e-10: the trace alone would say 1e-8.
    @Test
    void aScoreThatNearlyVanishesKeepsItsDigits(@TempDir Path folder) throws Exception {
        var random = new Random(4);
        var checkpoint = DoctoredCheckpoint.copyOf("degenerate-2x10", folder);
        for (int a = 0; a < 20; a++) {
            float size = a < 10 ? 1e-10F : 1;
            float q = size * random.nextFloat();
            checkpoint.values("h.1.attn.c_attn.weight", a * 60 + 2, q, size * random.nextFloat());
            for (int row = 18; row < 20; row++) {
                float written = a < 10 ? (float) random.nextGaussian() : 0;
                checkpoint.values("h.0.attn.c_proj.weight", row * 20 + a, written);
            }
        }
        try (var model = checkpoint.load()) {
            var scores = Compositions.of(model, Progress.NONE);
            var early = model.circuits().head(new HeadId(0, 9));
            var late = model.circuits().head(new HeadId(1, 1));
            var one = written(early);
            var two = coupled(late);
            double expected = NormOps_DDRM.normF(product(one, two)) / NormOps_DDRM.normF(one) / NormOps_DDRM.normF(two);
            assertThat(expected).isBetween(1e-12, 1e-9);
            assertThat(scores.q()[9][11]).isCloseTo(expected, within(1e-9 * expected));
        }
    }
}
