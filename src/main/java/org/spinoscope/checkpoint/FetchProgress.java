package org.spinoscope.checkpoint;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.spinoscope.common.Progress;

/// Turns bytes into a fraction, a speed and a remaining time. Confined to the downloading thread.
final class FetchProgress {

    private static final long WINDOW = Duration.ofSeconds(5).toNanos();

    private record Sample(long nanos, long received) {}

    private final Progress progress;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private long total;
    private long done;
    private long received;
    private String doing = "asking the hub";

    FetchProgress(Progress progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /// Fixes what 100 % is.
    void total(long bytes) {
        total = bytes;
    }

    /// Names the work at hand; `done` bytes of the whole are behind it.
    void at(String what, long bytesDone) {
        doing = what;
        done = bytesDone;
        samples.clear();
        tick();
    }

    /// Counts bytes that came over the network.
    void received(long bytes) {
        done += bytes;
        received += bytes;
        var now = nanoTime.getAsLong();
        if (samples.isEmpty() || now - samples.getLast().nanos() > WINDOW / 50) {
            samples.add(new Sample(now, received));
        }
        while (samples.size() > 2 && now - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
        tick();
    }

    /// Takes back bytes that have to come once more.
    void lost(long bytes) {
        done -= bytes;
        tick();
    }

    /// Bytes that came over the network so far.
    long received() {
        return received;
    }

    /// Whether some bytes of the checkpoint are here, from now or from an earlier try.
    boolean hasSome() {
        return done > 0;
    }

    /// Says again where things stand, which is where cancelling surfaces.
    void tick() {
        progress.at(fraction(), total == 0 ? doing : doing + " · " + bytes(done) + " of " + bytes(total) + pace());
    }

    /// Says that nothing moves for the moment, and why.
    void waiting(String why, Duration left) {
        progress.at(fraction(), doing + " · " + why + ", trying again in " + seconds(left));
    }

    static String bytes(long n) {
        if (n < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", n / 1e3);
        }
        return n < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
    }

    static String seconds(Duration time) {
        long s = time.plusMillis(999).toSeconds();
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s / 60 % 60);
    }

    private double fraction() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    private String pace() {
        if (samples.size() < 2) {
            return "";
        }
        var first = samples.getFirst();
        long nanos = nanoTime.getAsLong() - first.nanos();
        double perSecond = nanos <= 0 ? 0 : (received - first.received()) * 1e9 / nanos;
        if (perSecond < 1) {
            return "";
        }
        var left = Duration.ofMillis((long) (1e3 * Math.max(0, total - done) / perSecond));
        return " · " + bytes((long) perSecond) + "/s · " + seconds(left) + " left";
    }
}
