package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelComponentTest {

    @ParameterizedTest
    @CsvSource({"L3H5, L3H5", "l0h11, L0H11", "MLP 4, MLP 4", "mlp4, MLP 4", "' MLP  11 ', MLP 11"})
    void headsAndMlpsAreReadAsTheyAreWritten(String typed, String written) {
        assertThat(ModelComponent.find(typed)).map(ModelComponent::toString).hasValue(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MLP", "MLP -1", "MLP 4H2", "L3", "4", "MLP 99999"})
    void anythingElseIsNoComponent(String typed) {
        assertThat(ModelComponent.find(typed)).isEmpty();
    }
}
