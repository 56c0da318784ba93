package org.spinoscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.spinoscope.common.UserException;

/// Reads a curriculum: one stage a line, `name steps layers repeat-tokens rows length document-tokens warm-up rate
/// final-rate`, where layers are `all` or numbers with commas, those with a star held fixed; repeat-tokens may be
/// `tokens/every`; `#` begins a comment.
public final class Curriculum {

    private Curriculum() {}

    /// The lines of a file.
    ///
    /// @throws UserException if it cannot be read
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UserException(
                    "The curriculum " + file + " cannot be read. Give a UTF-8 text with one stage a line.", e);
        }
    }

    /// @param layers of the network
    /// @throws UserException with the line that is no stage
    static List<Stage> parse(List<String> lines, int layers) {
        var stages = new ArrayList<Stage>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                stages.add(stage(line, number, layers));
            }
        }
        return List.copyOf(stages);
    }

    private static Stage stage(String line, int number, int layers) {
        var words = line.split("\\s+", -1);
        if (words.length != 10) {
            throw bad(
                    line,
                    number,
                    "it has " + words.length + " columns, not ten (name, steps, layers, repeated tokens, rows, length,"
                            + " document tokens, warm-up, rate, final rate)");
        }
        try {
            var taking = words[2].equals("all")
                    ? IntStream.range(0, layers).toArray()
                    : Arrays.stream(words[2].split(",", -1))
                            .mapToInt(layer -> Integer.parseInt(layer.replace("*", "")))
                            .toArray();
            var held = Arrays.stream(words[2].split(",", -1))
                    .filter(layer -> layer.endsWith("*"))
                    .mapToInt(layer -> Integer.parseInt(layer.replace("*", "")))
                    .toArray();
            if (Arrays.stream(taking).anyMatch(layer -> layer < 0 || layer >= layers)) {
                throw bad(line, number, "the network has the layers 0 to " + (layers - 1));
            }
            var tokens = words[3].split("/", -1);
            return new Stage(
                    words[0],
                    count(words[1], 1),
                    taking,
                    held,
                    new Stage.Repeats(
                            count(tokens[0], 0),
                            tokens.length > 1 ? count(tokens[1], 1) : 1,
                            count(words[4], 0),
                            count(words[5], 0)),
                    count(words[6], 0),
                    count(words[7], 0),
                    rate(words[8]),
                    rate(words[9]));
        } catch (NumberFormatException e) {
            throw bad(line, number, "a column is not the number it should be (" + e.getMessage() + ")");
        }
    }

    private static int count(String text, int least) {
        int value = Integer.parseInt(text);
        if (value < least) {
            throw new NumberFormatException(text + " is less than " + least);
        }
        return value;
    }

    private static double rate(String text) {
        double value = Double.parseDouble(text);
        if (!(value >= 0) || value > 1) {
            throw new NumberFormatException(text + " is no learning rate from 0 to 1");
        }
        return value;
    }

    private static UserException bad(String line, int number, String why) {
        return new UserException(String.format(
                Locale.ROOT, "Line %d of the curriculum, “%s”, is no stage: %s. Change the line.", number, line, why));
    }
}
