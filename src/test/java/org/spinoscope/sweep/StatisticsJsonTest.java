package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

class StatisticsJsonTest {

    /// One prompt a relation: nothing is left of a gap about its relation's mean.
    @Test
    void whatNoHeadHasIsNull() throws IOException {
        var data = new SweepData(
                1, 2, List.of("a", "b", "c", "d"), new int[] {0, 1, 2, 3}, new double[] {1, 2, 3, 5}, new double[][] {
                    {1, 3, 2, 4}, {4, 3, 2, 2}
                });
        var request = new SweepStatistics.Request(Optional.empty(), 1, 20, 2, 1);
        var json = JsonMapper.builder()
                .build()
                .readTree(StatisticsJson.of(SweepStatistics.of(data, request, Progress.NONE)));
        assertThat(json.at("/heads/0/r").isNumber()).isTrue();
        assertThat(json.at("/heads/0/rWithin").isNull()).isTrue();
        assertThat(json.at("/familywise/nullQuantiles"))
                .hasSizeGreaterThan(5)
                .allMatch(entry -> entry.path("value").isNull()
                        && entry.path("probability").isNumber());
    }
}
