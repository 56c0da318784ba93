package org.spinoscope.sweep;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;

/// What a sweep computes for every head of every prompt.
public enum Measure {
    /// ΔL_theory under each Reading of the plan.
    THEORY,
    /// Direct logit attribution of the head as it is.
    DIRECT,
    /// First-order estimate of the head's removal.
    ESTIMATE,
    /// The gap with the head removed.
    EXACT;

    /// As in `--measures`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads `theory,direct`.
    ///
    /// @throws UserException if a word is unknown or none is there
    public static Set<Measure> parse(String text) {
        var chosen = EnumSet.noneOf(Measure.class);
        for (var word : text.split(",", -1)) {
            if (!word.isBlank()) {
                chosen.add(named(word.strip()));
            }
        }
        if (chosen.isEmpty()) {
            throw new UserException("A sweep measures something; choose from " + all() + ".");
        }
        return chosen;
    }

    private static Measure named(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.key().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new UserException("“" + word + "” is no measure; choose from " + all() + "."));
    }

    private static String all() {
        return Arrays.stream(values()).map(Measure::key).collect(Collectors.joining(", "));
    }
}
