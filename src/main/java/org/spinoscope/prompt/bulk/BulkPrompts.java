package org.spinoscope.prompt.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptException;

/// A prompt set in bulk: a file or a folder of one of the formats researchers use.
///
/// It is read as a stream, as often as needed; nothing of it stays in memory but, where foils are drawn, the distinct
/// answers of each relation.
public final class BulkPrompts {

    private final String name;
    private final BulkFormat format;
    private final List<BulkFile> files;
    private final BulkReader reader;

    BulkPrompts(String name, BulkFormat format, List<BulkFile> files, BulkReader reader) {
        this.name = name;
        this.format = format;
        this.files = List.copyOf(files);
        this.reader = reader;
    }

    /// How a set is opened.
    ///
    /// @param file a file, a folder (LRE, ParaRel), or the id of a built-in set
    /// @param format its format, or [BulkFormat#AUTO]
    /// @param templates LAMA's templates: a file of relations and templates; empty for none
    /// @param seed of the foils
    public record Request(String file, BulkFormat format, String templates, long seed) {}

    /// Opens a set, recognising its format if none is given.
    ///
    /// @throws PromptException if there is no such file, or it is of no known format
    public static BulkPrompts open(Request request) {
        var builtIn = BuiltInPrompts.named(request.file());
        if (builtIn.isPresent()) {
            return builtIn(builtIn.get());
        }
        var path = path(request.file());
        if (!Files.exists(path)) {
            throw new PromptException("There is no file " + path + ". Check its name and folder.");
        }
        Map<String, String> templates =
                request.templates().isEmpty() ? Map.of() : TemplateFile.read(path(request.templates()));
        return new BulkOpener(path, templates, request.seed()).open(request.format());
    }

    private static BulkPrompts builtIn(BuiltInPrompts set) {
        var file = new BulkFile(set.id(), () -> resource(set));
        return new BulkPrompts(set.id(), BulkFormat.SPINOSCOPE, List.of(file), new OwnJson(file));
    }

    private static InputStream resource(BuiltInPrompts set) throws IOException {
        var in = BulkPrompts.class.getResourceAsStream("/prompts/" + set.id() + ".json");
        if (in == null) {
            throw new IOException("the program was packed without its prompts");
        }
        return in;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new PromptException(
                    String.format(Locale.ROOT, "“%s” is neither a built-in prompt set nor a file name.", text), e);
        }
    }

    /// What the user called it: path or built-in id.
    public String name() {
        return name;
    }

    /// The format, found out if it was [BulkFormat#AUTO].
    public BulkFormat format() {
        return format;
    }

    /// SHA-256 of the file; of a folder, of the names and contents of its files in order.
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                if (files.size() > 1) {
                    digest.update((file.name() + "\n").getBytes(StandardCharsets.UTF_8));
                }
                try (var in = new DigestInputStream(file.opener().open(), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw file.unreadable(e);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Reads all records in order.
    ///
    /// @throws PromptException if the structure of a file is broken
    public void read(BulkRecord.Sink sink) {
        try {
            reader.read(sink);
        } catch (UncheckedIOException e) {
            throw new PromptException(name + " cannot be read. Check that you may open it.", e);
        }
    }
}
