package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.spinoscope.common.JsonError;
import org.spinoscope.prompt.PromptException;

/// JSON records of a file, one in memory at a time.
final class JsonRecords {

    /// For values inside a file.
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// For texts that are one value.
    private static final JsonMapper WHOLE = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonRecords() {}

    /// Receives each record.
    interface Listener {
        /// @param index from 0
        /// @param line from 1
        /// @return whether to continue
        boolean record(long index, long line, JsonNode record);
    }

    /// Receives lines that are not JSON.
    interface Complaint {
        boolean malformed(long index, long line, String reason);
    }

    /// The elements of the list the file is, or the values that follow each other in it.
    ///
    /// @throws PromptException if the JSON breaks off or is malformed: nothing after that place can be trusted
    static void read(BulkFile file, Listener listener) {
        try (var in = file.open();
                var parser = MAPPER.createParser(in)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new PromptException(file.name() + ": the file is empty. Choose another one.");
            }
            boolean list = first == JsonToken.START_ARRAY;
            boolean toTheEnd = elements(parser, list ? parser.nextToken() : first, listener);
            if (toTheEnd && parser.nextToken() != null) {
                throw new PromptException(String.format(
                        Locale.ROOT,
                        "%s, line %d: something follows after the end of the list. Remove it.",
                        file.name(),
                        parser.currentTokenLocation().getLineNr()));
            }
        } catch (JacksonException e) {
            throw malformed(file, e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /// The elements from the current token to the end of their list, or of the file.
    ///
    /// @return false if the listener wants no more
    static boolean elements(JsonParser parser, JsonToken first, Listener listener) throws IOException {
        long index = 0;
        for (var token = first; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            long line = parser.currentTokenLocation().getLineNr();
            JsonNode record = parser.readValueAsTree();
            if (!listener.record(index++, line, record)) {
                return false;
            }
        }
        return true;
    }

    /// One value a line; empty lines are no records.
    static void lines(BulkFile file, Listener listener, Complaint complaint) {
        long line = 0;
        long index = 0;
        try (var in = file.open();
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (text.isBlank()) {
                    continue;
                }
                boolean more;
                try {
                    more = listener.record(index, line, WHOLE.readTree(text));
                } catch (JacksonException e) {
                    more = complaint.malformed(
                            index,
                            line,
                            "the record is no JSON object: " + JsonError.of(e).words());
                }
                if (!more) {
                    return;
                }
                index++;
            }
        } catch (CharacterCodingException e) {
            throw new PromptException(
                    String.format(
                            Locale.ROOT,
                            "%s, after line %d: the file is not UTF-8 text. Save it with the encoding UTF-8.",
                            file.name(),
                            line),
                    e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    static PromptException malformed(BulkFile file, JacksonException e) {
        var fault = JsonError.of(e);
        return new PromptException(
                String.format(
                        Locale.ROOT,
                        "%s, line %d, column %d: %s. Correct the JSON there.",
                        file.name(),
                        fault.line(),
                        fault.column(),
                        fault.words()),
                e);
    }
}
