package org.spinoscope.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The log of a run, line by line into its file and to its observers.
record TrainingLog(Path file, PrintWriter echo) {

    void write(String line) throws IOException {
        echo.println(line);
        echo.flush();
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
