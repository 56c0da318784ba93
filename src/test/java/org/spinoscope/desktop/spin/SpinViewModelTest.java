package org.spinoscope.desktop.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinEquation;
import org.spinoscope.dynamics.VonMisesFisher;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;

class SpinViewModelTest {

    private final SpinViewModel model = new SpinViewModel();

    @Test
    void theSameSeedRepeatsThePath() {
        for (int i = 0; i < 100; i++) {
            model.frame();
        }
        var first = model.walk().position();
        model.restart();
        for (int i = 0; i < 100; i++) {
            model.frame();
        }
        assertThat(model.walk().position()).containsExactly(first);
    }

    @Test
    void itSaysThatThePrintedEquationHasAnotherTemperature() {
        assertThat(model.notices()).anyMatch(text -> text.contains("effective kT = 0.235"));
        model.parameters().set(model.parameters().get().form(SpinEquation.LLG));
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void itWarnsOfATooLongStep() {
        model.parameters().set(model.parameters().get().strength(20).dt(0.2));
        assertThat(model.notices()).anyMatch(text -> text.contains("exceeds"));
        model.takeSafeStep();
        assertThat(model.notices()).noneMatch(text -> text.contains("exceeds"));
        assertThat(model.parameters().get().dt()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void settingsSurviveASession() {
        model.parameters()
                .set(new SpinParameters(
                        SpinDimension.HEAD, SpinEquation.OVERDAMPED, Integrator.HEUN, 2, 0.5, 0.1, 3, 0.01, 77));
        model.view().set(CameraState.START.dragged(0.4, -0.2).zoomed(3));
        model.cloudShown().set(true);
        model.speed().set(33);
        model.quantity().set(SpinQuantity.ENERGY);
        model.comparison().set(new SpinComparison(true, 0.7, 1.5, false));
        var kept = model.settings();
        var other = new SpinViewModel();
        other.restore(kept);
        assertThat(other.parameters().get()).isEqualTo(model.parameters().get());
        assertThat(other.view().get()).isEqualTo(model.view().get());
        assertThat(other.cloudShown().get()).isTrue();
        assertThat(other.speed().get()).isEqualTo(33);
        assertThat(other.quantity().get()).isEqualTo(SpinQuantity.ENERGY);
        assertThat(other.comparison().get()).isEqualTo(model.comparison().get());
        other.restore(Map.of("form", "nonsense"));
        assertThat(other.parameters().get()).isEqualTo(SpinParameters.DEFAULT);
    }

    @Test
    void theRecordOfALongRunStaysBoundedAndCountsEverything() {
        for (int i = 0; i < 2000; i++) {
            model.frame();
        }
        assertThat(model.run().get().measured().seen()).isEqualTo(16_000);
        double area = 0;
        for (double density : model.run().get().measured().density()) {
            area += density * 2 / AlignmentStatistics.BINS;
        }
        assertThat(area).isCloseTo(1, within(1e-9));
    }

    @Test
    void inDDimensionsItWaitsForAHeadAndThenGoesItsWay() {
        model.parameters().set(model.parameters().get().space(SpinDimension.HEAD));
        assertThat(model.run().get().projected()).isFalse();
        assertThat(model.notices()).anyMatch(text -> text.contains("until a head's field is there"));
        model.enter("L1H2", Heads.frame(24, 1), " a", " b", Provenance.NONE);
        assertThat(model.run().get().projected()).isTrue();
        assertThat(model.walk().setup().dimension()).isEqualTo(24);
        assertThat(model.notices())
                .anyMatch(text -> text.contains("no cross product in d = 24")
                        && text.contains("Depondt–Mertens needs three dimensions; geodesic splitting steps here"));
        assertThat(model.walk().captured()).isCloseTo(1, within(1e-12));
        model.frame();
        assertThat(model.walk().captured()).isBetween(1e-6, 0.9999);
        assertThat(model.walk().normError()).isLessThan(1e-12);
    }

    @Test
    void inDDimensionsTheMeanApproachesTheTheoryOfThatDimension() {
        model.enter("L1H2", Heads.frame(12, 1), " a", " b", Provenance.NONE);
        model.parameters()
                .set(model.parameters()
                        .get()
                        .space(SpinDimension.HEAD)
                        .form(SpinEquation.LLG)
                        .strength(3));
        double theory = VonMisesFisher.meanCosine(12, 15);
        assertThat(model.walk().law().mean()).isCloseTo(theory, within(1e-12));
        model.takeSafeStep();
        model.walk().advance(20_000);
        model.walk().forget();
        model.walk().advance(400_000);
        assertThat(model.walk().meanCosine()).isCloseTo(theory, within(0.02));
        assertThat(model.walk().measuredTemperature()).isCloseTo(0.2, within(0.02));
    }

    @Test
    void anotherHeadTurnsTheFieldButNotTheSpin() {
        model.parameters().set(model.parameters().get().space(SpinDimension.HEAD));
        model.enter("L1H2", Heads.frame(24, 1), " a", " b", Provenance.NONE);
        model.frame();
        var spin = model.walk().spin();
        var run = model.run().get();
        model.enter("L1H3", Heads.frame(24, 2), " a", " b", Provenance.NONE);
        assertThat(model.run().get()).isSameAs(run);
        assertThat(model.walk().spin()).containsExactly(spin);
        assertThat(model.walk().position()).containsExactly(Heads.frame(24, 2).project(spin));
        assertThat(model.walk().trail().size()).isEqualTo(1);
        model.enter("another model", Heads.frame(30, 2), " a", " b", Provenance.NONE);
        assertThat(model.walk().time()).isZero();
        assertThat(model.walk().setup().dimension()).isEqualTo(30);
    }

    @Test
    void theHistogramCountsWhatItDoesNotShow() {
        model.enter("L1H2", Heads.frame(200, 1), " a", " b", Provenance.NONE);
        model.parameters()
                .set(model.parameters().get().space(SpinDimension.HEAD).dt(0.001));
        model.frame();
        assertThat(model.run().get().measured().low()).isBetween(-0.5, -0.1);
        assertThat(model.run().get().measured().outside()).isEqualTo(1); // the start lies far out
    }

    @Test
    void aCloudInManyDimensionsIsSmaller() {
        assertThat(model.run().get().cloudSize()).isEqualTo(200);
        model.enter("L1H2", Heads.frame(768, 1), " a", " b", Provenance.NONE);
        model.parameters().set(model.parameters().get().space(SpinDimension.HEAD));
        model.cloudShown().set(true);
        assertThat(model.run().get().cloud()).hasSize(20);
        model.frame();
        model.cloudShown().set(false);
        assertThat(model.run().get().cloud()).isEmpty();
    }

    @Test
    void thePictureOfTheSphereHoldsWhatIsSeenAndWhereItComesFrom() {
        var origin = new Provenance("1", "m", "", "", "p", "r", "", "", Map.of());
        model.enter("L1H2: x", Heads.frame(24, 1), " a", " b", origin);
        model.cloudShown().set(true);
        for (int i = 0; i < 5; i++) {
            model.frame();
        }
        var all = (Plot) model.figures().sphere(CameraState.START, Double.NaN);
        var gradientLine = (GradientLine) all.marks().stream()
                .filter(GradientLine.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(gradientLine.x().size()).isEqualTo(41);
        assertThat(all.title()).isEqualTo("L1H2: x");
        assertThat(all.marks()).anyMatch(mark -> mark.name().equals("200 more spins"));
        assertThat(all.provenance().entries())
                .containsEntry("model.id", "m")
                .containsEntry("spin.seed", "1")
                .containsEntry("spin.dimensions", "3");
        assertThat(all.caption()).contains("eq. (9), Depondt–Mertens", "from t = 0 to 0.8");
        var cut = (Plot) model.figures().sphere(CameraState.START, 0.2);
        assertThat(cut.subtitle()).isEqualTo("/{t} = 0.20");
    }

    /// (λ, k_BT); without damping and without a bath the alignment with the field stays.
    @ParameterizedTest
    @CsvSource({"0,0.2", "0.3,0", "0,0", "0,0.001", "0.01,0"})
    void zeroIsAValue(double lambda, double temperature) {
        for (var form : SpinEquation.values()) {
            model.parameters()
                    .set(model.parameters().get().form(form).lambda(lambda).temperature(temperature));
            var kept = model.parameters().get();
            assertThat(kept.lambda()).isEqualTo(lambda);
            assertThat(kept.temperature()).isEqualTo(temperature);
            model.restart();
            double before = model.walk().position()[0];
            for (int i = 0; i < 50; i++) {
                model.frame();
            }
            double after = model.walk().position()[0];
            if (lambda == 0 && form == SpinEquation.LLG) {
                assertThat(after).as("%s", form).isCloseTo(before, within(1e-9));
            } else if (temperature == 0 && lambda > 0) {
                assertThat(after).as("%s", form).isGreaterThan(before);
            }
            assertThat(after).isFinite();
        }
    }
}
