package org.spinoscope.desktop.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// Keeps the preferences in a small JSON file; an unreadable one counts as absent, and is kept under another name.
public final class PreferencesFile {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Stored(
            @Nullable String theme,
            @Nullable Double scale,
            @Nullable Boolean animated,
            @Nullable Map<String, String> shortcuts,
            @Nullable List<String> recent,
            @Nullable Place window,
            @Nullable Map<String, String> choices) {}

    private record Place(
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height,
            @Nullable Boolean maximized) {

        Preferences.Window window() {
            return new Preferences.Window(
                    number(x), number(y), number(width), number(height), Boolean.TRUE.equals(maximized));
        }

        private static double number(@Nullable Double value) {
            return value == null || !Double.isFinite(value) ? Double.NaN : value;
        }

        static Place of(Preferences.Window window) {
            return new Place(kept(window.x()), kept(window.y()), window.width(), window.height(), window.maximized());
        }

        private static @Nullable Double kept(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }

    private final Path file;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    public Preferences read() {
        if (!Files.isRegularFile(file)) {
            return Preferences.DEFAULT;
        }
        try {
            @Nullable Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
            if (stored == null) { // the file begins with the word null
                LOG.warn("The preferences {} are empty; defaults are used.", file);
                setAside();
                return Preferences.DEFAULT;
            }
            var otherwise = Preferences.DEFAULT;
            return new Preferences(
                    stored.theme() == null ? otherwise.theme() : stored.theme(),
                    stored.scale() == null || !Double.isFinite(stored.scale())
                            ? otherwise.scale()
                            : Math.clamp(stored.scale(), 0.75, 2),
                    stored.animated() == null ? otherwise.animated() : stored.animated(),
                    stored.shortcuts() == null ? otherwise.shortcuts() : named(stored.shortcuts()),
                    stored.recent() == null ? otherwise.recent() : named(stored.recent()),
                    stored.window() == null
                            ? otherwise.window()
                            : stored.window().window(),
                    stored.choices() == null ? otherwise.choices() : named(stored.choices()));
        } catch (JacksonException e) {
            LOG.warn("The preferences {} could not be read; defaults are used: {}", file, e.getOriginalMessage());
            setAside();
            return Preferences.DEFAULT;
        } catch (IOException e) {
            LOG.warn("The preferences {} could not be read: {}", file, e.getMessage());
            return Preferences.DEFAULT;
        }
    }

    /// Without the nulls that JSON may hold, whatever the types say.
    private static List<String> named(List<String> texts) {
        var named = new ArrayList<String>();
        for (var text : texts) {
            if (text != null) {
                named.add(text);
            }
        }
        return named;
    }

    private static Map<String, String> named(Map<String, String> texts) {
        var named = new TreeMap<String, String>();
        texts.forEach((name, text) -> {
            if (text != null) {
                named.put(name, text);
            }
        });
        return named;
    }

    public void write(Preferences preferences) {
        try {
            var stored = new Stored(
                    preferences.theme(),
                    preferences.scale(),
                    preferences.animated(),
                    preferences.shortcuts(),
                    preferences.recent(),
                    Place.of(preferences.window()),
                    preferences.choices());
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(stored));
        } catch (IOException | UserException e) {
            LOG.warn("The preferences {} could not be written: {}", file, e.getMessage());
        }
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
