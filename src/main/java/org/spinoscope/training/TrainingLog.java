package org.spinoscope.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// The log of a run, line by line into its file and to whoever watches.
record TrainingLog(Path file, PrintWriter echo) {

    void write(String format, Object... values) throws IOException {
        String line = String.format(Locale.ROOT, format, values);
        echo.println(line);
        echo.flush();
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
