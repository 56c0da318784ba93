package org.spinoscope.desktop.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;

class DiffusionSettingsTest {

    @Test
    void whatASessionKeepsComesBack() {
        var settings = new DiffusionSettings();
        settings.field.set(DiffusionSettings.Field.LAYER);
        settings.guidance.set(1.25);
        settings.sampler.set(Sampler.HEUN);
        settings.residual.set(Residual.PRIOR);
        settings.axis.set(TimeAxis.HEAT_TIME);
        settings.tokens.set(7);
        settings.following.set(false);
        var other = new DiffusionSettings();
        other.restore(settings.kept());
        assertThat(other.kept()).isEqualTo(settings.kept());
        assertThat(other.tokens.get()).isEqualTo(7);
    }

    @Test
    void whatMakesNoSenseStaysAsItIs() {
        var settings = new DiffusionSettings();
        var before = settings.kept();
        var nonsense = new HashMap<String, String>();
        before.keySet().forEach(key -> nonsense.put(key, "no value"));
        nonsense.put("tokens", "99999999999");
        nonsense.put("steps", "0");
        nonsense.put("guidance", "NaN");
        nonsense.remove("following");
        settings.restore(nonsense);
        assertThat(settings.kept()).isEqualTo(before);
        settings.restore(Map.of());
        assertThat(settings.kept()).isEqualTo(before);
    }
}
