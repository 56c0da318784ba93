package org.spinoscope.desktop.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// Sessions as JSON files of a stated version. What an older file lacks is filled in; what a newer one adds is refused
/// in a sentence.
public final class SessionFile {

    /// The format this program writes.
    public static final String FORMAT = "spinoscope-session/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionFile() {}

    /// Whether a file looks like a session, of any version.
    public static boolean isSession(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            var start = new char[400];
            int n = lines.read(start);
            return n > 0 && new String(start, 0, n).contains("spinoscope-session/");
        } catch (IOException e) {
            return false;
        }
    }

    /// Writes a session; the old file stays whole until the new one is.
    ///
    /// @throws UserException if the file cannot be written
    public static void write(Path file, Session session) {
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(session)));
        } catch (IOException e) {
            throw new IllegalStateException("A session can always be written as JSON", e);
        }
    }

    /// Reads a session.
    ///
    /// @throws UserException if the file cannot be read or is no session of this version
    public static Session read(Path file) {
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            var format = root.path("format").asText();
            if (!format.equals(FORMAT)) {
                throw new UserException(file.getFileName() + " is not a session this version can open (it says “"
                        + format + "”). Use a newer Spinoscope or another file.");
            }
            return session(root);
        } catch (JacksonException e) {
            throw new UserException(
                    file.getFileName() + " is damaged: " + e.getOriginalMessage() + ". Open another session.", e);
        } catch (IOException e) {
            throw new UserException("The session " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static ObjectNode json(Session s) {
        var root = JSON.createObjectNode().put("format", FORMAT).put("model", s.model());
        var prompts = root.putObject("prompts")
                .put("name", s.prompts().name())
                .put("description", s.prompts().description())
                .put("source", s.prompts().source())
                .put("opened", s.prompts().opened());
        var pairs = prompts.putArray("pairs");
        s.prompts()
                .drafts()
                .forEach(d -> pairs.addObject()
                        .put("prompt", d.prompt())
                        .put("good", d.good())
                        .put("bad", d.bad())
                        .put("relation", d.relation())
                        .put("on", d.on()));
        var c = s.selectionState();
        root.putObject("selection")
                .put("row", c.row())
                .put("head", c.head().toString())
                .put("reading", c.reading().toString())
                .put("temperature", c.temperature());
        root.set("words", JSON.valueToTree(s.words()));
        root.put("view", s.view());
        root.set("arrangement", JSON.valueToTree(s.arrangement()));
        root.set("settings", JSON.valueToTree(new TreeMap<>(s.settings())));
        return root;
    }

    private static Session session(JsonNode root) {
        var prompts = root.path("prompts");
        var drafts = new ArrayList<PromptDraft>();
        prompts.path("pairs")
                .forEach(p -> drafts.add(new PromptDraft(
                        text(p, "prompt"),
                        text(p, "good"),
                        text(p, "bad"),
                        text(p, "relation"),
                        p.path("on").asBoolean(true))));
        if (drafts.isEmpty()) {
            drafts.add(PromptDraft.EMPTY);
        }
        var book = new PromptSetDraft(
                text(prompts, "name"),
                text(prompts, "description"),
                text(prompts, "source"),
                prompts.has("opened") ? text(prompts, "opened") : builtIn(text(prompts, "name")),
                drafts);
        var arrangement = new ArrayList<List<String>>();
        root.path("arrangement").forEach(side -> arrangement.add(texts(side)));
        Map<String, String> settings = new TreeMap<>();
        root.path("settings")
                .properties()
                .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
        return new Session(
                root.path("model").asText("embedded"),
                book,
                choice(root.path("selection"), drafts.size()),
                texts(root.path("words")),
                text(root, "view"),
                arrangement,
                settings);
    }

    /// Older sessions do not name what was opened; a built-in set is recognised by its name.
    private static String builtIn(String name) {
        return Arrays.stream(BuiltInPrompts.values())
                .map(BuiltInPrompts::load)
                .filter(set -> set.name().equals(name))
                .map(PromptSet::sha256)
                .findFirst()
                .orElse("");
    }

    private static SelectionState choice(JsonNode node, int rows) {
        var otherwise = SelectionState.FIRST;
        double t = node.path("temperature").asDouble(otherwise.temperature());
        return new SelectionState(
                Math.clamp(node.path("row").asInt(0), 0, rows - 1),
                head(node.path("head").asText()),
                Reading.parse(node.path("reading").asText("")),
                t > 0 && Double.isFinite(t) ? t : otherwise.temperature());
    }

    private static HeadId head(String text) {
        try {
            return HeadId.parse(text);
        } catch (IllegalArgumentException e) {
            return SelectionState.FIRST.head();
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
