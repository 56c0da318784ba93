package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// Relation files of “Linearity of Relation Decoding”: the first of `prompt_templates` makes a prompt of every sample.
/// The relation is the file's name.
record Lre(List<BulkFile> files, long seed) implements BulkReader {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    @Override
    public void read(BulkRecord.Sink sink) {
        for (var file : files) {
            if (!new OneFile(file, new Foils(seed), files.size() > 1).read(sink)) {
                return;
            }
        }
    }

    /// @param named whether reasons include the file's name
    private record OneFile(BulkFile file, Foils foils, boolean named) {

        boolean read(BulkRecord.Sink sink) {
            var template = samples((index, line, sample) -> learn(sample, false));
            if (template == null) {
                throw new PromptException(file.name()
                        + ": there is no “prompt_templates” with a text in it. Name a relation file of LRE.");
            }
            if (foils.needsSecondReading()) {
                samples((index, line, sample) -> learn(sample, true));
            }
            var more = new boolean[] {true};
            samples((index, line, sample) -> more[0] = sink.accept(convert(template, index, line, sample)));
            return more[0];
        }

        private boolean learn(JsonNode sample, boolean again) {
            try {
                var subject = unescaped(JsonFields.text(sample, "subject"));
                var object = unescaped(JsonFields.text(sample, "object"));
                if (again) {
                    foils.learnAgain(relation(), subject, object);
                } else {
                    foils.learn(relation(), subject, object);
                }
            } catch (PromptException e) {
                return true; // it is reported when the pairs are made
            }
            return true;
        }

        private String relation() {
            int dot = file.name().lastIndexOf('.');
            return dot > 0 ? file.name().substring(0, dot) : file.name();
        }

        private BulkRecord convert(String template, long index, long line, JsonNode sample) {
            try {
                JsonFields.requireObject(sample);
                var subject = unescaped(JsonFields.text(sample, "subject"));
                var object = unescaped(JsonFields.text(sample, "object"));
                Reasons.requireWord("subject", subject);
                Reasons.requireWord("object", object);
                var prompt = Template.braces(template).about(subject);
                var foil = foils.draw(relation(), subject, object, index)
                        .orElseThrow(() ->
                                new PromptException("the relation has no other object to serve as the wrong answer"));
                return new BulkRecord.Pair(index, line, new PromptPair(prompt, object, foil, relation()));
            } catch (PromptException e) {
                return new BulkRecord.Bad(index, line, (named ? file.name() + ": " : "") + Reasons.clause(e));
            }
        }

        /// Reads the samples.
        ///
        /// @return the first template, if the file has one
        private @Nullable String samples(JsonRecords.Listener listener) {
            String template = null;
            boolean found = false;
            try (var in = file.open();
                    var parser = JsonRecords.MAPPER.createParser(in)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new PromptException(file.name() + ": a relation file of LRE is a JSON object.");
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var field = parser.currentName();
                    var value = parser.nextToken();
                    if (field.equals("samples") && value == JsonToken.START_ARRAY) {
                        found = true;
                        if (!JsonRecords.elements(parser, parser.nextToken(), listener)) {
                            return template;
                        }
                    } else if (field.equals("prompt_templates") && value == JsonToken.START_ARRAY) {
                        JsonNode all = parser.readValueAsTree();
                        template = all.path(0).isTextual() ? all.path(0).textValue() : null;
                    } else {
                        parser.skipChildren();
                    }
                }
            } catch (JacksonException e) {
                throw JsonRecords.malformed(file, e);
            } catch (IOException e) {
                throw file.unreadable(e);
            }
            if (!found) {
                throw new PromptException(file.name() + ": there is no list “samples”. Name a relation file of LRE.");
            }
            return template;
        }
    }

    /// Some published words hold escapes that were escaped once too often: `Bras\\u00edlia`.
    static String unescaped(String text) {
        return text.contains("\\u")
                ? ESCAPE.matcher(text)
                        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                : text;
    }
}
