package org.spinoscope.desktop.spin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinForm;

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
        var p = model.parameters().get();
        model.parameters()
                .set(new SpinParameters(
                        SpinForm.LLG, p.integrator(), p.gamma(), p.lambda(), p.temperature(), p.strength(), p.dt(), 1));
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void itWarnsOfATooLongStep() {
        var p = model.parameters().get();
        model.parameters()
                .set(new SpinParameters(
                        p.form(), p.integrator(), p.gamma(), p.lambda(), p.temperature(), 20, 0.2, p.seed()));
        assertThat(model.notices()).anyMatch(text -> text.contains("exceeds"));
    }

    @Test
    void settingsSurviveASession() {
        model.parameters().set(new SpinParameters(SpinForm.OVERDAMPED, Integrator.HEUN, 2, 0.5, 0.1, 3, 0.01, 77));
        var kept = model.settings();
        var other = new SpinViewModel();
        other.restore(kept);
        assertThat(other.parameters().get()).isEqualTo(model.parameters().get());
        other.restore(Map.of("form", "nonsense"));
        assertThat(other.parameters().get()).isEqualTo(SpinParameters.DEFAULT);
    }

    @Test
    void theRecordOfALongRunStaysBoundedAndCountsEverything() {
        for (int i = 0; i < 2000; i++) {
            model.frame();
        }
        assertThat(model.measured().times().length).isBetween(200, 600);
        assertThat(model.measured().seen()).isEqualTo(16_000);
        double area = 0;
        for (double density : model.measured().density()) {
            area += density * 2 / SpinRecord.BINS;
        }
        assertThat(area).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    }
}
