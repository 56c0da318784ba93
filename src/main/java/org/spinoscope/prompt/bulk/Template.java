package org.spinoscope.prompt.bulk;

import java.util.Locale;
import org.spinoscope.prompt.PromptException;

/// A sentence with a gap for the subject.
final class Template {

    private static final String SUBJECT = "[X]";
    private static final String OBJECT = "[Y]";

    private final String before;
    private final String after;

    private Template(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /// `The capital of {} is`.
    ///
    /// @throws PromptException unless it has exactly one `{}`
    static Template braces(String text) {
        return split(text, "{}", "the prompt “%s” should have exactly one {} for the subject");
    }

    /// `[X] was born in [Y] .`: the text before `[Y]`. Nothing but the end of the sentence may follow, because a
    /// left-to-right model never sees it; after a comma the sentence would go on.
    ///
    /// @throws PromptException if it makes no prompt
    static Template subjectObject(String text) {
        int object = text.indexOf(OBJECT);
        if (object < 0 || text.indexOf(OBJECT, object + 1) >= 0) {
            throw new PromptException(
                    String.format(Locale.ROOT, "the template “%s” should have exactly one [Y]", text));
        }
        if (!text.contains(SUBJECT)) {
            throw new PromptException(String.format(Locale.ROOT, "the template “%s” should have an [X]", text));
        }
        if (!text.substring(object + OBJECT.length()).codePoints().allMatch(Template::endsSentence)) {
            throw new PromptException(
                    String.format(Locale.ROOT, "in the template “%s” the sentence continues after [Y]", text));
        }
        var prefix = text.substring(0, object).stripTrailing();
        return split(prefix, SUBJECT, "in the template “%s” exactly one [X] must come before [Y]");
    }

    private static Template split(String text, String gap, String complaint) {
        int at = text.indexOf(gap);
        if (at < 0 || text.indexOf(gap, at + gap.length()) >= 0) {
            throw new PromptException(String.format(Locale.ROOT, complaint, text));
        }
        return new Template(text.substring(0, at), text.substring(at + gap.length()));
    }

    private static boolean endsSentence(int c) {
        return Character.isWhitespace(c) || ".!?…。;\"'”’»)]".indexOf(c) >= 0;
    }

    /// The sentence about a subject.
    String about(String subject) {
        return before + subject + after;
    }
}
