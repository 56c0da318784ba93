package org.spinoscope.desktop.diffusion;

import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;

/// Reads values that a session kept; what is missing or makes no sense changes nothing.
final class KeptValues {

    private KeptValues() {}

    static <E extends Enum<E>> void choose(Map<String, String> kept, String key, Class<E> kind, ObjectProperty<E> to) {
        var name = kept.getOrDefault(key, "");
        for (var value : kind.getEnumConstants()) {
            if (value.name().equals(name)) {
                to.set(value);
            }
        }
    }

    static void number(Map<String, String> kept, String key, int least, int most, IntegerProperty to) {
        var text = kept.getOrDefault(key, "");
        if (text.matches("\\d{1,10}")) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                to.set((int) value);
            }
        }
    }
}
