package org.spinoscope.prompt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A prompt with a right and a wrong next word.
///
/// The prompt is kept letter by letter, white space included, because every space changes GPT-2's tokens. The answers
/// are bare words: white space around them is removed, since the space in front of a next word belongs to its token
/// and is added when the answer is tokenized. An answer may have several words.
///
/// @param prompt what GPT-2 reads; not blank
/// @param good the right next word; not blank, differs from `bad`
/// @param bad the wrong next word
/// @param relation what the pair is about (`capital`, `plural`, …), stripped; empty if not given
public record PromptPair(String prompt, String good, String bad, String relation) {

    /// @throws PromptException if a text is blank or broken, or if both answers are the same
    public PromptPair {
        good = good.strip();
        bad = bad.strip();
        relation = relation.strip();
        requireText("prompt", prompt);
        requireText("good answer", good);
        requireText("bad answer", bad);
        requireUnicode("relation", relation);
        if (good.equals(bad)) {
            throw new PromptException(String.format(
                    Locale.ROOT,
                    "The good and the bad answer are both “%s”, so their gap is always 0. Change one of them.",
                    good));
        }
    }

    /// A pair of no particular relation.
    public PromptPair(String prompt, String good, String bad) {
        this(prompt, good, bad, "");
    }

    /// The question of a pair: the prompt and both answers, whichever of them is called the good one.
    public record Question(String prompt, Set<String> answers) {}

    public Question question() {
        return new Question(prompt, Set.of(good, bad));
    }

    /// What is allowed here but often a mistake, each in a sentence; empty for an ordinary pair.
    public List<String> warnings() {
        var found = new ArrayList<String>();
        if (isSpace(prompt.codePointBefore(prompt.length()))) {
            found.add("The prompt ends in white space. GPT-2's words carry their space in front, so after a loose"
                    + " space it expects a rare token; remove it unless it is meant.");
        }
        if (isSpace(prompt.codePointAt(0))) {
            found.add("The prompt begins with white space, which becomes part of its first token.");
        }
        if (prompt.codePoints().anyMatch(c -> c != ' ' && c != '\n' && isSpace(c))) {
            found.add("The prompt contains a tab, a no-break space or another unusual white space, which GPT-2 reads as"
                    + " something else than a space.");
        }
        for (var answer : List.of(good, bad)) {
            if (answer.codePoints().anyMatch(PromptPair::isSpace)) {
                found.add(String.format(
                        Locale.ROOT,
                        "The answer “%s” has several words; a choice of single token uses one of them.",
                        answer));
            }
            if (standsInPrompt(answer)) {
                found.add(String.format(Locale.ROOT, "The answer “%s” already occurs in the prompt.", answer));
            }
        }
        return List.copyOf(found);
    }

    private boolean standsInPrompt(String answer) {
        var words = prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
        return List.of(words).contains(answer.toLowerCase(Locale.ROOT));
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static void requireText(String what, String text) {
        if (text.codePoints().allMatch(PromptPair::isSpace)) {
            throw new PromptException(String.format(Locale.ROOT, "The %s is empty. Write at least one word.", what));
        }
        requireUnicode(what, text);
    }

    /// Half of a surrogate pair (from a cut `\\uD83D` escape) is no character: no tokenizer and no file could hold it.
    private static void requireUnicode(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new PromptException(String.format(
                    Locale.ROOT,
                    "The %s contains half a character (a lone surrogate). Write the character again.",
                    what));
        }
    }
}
