package org.spinoscope.sweep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;

/// The prompts of one part as the plan wrote them, one JSON object a line: all that the process that
/// computes the part must read beside the model and the manifest.
final class PlannedPart {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlannedPart() {}

    static void write(Path file, List<PlannedPrompt> prompts) throws IOException {
        var text = new StringBuilder();
        for (var prompt : prompts) {
            text.append(MAPPER.writeValueAsString(prompt)).append('\n');
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws UserException if the file is missing or not what the plan says
    static List<PlannedPrompt> read(Path file, SweepPlan.Part part) {
        var prompts = new ArrayList<PlannedPrompt>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                prompts.add(MAPPER.readValue(line, PlannedPrompt.class));
            }
        } catch (JacksonException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw damaged(file, e);
        }
        if (prompts.stream().anyMatch(prompt -> !isWhole(prompt))) {
            throw damaged(file, null);
        }
        long tokens = prompts.stream().mapToLong(PlannedPrompt::length).sum();
        if (prompts.size() != part.prompts() || tokens != part.tokens()) {
            throw damaged(file, null);
        }
        return List.copyOf(prompts);
    }

    /// JSON leaves out what it does not have.
    private static boolean isWhole(@Nullable PlannedPrompt prompt) {
        return prompt != null
                && Stream.of(prompt.relation(), prompt.goodWord(), prompt.badWord())
                        .allMatch(Objects::nonNull)
                && Stream.of(prompt.tokens(), prompt.good(), prompt.bad(), prompt.wholeGood(), prompt.wholeBad())
                        .allMatch(tokens -> tokens != null && tokens.length > 0);
    }

    private static UserException damaged(Path file, @Nullable IOException cause) {
        var message = file + " is missing or is not what the manifest says. Plan the sweep anew in another folder.";
        return cause == null ? new UserException(message) : new UserException(message, cause);
    }
}
