package org.spinoscope.study.verification;

import java.util.Locale;

/// One line of a verification: what was expected, what was found, and what follows.
///
/// @param tolerance how far the two may lie apart; empty where they must be equal or nothing is required
/// @param remark why a check was skipped, or what its numbers are
public record Check(String name, String expected, String measured, String tolerance, Outcome outcome, String remark) {

    /// What a check says.
    public enum Outcome {
        PASS,
        FAIL,
        /// It does not apply to this checkpoint.
        SKIPPED,
        /// A result to look at; nothing is required of it.
        REPORTED;

        /// In lower case, for tables.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A number that must lie within `tolerance` of the expected one. NaN never does.
    static Check close(String name, double expected, double measured, double tolerance) {
        boolean holds = Math.abs(measured - expected) <= tolerance;
        return new Check(name, number(expected), number(measured), "±" + number(tolerance), outcome(holds), "");
    }

    /// A deviation that must not exceed a limit. NaN always does.
    static Check deviation(String name, double measured, double limit, String of) {
        return new Check(
                name,
                "0",
                String.format(Locale.ROOT, "%.2g", measured),
                "≤ " + number(limit),
                outcome(measured <= limit),
                of);
    }

    /// Texts that must be the same.
    static Check equal(String name, String expected, String measured) {
        return new Check(name, expected, measured, "", outcome(expected.equals(measured)), "");
    }

    static Check skipped(String name, String reason) {
        return new Check(name, "", "", "", Outcome.SKIPPED, reason);
    }

    /// A result beside the paper's; whether they agree is the study's question, not the checkpoint's soundness.
    static Check reported(String name, double paper, double measured) {
        return new Check(name, number(paper), number(measured), "", Outcome.REPORTED, "paper's value as expected");
    }

    private static Outcome outcome(boolean holds) {
        return holds ? Outcome.PASS : Outcome.FAIL;
    }

    /// Up to five significant digits behind, without trailing noughts.
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size != 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        return new java.math.BigDecimal(value)
                .setScale(5, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
