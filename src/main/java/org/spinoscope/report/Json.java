package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spinoscope.gpt2.HeadId;

/// Numbers in results.json: full precision, undefined is null.
final class Json {

    private Json() {}

    static void ints(ArrayNode list, int[] values) {
        for (int value : values) {
            list.add(value);
        }
    }

    static void numbers(ArrayNode list, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.addNull();
            }
        }
    }

    static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    /// Adds `layer` and `head`.
    static ObjectNode head(ObjectNode node, HeadId head) {
        return node.put("layer", head.layer()).put("head", head.head());
    }
}
