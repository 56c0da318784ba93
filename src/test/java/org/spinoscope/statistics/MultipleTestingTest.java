package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {

    @Test
    void agreesWithSciPy() {
        var golden = Golden.read("multiple");
        var p = Golden.row(golden.get("p"));
        var bonferroni = MultipleTesting.bonferroni(p);
        var q = MultipleTesting.benjaminiHochberg(p);
        for (int i = 0; i < p.length; i++) {
            Golden.agrees(
                    "Bonferroni " + i, bonferroni[i], golden.get("bonferroni").get(i));
            Golden.agrees("q " + i, q[i], golden.get("q").get(i));
        }
    }

    @Test
    void anUndefinedTestStaysUndefinedAndDoesNotCount() {
        var p = new double[] {0.01, Double.NaN, 0.04};
        assertThat(MultipleTesting.bonferroni(p)).containsExactly(0.02, Double.NaN, 0.08);
        assertThat(MultipleTesting.benjaminiHochberg(p)).containsExactly(0.02, Double.NaN, 0.04);
        assertThat(MultipleTesting.benjaminiHochberg(new double[] {Double.NaN})).containsExactly(Double.NaN);
        assertThat(MultipleTesting.bonferroni(new double[0])).isEmpty();
    }

    @Test
    void aNumberThatIsNoProbabilityIsADefectOfTheCaller() {
        assertThatThrownBy(() -> MultipleTesting.benjaminiHochberg(new double[] {1.2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MultipleTesting.bonferroni(new double[] {-0.1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void qKeepsTheOrderOfPAndLiesBetweenPAndBonferroni(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> values) {
        var p = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var q = MultipleTesting.benjaminiHochberg(p);
        var bonferroni = MultipleTesting.bonferroni(p);
        assertThat(q).isSorted();
        for (int i = 0; i < p.length; i++) {
            assertThat(q[i]).isBetween(p[i], Math.nextUp(bonferroni[i]));
        }
        assertThat(Arrays.stream(q)).allMatch(v -> v <= 1);
    }
}
