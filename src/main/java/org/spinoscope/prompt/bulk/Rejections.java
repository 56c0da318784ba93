package org.spinoscope.prompt.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spinoscope.prompt.PromptException;

/// The records of a set that cannot be used, and what is done about them.
public final class Rejections {

    /// Lines that a refusal shows.
    private static final int SHOWN = 20;

    /// The choice of `--bad-records`.
    public enum Policy {
        /// One bad record refuses the set.
        REFUSE,
        /// Bad records are listed and left out.
        SKIP
    }

    /// One record left out.
    public record Rejected(long record, long line, String reason) {}

    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Rejected> bad = new ArrayList<>();
    private final Policy policy;
    private long badCount;

    public Rejections(Policy policy) {
        this.policy = policy;
    }

    /// A record that is a mistake of the file.
    public void bad(long record, long line, String reason) {
        badCount++;
        var entry = new Rejected(record, line, reason);
        if (bad.size() < SHOWN) {
            bad.add(entry);
        }
        if (policy == Policy.SKIP) {
            rejected.add(entry); // a refused set is never written, so its list need not be kept
        }
    }

    /// A part that the format itself excludes: left out under either policy.
    public void unusable(long record, long line, String reason) {
        rejected.add(new Rejected(record, line, reason));
    }

    /// Everything left out so far.
    public List<Rejected> all() {
        return List.copyOf(rejected);
    }

    /// @throws PromptException if there were bad records and they are not to be skipped; it counts them and shows the
    ///     first 20
    public void requireAllowed(String file) {
        if (policy == Policy.REFUSE && badCount > 0) {
            var lines = bad.stream()
                    .map(r -> String.format(Locale.ROOT, "  line %d (record %d): %s", r.line(), r.record(), r.reason()))
                    .collect(Collectors.joining("\n"));
            var more = badCount > bad.size() ? "\n  … and " + (badCount - bad.size()) + " more" : "";
            throw new PromptException(String.format(
                    Locale.ROOT,
                    "%s has %d bad %s; nothing was written. Correct them, or leave them out with --bad-records skip.\n%s%s",
                    file,
                    badCount,
                    badCount == 1 ? "record" : "records",
                    lines,
                    more));
        }
    }
}
