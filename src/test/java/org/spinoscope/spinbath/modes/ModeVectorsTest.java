package org.spinoscope.spinbath.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.spinbath.Matrices;

class ModeVectorsTest {

    private static final Random RANDOM = new Random(3);

    private static HeadWeights gaussian(int d, int n) {
        var matrices = new Tensor[4];
        for (int i = 0; i < 4; i++) {
            var data = new float[d * n];
            for (int a = 0; a < data.length; a++) {
                data[a] = (float) RANDOM.nextGaussian();
            }
            matrices[i] = i < 3 ? new Tensor(data, d, n) : new Tensor(data, n, d);
        }
        var none = new float[n];
        return new HeadWeights(matrices[0], matrices[1], matrices[2], matrices[3], none, none, none, 1 / Math.sqrt(n));
    }

    private static DMatrixRMaj coupling(HeadWeights w) {
        var full = new DMatrixRMaj(w.wQ().shape()[0], w.wQ().shape()[0]);
        CommonOps_DDRM.multTransB(w.scale(), Matrices.of(w.wQ()), Matrices.of(w.wK()), full);
        return full;
    }

    @Test
    void modesAddUpToTheCoupling() {
        var w = gaussian(40, 7);
        var full = coupling(w);
        var modes = ModeVectors.ofCoupling(w);
        var rest = full.copy();
        for (int i = 0; i < 7; i++) {
            CommonOps_DDRM.multAddTransB(
                    -modes.singular()[i], column(modes.first()[i]), column(modes.second()[i]), rest);
        }
        assertThat(NormOps_DDRM.normF(rest)).isLessThan(1e-12 * NormOps_DDRM.normF(full));
    }

    @Test
    void modesAreOrthonormalAndFall() {
        var modes = ModeVectors.ofOutput(gaussian(30, 5));
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(dot(modes.first()[i], modes.first()[j])).isCloseTo(i == j ? 1 : 0, within(1e-13));
            }
            assertThat(i == 0 || modes.singular()[i] <= modes.singular()[i - 1]).isTrue();
        }
    }

    @Test
    void sharesOfAllModesSumToTheScore() {
        var w = gaussian(20, 4);
        var modes = ModeVectors.ofCoupling(w);
        var x = new double[3][20];
        for (var row : x) {
            IntStream.range(0, 20).forEach(a -> row[a] = RANDOM.nextGaussian());
        }
        double sum =
                IntStream.range(0, 4).mapToDouble(i -> modes.share(i, x)[2][1]).sum();
        var right = new DMatrixRMaj(20, 1);
        CommonOps_DDRM.mult(coupling(w), column(x[1]), right);
        assertThat(sum).isCloseTo(dot(x[2], right.data), within(1e-11));
    }

    @Test
    void eigenvaluesHaveTheTracesOfTheCoupling() {
        try (var model = Golden.model("odd-3x5")) {
            var modes = ModelModes.of(model, Progress.NONE);
            for (var head : modes.heads()) {
                var full = coupling(model.circuits().head(head.head()));
                var square = new DMatrixRMaj(full.numRows, full.numRows);
                CommonOps_DDRM.mult(full, full, square);
                double sum = head.eigen().stream().mapToDouble(v -> v.real).sum();
                double squares = head.eigen().stream()
                        .mapToDouble(v -> v.real * v.real - v.imaginary * v.imaginary)
                        .sum();
                assertThat(sum).isCloseTo(CommonOps_DDRM.trace(full), within(1e-12));
                assertThat(squares).isCloseTo(CommonOps_DDRM.trace(square), within(1e-11));
            }
        }
    }

    @Test
    void theDecidingSidesStrongestTokenIsPositive() {
        try (var model = Golden.model("tiny-12x12")) {
            var readout = ModeReadout.of(model, new HeadId(3, 5), 4);
            for (int i = 0; i < readout.asks().size(); i++) {
                var asks = readout.asks().get(i);
                assertThat(asks.topCosine().getFirst().cosine())
                        .isGreaterThanOrEqualTo(-asks.bottomCosine().getFirst().cosine());
                var writes = readout.writes().get(i);
                assertThat(writes.topCosine().getFirst().cosine())
                        .isGreaterThanOrEqualTo(
                                -writes.bottomCosine().getFirst().cosine());
                var word = asks.topDot().getFirst();
                var e = model.embedding(word.token());
                var row = IntStream.range(0, 48).mapToDouble(a -> e.at(0, a)).toArray();
                assertThat(word.dot()).isCloseTo(dot(row, readout.coupling().first()[i]), within(1e-12));
            }
        }
    }

    @Test
    void aDegenerateHeadsModesStillAddUp() {
        try (var model = Golden.model("degenerate-2x10")) {
            for (int h = 0; h < 10; h++) {
                var w = model.circuits().head(new HeadId(0, h));
                var modes = ModeVectors.ofCoupling(w);
                var rest = coupling(w);
                for (int i = 0; i < modes.singular().length; i++) {
                    CommonOps_DDRM.multAddTransB(
                            -modes.singular()[i], column(modes.first()[i]), column(modes.second()[i]), rest);
                }
                assertThat(NormOps_DDRM.normF(rest)).isLessThan(1e-14);
            }
        }
    }

    @Test
    void equalSingularValuesMakeOneBlockAndRoundingIsNull() {
        var blocks = ModeBlocks.of(new double[] {2, 1.99, 1.5, 1, 0.995, 0.99, 1e-16}, 20);
        assertThat(blocks.blocks())
                .containsExactly(new ModeBlocks.Range(0, 2), new ModeBlocks.Range(2, 3), new ModeBlocks.Range(3, 6));
        assertThat(blocks.nullModes()).isOne();
        assertThat(ModeBlocks.of(new double[3], 20)).isEqualTo(new ModeBlocks(java.util.List.of(), 3));
    }

    @Test
    void gaussianHeadsFillTheirDiscAsPredicted() {
        int d = 160;
        int n = 80;
        int inside = 0;
        int all = 0;
        for (int trial = 0; trial < 6; trial++) {
            var w = gaussian(d, n);
            var small = new DMatrixRMaj(n, n);
            CommonOps_DDRM.multTransA(w.scale(), Matrices.of(w.wK()), Matrices.of(w.wQ()), small);
            var law = GaussianHead.of(NormOps_DDRM.normF(coupling(w)), n, d);
            double half = law.radiusOf(0.5);
            assertThat(law.shareWithin(half)).isCloseTo(0.5, within(1e-12));
            for (var value : Eigenvalues.of(small)) {
                all++;
                inside += value.getMagnitude() <= half ? 1 : 0;
            }
        }
        assertThat((double) inside / all).isCloseTo(0.5, within(0.05));
    }

    @Test
    void compositionsOfTurnedMatricesFollowTheRandomLaw() {
        int d = 12;
        var one = RandomMatrices_DDRM.rectangle(d, d, RANDOM);
        for (int j = 3; j < d; j++) {
            for (int i = 0; i < d; i++) {
                one.set(i, j, 0);
            }
        }
        var two = RandomMatrices_DDRM.rectangle(d, d, RANDOM);
        double p1 = participation(one);
        double p2 = participation(two);
        double[][] none = new double[0][];
        var law = new Compositions(none, none, none, new double[0], new double[0], d).random(p1, p2);
        double sum = 0;
        double squares = 0;
        int trials = 20_000;
        for (int t = 0; t < trials; t++) {
            var turn = RandomMatrices_DDRM.orthogonal(d, d, RANDOM);
            var half = new DMatrixRMaj(d, d);
            var product = new DMatrixRMaj(d, d);
            CommonOps_DDRM.mult(one, turn, half);
            CommonOps_DDRM.mult(half, two, product);
            double score = Math.pow(NormOps_DDRM.normF(product) / NormOps_DDRM.normF(one) / NormOps_DDRM.normF(two), 2);
            sum += score / trials;
            squares += score * score / trials;
        }
        assertThat(sum).isCloseTo(law.mean(), within(5 * Math.sqrt(law.variance() / trials)));
        assertThat(squares - sum * sum).isCloseTo(law.variance(), within(0.06 * law.variance()));
    }

    private static double participation(DMatrixRMaj w) {
        var gram = new DMatrixRMaj(w.numCols, w.numCols);
        CommonOps_DDRM.multTransA(w, w, gram);
        return Math.pow(CommonOps_DDRM.trace(gram), 2) / Math.pow(NormOps_DDRM.normF(gram), 2);
    }

    /// Against projectors formed in full: ‖P_aᵀP_b‖² is the trace of their product.
    @Test
    void affinitiesAreOverlapsOfWrittenAndReadSpaces() {
        for (var name : java.util.List.of("odd-3x5", "degenerate-2x10")) {
            try (var model = Golden.model(name)) {
                var found = Affinities.of(model, Progress.NONE);
                var heads = model.heads();
                int width = model.config().dModel();
                for (int i = 0; i < heads.size(); i++) {
                    var written = projector(
                            transposed(model.circuits().head(heads.get(i)).wO()));
                    for (int j = 0; j < heads.size(); j++) {
                        if (heads.get(i).layer() >= heads.get(j).layer()) {
                            assertThat(found.q()[i][j]).isNaN();
                            continue;
                        }
                        var later = model.circuits().head(heads.get(j));
                        int n = model.config().dHead();
                        assertThat(found.q()[i][j]).isCloseTo(overlap(written, later.wQ()) / n, within(1e-11));
                        assertThat(found.k()[i][j]).isCloseTo(overlap(written, later.wK()) / n, within(1e-11));
                        assertThat(found.v()[i][j]).isCloseTo(overlap(written, later.wV()) / n, within(1e-11));
                    }
                }
                assertThat(found.byChance()).isEqualTo((double) model.config().dHead() / width);
            }
        }
    }

    private static double overlap(DMatrixRMaj written, Tensor read) {
        var product = new DMatrixRMaj(written.numRows, written.numRows);
        CommonOps_DDRM.mult(written, projector(read), product);
        return CommonOps_DDRM.trace(product);
    }

    /// W W⁺, onto the columns of W.
    private static DMatrixRMaj projector(Tensor tensor) {
        var w = Matrices.of(tensor);
        var inverse = new DMatrixRMaj(w.numCols, w.numRows);
        var projector = new DMatrixRMaj(w.numRows, w.numRows);
        if (CommonOps_DDRM.elementMaxAbs(w) > 0) {
            CommonOps_DDRM.pinv(w, inverse);
            CommonOps_DDRM.mult(w, inverse, projector);
        }
        return projector;
    }

    private static Tensor transposed(Tensor m) {
        var data = new float[m.data().length];
        int rows = m.shape()[0];
        int columns = m.shape()[1];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                data[j * rows + i] = m.at(i, j);
            }
        }
        return new Tensor(data, columns, rows);
    }

    @Test
    void directionalityCountsWhatStandsOutOfTheNorms() {
        var norms = new double[101];
        java.util.Arrays.fill(norms, 1);
        norms[7] = 11;
        double mean = 1 + 10 / 101.0;
        double sd = Math.sqrt((100 * Math.pow(1 - mean, 2) + Math.pow(11 - mean, 2)) / 100);
        assertThat(Directionality.excess(norms)).isCloseTo(11 - mean - 2 * sd, within(1e-12));
        assertThat(Directionality.excess(new double[] {1, 1 + 1e-16, 1 - 1e-16, 1}))
                .isZero();
    }

    @Test
    void directionalityIsThatOfTheNormsOfTheFullCoupling() {
        try (var model = Golden.model("odd-3x5")) {
            int some = 0;
            for (var head : ModelModes.of(model, Progress.NONE).heads()) {
                var full = coupling(model.circuits().head(head.head()));
                double r = Directionality.excess(rowNorms(full));
                double c = Directionality.excess(rowNorms(CommonOps_DDRM.transpose(full, null)));
                some += c + r > 0 ? 1 : 0;
                assertThat(head.directionality()).isCloseTo(c + r == 0 ? 0 : (c - r) / (c + r), within(1e-11));
            }
            assertThat(some).isGreaterThan(5);
        }
    }

    private static double[] rowNorms(DMatrixRMaj w) {
        return IntStream.range(0, w.numRows)
                .mapToDouble(i -> NormOps_DDRM.normF(CommonOps_DDRM.extractRow(w, i, null)))
                .toArray();
    }

    private static DMatrixRMaj column(double[] x) {
        return new DMatrixRMaj(x.length, 1, true, x);
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
