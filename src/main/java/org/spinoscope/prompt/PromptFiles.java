package org.spinoscope.prompt;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Reads and writes prompt sets: JSON (`.json`), or a table (`.csv`, `.tsv`, `.txt`). The formats are described in the
/// user guide under “Prompt files”.
public final class PromptFiles {

    private PromptFiles() {}

    /// Reads the pairs of a file that are switched on.
    ///
    /// @throws PromptException as [#list], and if every pair is switched off
    public static PromptSet read(Path path) {
        return list(path).set();
    }

    /// Reads a prompt file. A file with another extension counts as JSON if it starts with a brace.
    ///
    /// @throws PromptException if the file cannot be read or something in it is wrong, with line and column
    public static PromptList list(Path path) {
        var file = new TextFile(path);
        var text = file.read();
        if (text.isBlank()) {
            throw FilePosition.of(file.name()).error("the file is empty. Choose another one.");
        }
        return isTable(file, text)
                ? CsvPrompts.read(file.name(), withoutExtension(file.name()), text)
                : JsonPrompts.read(file.name(), text);
    }

    /// Writes a prompt list, as a table if the name ends in `.csv`, as JSON otherwise. The table keeps the pairs only.
    /// The old file stays whole until the new one is.
    ///
    /// @throws PromptException if the file cannot be written
    public static void write(Path path, PromptList list) {
        var file = new TextFile(path);
        file.write(extension(file.name()).equals("csv") ? CsvPrompts.write(list) : JsonPrompts.write(list));
    }

    /// Writes a prompt set in the same way.
    ///
    /// @throws PromptException if the file cannot be written
    public static void write(Path path, PromptSet set) {
        write(path, PromptList.of(set));
    }

    /// A built-in set by its id (`factual-recall`, `confirmatory`), or else the file of that path.
    ///
    /// @throws PromptException as [#read(Path)]
    public static PromptSet named(String idOrPath) {
        var builtIn = BuiltInPrompts.named(idOrPath);
        if (builtIn.isPresent()) {
            return builtIn.get().load();
        }
        try {
            return read(Path.of(idOrPath));
        } catch (InvalidPathException e) {
            throw new PromptException(
                    String.format(Locale.ROOT, "“%s” is neither a built-in prompt set nor a file name.", idOrPath), e);
        }
    }

    private static boolean isTable(TextFile file, String text) {
        return switch (extension(file.name())) {
            case "json" -> false;
            case "csv", "tsv" -> true;
            default -> !text.stripLeading().startsWith("{");
        };
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
