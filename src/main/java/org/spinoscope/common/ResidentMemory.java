package org.spinoscope.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How far the resident memory of this process rises above where it was, as Linux counts it.
///
/// @param before bytes at the start, NaN on other systems
public record ResidentMemory(double before) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    /// Bytes of memory this process has now, native memory included; NaN where the system does not say.
    public static double now() {
        return bytes("VmRSS:");
    }

    /// Bytes of the highest mark so far; NaN where the system does not say.
    public static double peak() {
        return bytes("VmHWM:");
    }

    /// Forgets the highest mark so far.
    public static ResidentMemory start() {
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException e) {
            return new ResidentMemory(Double.NaN); // not Linux, or not permitted
        }
        return new ResidentMemory(bytes("VmRSS:"));
    }

    /// Bytes of the highest mark since the start above the start; NaN where the system does not say.
    public double peakGrowth() {
        return peak() - before;
    }

    private static double bytes(String field) {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
