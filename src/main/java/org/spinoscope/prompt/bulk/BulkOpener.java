package org.spinoscope.prompt.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.spinoscope.prompt.PromptException;

/// Finds the reader for a file or folder.
record BulkOpener(Path path, Map<String, String> templates, long seed) {

    BulkPrompts open(BulkFormat wanted) {
        boolean folder = Files.isDirectory(path);
        var format = wanted != BulkFormat.AUTO ? wanted : folder ? ofFolder() : FormatGuess.of(file(path), name(path));
        if (folder && format != BulkFormat.LRE && format != BulkFormat.PARAREL) {
            throw new PromptException(path + " is a folder. Only lre and pararel are read from folders; name a file.");
        }
        return switch (format) {
            case COUNTERFACT -> single(format, CounterFact::new);
            case SPINOSCOPE -> single(format, OwnJson::new);
            case CSV -> single(format, Table::new);
            case LAMA -> single(format, file -> new Lama(file, templates, seed));
            case LRE -> {
                var files = folder ? files(path, ".json", "") : List.of(file(path));
                yield new BulkPrompts(path.toString(), format, files, new Lre(files, seed));
            }
            case PARAREL -> pararel();
            case AUTO -> throw new IllegalStateException("the format is known by now");
        };
    }

    private BulkFormat ofFolder() {
        return Files.isDirectory(path.resolve("facts")) ? BulkFormat.PARAREL : BulkFormat.LRE;
    }

    private BulkPrompts single(BulkFormat format, Function<BulkFile, BulkReader> reader) {
        var file = file(path);
        return new BulkPrompts(path.toString(), format, List.of(file), reader.apply(file));
    }

    private BulkPrompts pararel() {
        var facts = path.resolve("facts");
        if (!Files.isDirectory(facts)) {
            throw new PromptException(path + " has no folder “facts”. ParaRel is a folder with facts/P*.jsonl and"
                    + " patterns/P*.jsonl.");
        }
        var all = new ArrayList<BulkFile>();
        var relations = new ArrayList<ParaRel.Relation>();
        for (var file : files(facts, ".jsonl", "facts/")) {
            var base = file.name().substring("facts/".length());
            var pattern = path.resolve("patterns").resolve(base);
            Optional<BulkFile> patterns = Files.isRegularFile(pattern)
                    ? Optional.of(BulkFile.of(pattern, "patterns/" + base))
                    : Optional.empty();
            all.add(file);
            patterns.ifPresent(all::add);
            relations.add(new ParaRel.Relation(base.substring(0, base.lastIndexOf('.')), file, patterns));
        }
        return new BulkPrompts(path.toString(), BulkFormat.PARAREL, all, new ParaRel(relations, seed));
    }

    /// The files of a folder in the order of their names, which every machine agrees on.
    private static List<BulkFile> files(Path folder, String extension, String prefix) {
        try (var list = Files.list(folder)) {
            var found = list.filter(file -> name(file).endsWith(extension) && Files.isRegularFile(file))
                    .sorted(java.util.Comparator.comparing(BulkOpener::name))
                    .map(file -> BulkFile.of(file, prefix + name(file)))
                    .toList();
            if (found.isEmpty()) {
                throw new PromptException("The folder " + folder + " has no file that ends in " + extension + ".");
            }
            return found;
        } catch (IOException e) {
            throw new PromptException("The folder " + folder + " cannot be read. Check that you may open it.", e);
        }
    }

    private static BulkFile file(Path path) {
        return BulkFile.of(path, name(path));
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).orElse(path).toString();
    }
}
