package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spinoscope.common.UserException;

/// Expands `~`, `~name`, `$NAME` and `${NAME}` in a folder's name as huggingface_hub does (Python's `expanduser`, then
/// `expandvars`): what is not known stays as it is, and a `~` inside a variable's value too.
final class PathVariables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    private PathVariables() {}

    /// @throws UserException if the result is no path
    static Path expand(String text, Map<String, String> environment, Path home) {
        var whole = variables(user(text, home), environment);
        try {
            return Path.of(whole);
        } catch (InvalidPathException e) {
            throw new UserException(
                    "“" + whole + "” is no path on this machine. Correct the variable of the cache folder.", e);
        }
    }

    private static String variables(String text, Map<String, String> environment) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1) != null ? found.group(1) : found.group(2);
            return Matcher.quoteReplacement(environment.getOrDefault(name, found.group()));
        });
    }

    private static String user(String text, Path home) {
        if (!text.startsWith("~")) {
            return text;
        }
        int end = 1;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '\\') {
            end++;
        }
        var name = text.substring(1, end);
        var folder = name.isEmpty() ? Optional.of(home.toString()) : homeOf(name);
        var rest = text.substring(end);
        return folder.map(f -> f + rest).orElse(text);
    }

    private static Optional<String> homeOf(String name) {
        try (var lines = Files.lines(ACCOUNTS, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 5 && fields[0].equals(name))
                    .map(fields -> fields[5])
                    .findFirst();
        } catch (IOException noSuchFile) {
            return Optional.empty();
        }
    }
}
