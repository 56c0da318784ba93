package org.spinoscope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.spinoscope.common.Progress;

/// Progress on a terminal: one line that is overwritten ten times a second. Where the output is no terminal, a new
/// line every tenth of the work. It never cancels; Ctrl+C does.
final class ProgressLine implements Progress {

    private static final long PERIOD = Duration.ofMillis(100).toNanos();
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long next = Long.MIN_VALUE;
    private int tenths = -1;
    private boolean open;

    ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void at(double fraction, String doing) {
        var line = String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, doing);
        if (terminal) {
            var now = nanoTime.getAsLong();
            if (next == Long.MIN_VALUE || now - next >= 0 || fraction >= 1) {
                next = now + PERIOD;
                out.print("\r" + (line.length() > WIDTH ? line.substring(0, WIDTH) : pad(line)));
                out.flush();
                open = true;
            }
        } else if ((int) (10 * fraction) != tenths) {
            tenths = (int) (10 * fraction);
            out.println(line);
            out.flush();
        }
    }

    /// Leaves the overwritten line, before something else is printed.
    void end() {
        if (open) {
            out.println();
            out.flush();
            open = false;
        }
    }

    private static String pad(String line) {
        return line + " ".repeat(WIDTH - line.length());
    }
}
