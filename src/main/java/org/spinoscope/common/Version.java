package org.spinoscope.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The program's version, as the build wrote it.
public final class Version {

    private static final String TEXT = read();

    private Version() {}

    /// The release, and in parentheses the commit it was built from where the build knew it: `0.1.0 (1a2b3c4)`.
    public static String get() {
        return TEXT;
    }

    private static String read() {
        try (var in = Version.class.getResourceAsStream("version.txt")) {
            var text = new String(Objects.requireNonNull(in, "version.txt").readAllBytes(), StandardCharsets.UTF_8);
            return of(text.lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }

    static String of(List<String> lines) {
        boolean known = lines.size() > 1 && lines.get(1).matches("[0-9a-f]{7,40}");
        return known ? lines.getFirst() + " (" + lines.get(1) + ")" : lines.getFirst();
    }
}
