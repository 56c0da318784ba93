package org.spinoscope.common;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What is wrong with a JSON text, in words for people who do not know the parser.
///
/// @param line from 1; 0 if unknown
/// @param column from 1; 0 if unknown
/// @param words one clause without a full stop
public record JsonError(int line, int column, String words) {

    /// A message of the parser, and what takes its place; `$1` is what the parser quotes.
    private record Wording(Pattern parser, String words) {
        Wording(String parser, String words) {
            this(Pattern.compile(parser, Pattern.DOTALL), words);
        }
    }

    private static final String CHARACTER = "Unexpected character \\('(.)' \\(code \\d+[^)]*\\)+: ";

    private static final List<Wording> WORDINGS = List.of(
            new Wording(CHARACTER + ".*to start field name.*", "a name in double quotes is needed here, not “$1”"),
            new Wording(CHARACTER + ".*comma to separate.*", "a comma is missing before “$1”"),
            new Wording(CHARACTER + ".*colon to separate.*", "a colon is missing before “$1”"),
            new Wording("Unexpected character \\('(.)'.*", "“$1” is not allowed here"),
            new Wording("Unexpected close marker '(.)'.*", "“$1” closes something that was not opened"),
            new Wording("Unexpected end-of-input.*", "the text ends too early: a bracket or a quote is not closed"),
            new Wording("Duplicate .*['\"](.*)['\"].*", "the name “$1” occurs twice"),
            new Wording("Unrecognized token '(.*?)'.*", "“$1” is no value; a text needs double quotes around it"),
            new Wording(
                    "Unrecognized character escape '(.)'.*",
                    "“\\\\$1” has no meaning; write a backslash as “\\\\\\\\”"),
            new Wording(
                    "Illegal unquoted character.*", "a quoted text goes over the end of its line, or has a tab in it"),
            new Wording("Illegal character \\(\\(CTRL-CHAR.*", "a control character is not allowed here"),
            new Wording("Trailing token.*", "something follows after its end"),
            new Wording("Invalid UTF-8.*", "this is no UTF-8 text"),
            new Wording("Invalid numeric value.*", "this is no number as JSON writes them"),
            new Wording("Document nesting depth.*", "brackets are nested too deep"));

    public static JsonError of(JacksonException failure) {
        var at = failure.getLocation();
        var message = String.valueOf(failure.getOriginalMessage());
        var words = WORDINGS.stream()
                .filter(wording -> wording.parser().matcher(message).matches())
                .findFirst()
                .map(wording -> wording.parser().matcher(message).replaceFirst(wording.words()))
                .orElse("this is not JSON");
        return at == null
                ? new JsonError(0, 0, words)
                : new JsonError(Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()), words);
    }

    /// `line 3, column 7: a comma is missing before “x”`.
    @Override
    public String toString() {
        return line > 0 ? String.format(Locale.ROOT, "line %d, column %d: %s", line, column, words) : words;
    }
}
