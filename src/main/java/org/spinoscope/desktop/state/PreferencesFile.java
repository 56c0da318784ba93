package org.spinoscope.desktop.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// Keeps the preferences in a small JSON file; an unreadable one counts as absent, and is kept under another name.
public final class PreferencesFile {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
    /// Trees, not records: to learn how a record is read takes Jackson a twentieth of a second of each start.
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    public Preferences read() {
        if (!Files.isRegularFile(file)) {
            return Preferences.DEFAULT;
        }
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                LOG.warn("The preferences {} hold none; defaults are used.", file);
                setAside();
                return Preferences.DEFAULT;
            }
            return preferences(root);
        } catch (JacksonException e) {
            LOG.warn("The preferences {} could not be read; defaults are used: {}", file, e.getOriginalMessage());
            setAside();
            return Preferences.DEFAULT;
        } catch (IOException e) {
            LOG.warn("The preferences {} could not be read: {}", file, e.getMessage());
            return Preferences.DEFAULT;
        }
    }

    /// What is absent, null or of another kind is as it is by default.
    private static Preferences preferences(JsonNode root) {
        var otherwise = Preferences.DEFAULT;
        double scale = root.path("scale").asDouble(Double.NaN);
        return new Preferences(
                root.path("theme").isTextual() ? root.path("theme").asText() : otherwise.theme(),
                Double.isFinite(scale) ? Math.clamp(scale, 0.75, 2) : otherwise.scale(),
                root.path("animated").asBoolean(otherwise.animated()),
                named(root.path("shortcuts")),
                texts(root.path("recent")),
                root.path("window").isObject() ? window(root.path("window")) : otherwise.window(),
                named(root.path("choices")));
    }

    private static Preferences.Window window(JsonNode place) {
        return new Preferences.Window(
                number(place.path("x")),
                number(place.path("y")),
                number(place.path("width")),
                number(place.path("height")),
                place.path("maximized").asBoolean());
    }

    private static double number(JsonNode node) {
        double value = node.asDouble(Double.NaN);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (var text : array) {
            if (text.isTextual()) {
                texts.add(text.asText());
            }
        }
        return texts;
    }

    private static Map<String, String> named(JsonNode object) {
        var named = new TreeMap<String, String>();
        for (var entry : object.properties()) {
            if (entry.getValue().isTextual()) {
                named.put(entry.getKey(), entry.getValue().asText());
            }
        }
        return named;
    }

    public void write(Preferences preferences) {
        var root = JSON.createObjectNode()
                .put("theme", preferences.theme())
                .put("scale", preferences.scale())
                .put("animated", preferences.animated());
        root.set("shortcuts", object(preferences.shortcuts()));
        var recent = root.putArray("recent");
        preferences.recent().forEach(recent::add);
        var window = preferences.window();
        var place = root.putObject("window");
        if (!Double.isNaN(window.x())) {
            place.put("x", window.x()).put("y", window.y());
        }
        place.put("width", window.width()).put("height", window.height()).put("maximized", window.maximized());
        root.set("choices", object(preferences.choices()));
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        } catch (IOException | UserException e) {
            LOG.warn("The preferences {} could not be written: {}", file, e.getMessage());
        }
    }

    private static JsonNode object(Map<String, String> texts) {
        var object = JSON.createObjectNode();
        new TreeMap<>(texts).forEach(object::put);
        return object;
    }

    private void setAside() {
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".unreadable"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("It could not be set aside either: {}", e.getMessage());
        }
    }
}
