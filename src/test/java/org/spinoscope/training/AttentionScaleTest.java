package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentionScaleTest {

    private static final NetworkShape SHAPE = new NetworkShape(1, 1, 2, 4, NetworkShape.Activation.ERF);

    @Test
    void gainsTimesWeightsStayAndNormalisedVectorsBecomeAsLongAsTokens() {
        var values = new LinkedHashMap<>(Map.of(
                "wte.weight", new float[] {3, 4, 0, 15},
                "h.0.ln_1.weight", new float[] {0.6f, 0.8f},
                "h.0.ln_1.bias", new float[] {0.1f, -0.2f},
                "h.0.attn.c_attn.weight", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        var settled = AttentionScale.settle(values, SHAPE);
        // Token vectors are 5 and 15 long, the gains 1.
        assertThat(settled.get("h.0.ln_1.weight")).containsExactly(new float[] {6, 8}, within(1e-5f));
        assertThat(settled.get("h.0.ln_1.bias")).containsExactly(new float[] {1, -2}, within(1e-5f));
        assertThat(settled.get("h.0.attn.c_attn.weight")).contains(1.2f, atIndex(11));
        assertThat(settled.get("wte.weight")).isSameAs(values.get("wte.weight"));
    }
}
