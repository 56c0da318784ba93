package org.spinoscope;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// Command-line arguments as the machine's locale has decoded them.
final class Arguments {

    /// Plain ASCII: under such a locale the terminal shows nothing else.
    static final String ADVICE = "The arguments have characters that this machine's locale cannot represent, so they"
            + " did not arrive as they were typed. Set a UTF-8 locale (for example LC_ALL=C.UTF-8) and start again.";

    private static final String ANY = "\u00fc\u20ac\ud83d\ude00";

    private Arguments() {}

    /// Whether characters were lost: they are not ASCII, and the locale knows too few others.
    static boolean areLost(String... arguments) {
        var charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());
        return areLost(charset, arguments);
    }

    static boolean areLost(Charset charset, String... arguments) {
        return Arrays.stream(arguments).anyMatch(a -> a.chars().anyMatch(c -> c > 127))
                && !charset.newEncoder().canEncode(ANY);
    }

    /// The argument as a path, if it can be one.
    static Stream<Path> path(String argument) {
        try {
            return Stream.of(Path.of(argument));
        } catch (InvalidPathException noPath) {
            return Stream.empty();
        }
    }
}
