package org.spinoscope.checkpoint;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// How long a download waits for an unwilling network, and how often it tries again.
///
/// @param attempts tries in a row that may bring nothing before it gives up
/// @param firstPause before the second try; doubles with each further one
/// @param longestPause where the doubling ends, and the longest wait a server may ask for before it counts as a refusal
/// @param connect longest wait for a connection
/// @param stall longest silence of a connected server
/// @param clock reads the date a server may ask to be left alone until
record RetryPolicy(
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration connect,
        Duration stall,
        Sleep sleep,
        InstantSource clock) {

    static final RetryPolicy USUAL = new RetryPolicy(
            6,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            RetryPolicy::sleep,
            InstantSource.system());

    /// Waits a short time. Tests replace it to wait no time at all.
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /// The network let us down in a way that may pass.
    static final class TransientNetworkException extends IOException {

        private final transient Optional<Duration> wait;

        TransientNetworkException(String message, Optional<Duration> wait) {
            super(message);
            this.wait = wait;
        }

        TransientNetworkException(String message) {
            this(message, Optional.empty());
        }

        /// The delay that the server requested.
        Optional<Duration> askedFor() {
            return wait;
        }
    }

    /// How long to wait after this many failures in a row, the last of which was this one.
    Duration pause(int failures, IOException failure) {
        if (failure instanceof TransientNetworkException transientNetworkException
                && transientNetworkException.askedFor().isPresent()) {
            return transientNetworkException.askedFor().get();
        }
        var doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }

    /// Waits in slices, so that cancelling is noticed at once.
    ///
    /// @param watch called before each slice with the time that remains; may throw to stop
    void rest(Duration time, java.util.function.Consumer<Duration> watch) {
        var slice = Duration.ofMillis(200);
        try {
            for (var left = time; left.isPositive(); left = left.minus(slice)) {
                watch.accept(left);
                sleep.sleep(left.compareTo(slice) < 0 ? left : slice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to try again");
        }
    }

    /// Reads a Retry-After header: seconds, or a date.
    Optional<Duration> retryAfter(String header) {
        var text = header.strip();
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text))));
        } catch (NumberFormatException e) {
            return date(text);
        }
    }

    private Optional<Duration> date(String text) {
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var left = Duration.between(clock.instant(), until);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
