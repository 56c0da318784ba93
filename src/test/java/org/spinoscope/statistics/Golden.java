package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/// The values SciPy and brute force found (`src/test/golden/make_statistics.py`).
final class Golden {

    /// Relative; the floor stands for what rounding of the inputs alone does to a value that is 0 in truth.
    private static final double TOLERANCE = 1e-10;

    private static final double FLOOR = 1e-14;

    private Golden() {}

    static JsonNode read(String part) {
        try (var in = Golden.class.getResourceAsStream("/golden/statistics.json")) {
            return new ObjectMapper().readTree(in).get(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> each(String part) {
        return StreamSupport.stream(read(part).spliterator(), false).toList();
    }

    static double[] row(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    static double[][] table(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).map(Golden::row).toArray(double[][]::new);
    }

    static void agrees(String what, double ours, JsonNode theirs) {
        double expected = theirs.doubleValue();
        assertThat(Math.abs(ours - expected))
                .describedAs("%s: ours %s, theirs %s", what, ours, expected)
                .isLessThanOrEqualTo(TOLERANCE * Math.abs(expected) + FLOOR);
    }
}
