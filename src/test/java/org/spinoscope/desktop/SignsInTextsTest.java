package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Numbers with a sign have a true minus sign everywhere on the screen, never a hyphen.
class SignsInTextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/spinoscope/desktop");

    /// A pattern with a sign belongs to `NumberFormats`, which writes the proper one.
    private static final Pattern HYPHEN = Pattern.compile("String\\.format\\((?:(?!NumberFormats)[^;])*?\"[^\"]*%\\+");

    @Test
    void noSignedNumberIsFormattedByJavaItself() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(SignsInTextsTest::formatsSigned)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void suchAFormatWouldBeFound() {
        assertThat(HYPHEN.matcher("String.format(Locale.ROOT, \"gap %+.3f\", gap);")
                        .find())
                .isTrue();
    }

    private static boolean formatsSigned(Path file) {
        try {
            return HYPHEN.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
