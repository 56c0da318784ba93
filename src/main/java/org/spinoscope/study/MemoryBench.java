package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.ResidentMemory;
import org.spinoscope.gpt2.Gpt2;

/// What a loaded checkpoint costs in time and memory. Memory is as the operating system counts it, and left out where
/// it
/// does not say.
public final class MemoryBench {

    private MemoryBench() {}

    /// What loading costs.
    ///
    /// @param load seconds of a second loading of the same checkpoint
    /// @param added bytes of resident memory that came with it, NaN if unknown
    public static List<Bench.Row> loading(Gpt2 model, double load, double added) {
        double file = model.weightBytes();
        var rows = new ArrayList<Bench.Row>();
        rows.add(new Bench.Row(
                String.format(Locale.ROOT, "loading the checkpoint of %.0f MB, files in the page cache", file / 1e6),
                Bench.seconds(load),
                "≤ 0.4 s for 498 MB"));
        if (!Double.isNaN(added)) {
            rows.add(new Bench.Row(
                    "resident memory that loading adds, the mapped file included",
                    megabytes(added) + ", " + Bench.ratio(added / file) + " the file",
                    "≤ 1.1 ×"));
        }
        return List.copyOf(rows);
    }

    /// Resident and peak memory of this process.
    public static List<Bench.Row> process() {
        if (Double.isNaN(ResidentMemory.now())) {
            return List.of();
        }
        var heap = Runtime.getRuntime();
        return List.of(
                new Bench.Row("peak resident memory", megabytes(ResidentMemory.peak()), ""),
                new Bench.Row("resident memory", megabytes(ResidentMemory.now()), "≤ 1,500 MB"),
                new Bench.Row(
                        "Java heap in use", megabytes((double) (heap.totalMemory() - heap.freeMemory())), "≤ 300 MB"));
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
