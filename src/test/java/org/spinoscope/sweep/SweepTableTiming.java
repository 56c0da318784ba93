package org.spinoscope.sweep;

import java.nio.file.Path;
import java.util.Locale;
import org.spinoscope.common.Progress;

/// Times how a large sweep is opened and filtered, on a folder that it makes if it is not there. A
/// tool, not a test.
public final class SweepTableTiming {

    private SweepTableTiming() {}

    public static void main(String[] args) {
        var folder = new SweepFolder(Path.of(args[0]));
        if (!folder.hasPlan()) {
            SyntheticSweep.write(folder, 20_834, 12, 12, 1000, Integer.MAX_VALUE);
        }
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            var plan = folder.plan();
            try (var reader = new SweepReader(folder, new SweepTable(plan, 1))) {
                say("opened", start);
                reader.update(Progress.NONE);
                say("read", start);
                var all = SweepSummary.of(reader.table(), SweepFilter.ALL);
                say("summed, n = " + all.prompts().length, start);
                for (int i = 0; i < 5; i++) {
                    long change = System.nanoTime();
                    var some = SweepSummary.of(reader.table(), SweepFilter.ALL.ranks(1, 2 + i));
                    some.r();
                    some.within();
                    say("filter to " + some.prompts().length, change);
                }
            }
        }
    }

    private static void say(String what, long since) {
        System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, (System.nanoTime() - since) / 1e6);
    }
}
