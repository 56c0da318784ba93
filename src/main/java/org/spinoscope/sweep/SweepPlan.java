package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.spinoscope.prompt.bulk.Rejections.Rejected;
import org.spinoscope.spinbath.Reading;

/// Everything a part depends on.
///
/// @param program the version that made the plan
/// @param seed of the foils
/// @param threads of the native kernels: sums come out the same only with the same number
public record SweepPlan(
        String program,
        Model model,
        Prompts prompts,
        List<Reading> readings,
        Set<Measure> measures,
        long seed,
        int threads,
        Options options,
        List<Part> parts) {

    /// @param id what loads it again
    /// @param sha256 of its weights
    public record Model(String id, String sha256, int layers, int heads) {}

    /// @param format found out, never auto
    /// @param rejected records left out
    public record Prompts(String file, String sha256, String format, long accepted, List<Rejected> rejected) {}

    /// @param templates sha256 of LAMA's templates; empty if there are none
    public record Options(int partPrompts, long limit, String badRecords, String templates) {}

    /// @param firstPrompt number of its first prompt
    /// @param prompts how many
    /// @param tokens of all its prompts
    public record Part(int part, long firstPrompt, int prompts, long tokens) {

        /// `part-00017`.
        public String name() {
            return String.format(java.util.Locale.ROOT, "part-%05d", part);
        }
    }

    public SweepPlan {
        readings = List.copyOf(readings);
        measures = Set.copyOf(measures);
        parts = List.copyOf(parts);
    }

    /// The columns of ΔL_theory, one a Reading: theoryGap, theoryGap2, …
    public static String theoryColumn(int reading) {
        return reading == 0 ? "theoryGap" : "theoryGap" + (reading + 1);
    }

    /// What differs from another plan that would give other rows; empty if nothing does. The program's version and the
    /// place of the files do not count.
    public List<String> differences(SweepPlan other) {
        var different = new ArrayList<String>();
        compare("the model", model.sha256(), other.model.sha256(), different);
        compare("the prompts", prompts.sha256(), other.prompts.sha256(), different);
        compare("the prompt format", prompts.format(), other.prompts.format(), different);
        compare("the Readings", readings, other.readings, different);
        compare("the measures", measures, other.measures, different);
        compare("the seed", seed, other.seed, different);
        compare("the options", options, other.options, different);
        return List.copyOf(different);
    }

    private static void compare(String what, Object mine, Object other, List<String> into) {
        if (!mine.equals(other)) {
            into.add(what);
        }
    }
}
