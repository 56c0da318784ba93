package org.spinoscope.sweep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.JsonError;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.bulk.Rejections.Rejected;
import org.spinoscope.spinbath.Reading;

/// manifest.json: a plan for programs.
final class Manifest {

    static final String FORMAT = "spinoscope-sweep/1";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Manifest() {}

    static void write(Path file, SweepPlan plan) {
        var root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("program", plan.program());
        var model = root.putObject("model");
        model.put("id", plan.model().id());
        model.put("sha256", plan.model().sha256());
        model.put("layers", plan.model().layers());
        model.put("heads", plan.model().heads());
        prompts(root.putObject("prompts"), plan.prompts());
        var readings = root.putArray("readings");
        plan.readings().forEach(reading -> reading.toMap().forEach(readings.addObject()::put));
        var measures = root.putArray("measures");
        new TreeSet<>(plan.measures()).forEach(measure -> measures.add(measure.key()));
        root.put("seed", plan.seed());
        root.put("threads", plan.threads());
        var options = root.putObject("options");
        options.put("partPrompts", plan.options().partPrompts());
        if (plan.options().limit() == Long.MAX_VALUE) {
            options.putNull("limit");
        } else {
            options.put("limit", plan.options().limit());
        }
        options.put("badRecords", plan.options().badRecords());
        options.put("templates", plan.options().templates());
        var parts = root.putArray("parts");
        for (var part : plan.parts()) {
            var node = parts.addObject();
            node.put("part", part.part());
            node.put("firstPrompt", part.firstPrompt());
            node.put("prompts", part.prompts());
            node.put("tokens", part.tokens());
        }
        try {
            AtomicFile.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void prompts(ObjectNode node, SweepPlan.Prompts prompts) {
        node.put("file", prompts.file());
        node.put("sha256", prompts.sha256());
        node.put("format", prompts.format());
        node.put("accepted", prompts.accepted());
        var rejected = node.putArray("rejected");
        for (var r : prompts.rejected()) {
            var entry = rejected.addObject();
            entry.put("record", r.record());
            entry.put("line", r.line());
            entry.put("reason", r.reason());
        }
    }

    /// @throws UserException if the file is missing, broken, or of another version
    static SweepPlan read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("There is no sweep in " + file.getParent()
                    + ": it has no manifest.json. Plan one with “spinoscope sweep plan”.");
        }
        try {
            var root = MAPPER.readTree(Files.readString(file));
            var format = root.path("format").asText();
            if (!format.equals(FORMAT)) {
                throw new UserException(file + " is of the format “" + format + "”; this version of Spinoscope reads “"
                        + FORMAT + "”. Use the Spinoscope that wrote it, or a newer one.");
            }
            return plan(root);
        } catch (JacksonException e) {
            throw new UserException(file + ", " + JsonError.of(e) + ". Plan the sweep anew in another folder.", e);
        } catch (IOException e) {
            throw new UserException(file + " cannot be read. Check that you may open it.", e);
        } catch (MissingField e) {
            throw new UserException(file + " is damaged: " + e.getMessage() + ". Plan the sweep anew in another folder.", e);
        }
    }

    private static SweepPlan plan(JsonNode root) {
        var model = root.path("model");
        var options = root.path("options");
        var readings = new ArrayList<Reading>();
        for (var reading : root.path("readings")) {
            var words = reading.properties().stream()
                    .map(e -> e.getKey() + "=" + e.getValue().asText())
                    .collect(Collectors.joining(","));
            readings.add(Reading.parse(words));
        }
        var measures = new ArrayList<String>();
        root.path("measures").forEach(m -> measures.add(m.asText()));
        var parts = new ArrayList<SweepPlan.Part>();
        for (var part : root.path("parts")) {
            parts.add(new SweepPlan.Part(
                    (int) number(part, "part"),
                    number(part, "firstPrompt"),
                    (int) number(part, "prompts"),
                    number(part, "tokens")));
        }
        if (readings.isEmpty() || parts.isEmpty()) {
            throw new MissingField(readings.isEmpty() ? "readings" : "parts");
        }
        return new SweepPlan(
                text(root, "program"),
                new SweepPlan.Model(
                        text(model, "id"),
                        text(model, "sha256"),
                        (int) number(model, "layers"),
                        (int) number(model, "heads")),
                prompts(root.path("prompts")),
                readings,
                Measure.parse(String.join(",", measures)),
                number(root, "seed"),
                (int) number(root, "threads"),
                new SweepPlan.Options(
                        (int) number(options, "partPrompts"),
                        options.path("limit").isNull() ? Long.MAX_VALUE : number(options, "limit"),
                        text(options, "badRecords"),
                        text(options, "templates")),
                parts);
    }

    private static SweepPlan.Prompts prompts(JsonNode node) {
        List<Rejected> rejected = new ArrayList<>();
        for (var r : node.path("rejected")) {
            rejected.add(new Rejected(number(r, "record"), number(r, "line"), text(r, "reason")));
        }
        return new SweepPlan.Prompts(
                text(node, "file"), text(node, "sha256"), text(node, "format"), number(node, "accepted"), rejected);
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new MissingField(field);
        }
        return node.path(field).textValue();
    }

    private static long number(JsonNode node, String field) {
        if (!node.path(field).isIntegralNumber()) {
            throw new MissingField(field);
        }
        return node.path(field).longValue();
    }

    private static final class MissingField extends RuntimeException {
        MissingField(String field) {
            super("“" + field + "” is missing or of another type");
        }
    }
}
