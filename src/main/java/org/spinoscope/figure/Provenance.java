package org.spinoscope.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a figure's numbers came from. Travels with every exported file, and the model's label is also printed on it.
///
/// @param modelLabel what a reader must know about the model at a glance, such as "embedded demonstration model, not
///     GPT-2"; empty if there is nothing to say
/// @param readingLabel the Reading in a few words, printed on the figure too; empty if none was used
/// @param seed the random seed as text, empty if nothing was random
/// @param further more keys and values, in the order given
public record Provenance(
        String programVersion,
        String modelId,
        String modelSha256,
        String modelLabel,
        String promptSet,
        String reading,
        String readingLabel,
        String seed,
        Map<String, String> further) {

    public static final Provenance NONE = new Provenance("", "", "", "", "", "", "", "", Map.of());

    public Provenance {
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    public Provenance with(String key, String value) {
        var more = new LinkedHashMap<>(further);
        more.put(key, value);
        return new Provenance(
                programVersion, modelId, modelSha256, modelLabel, promptSet, reading, readingLabel, seed, more);
    }

    /// Everything that is known, by stable keys, in a stable order.
    public Map<String, String> entries() {
        var entries = new LinkedHashMap<String, String>();
        entries.put("program", programVersion.isEmpty() ? "" : "Spinoscope " + programVersion);
        entries.put("model.id", modelId);
        entries.put("model.sha256", modelSha256);
        entries.put("model.label", modelLabel);
        entries.put("prompts", promptSet);
        entries.put("reading", reading);
        entries.put("seed", seed);
        entries.putAll(further);
        entries.values().removeIf(String::isEmpty);
        return Collections.unmodifiableMap(entries);
    }

    /// The entries as `# key: value` lines, which precede every exported table.
    public String comment() {
        var lines = new StringBuilder();
        entries()
                .forEach((key, value) -> lines.append("# ")
                        .append(key)
                        .append(": ")
                        .append(value.replaceAll("\\R", " "))
                        .append('\n'));
        return lines.toString();
    }
}
