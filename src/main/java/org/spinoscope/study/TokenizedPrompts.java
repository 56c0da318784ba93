package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.spinbath.Trial;

/// A prompt set in a model's tokens.
///
/// @param used the pairs that take part
/// @param trials those pairs in tokens, with the tokens an [AnswerToken] chooses
/// @param whole those pairs with all tokens of both answers
/// @param leftOut pairs that the choice of answer token excludes
public record TokenizedPrompts(List<PromptPair> used, List<Trial> trials, List<Trial> whole, List<PromptPair> leftOut) {

    /// Makes tokens of a prompt set.
    ///
    /// @throws UserException if the set is empty, a prompt is too long, or an answer has no token
    public static TokenizedPrompts of(Gpt2 model, PromptSet prompts, AnswerToken answer) {
        return of(model, prompts.pairs(), answer);
    }

    /// Makes tokens of some pairs.
    public static TokenizedPrompts of(Gpt2 model, List<PromptPair> pairs, AnswerToken answer) {
        var used = new ArrayList<PromptPair>();
        var trials = new ArrayList<Trial>();
        var whole = new ArrayList<Trial>();
        var leftOut = new ArrayList<PromptPair>();
        var tokenizer = model.tokenizer();
        for (var pair : pairs) {
            var all = new Trial(
                    prompt(model, pair), word(tokenizer, " " + pair.good()), word(tokenizer, " " + pair.bad()));
            if (answer == AnswerToken.SINGLE_ONLY && (all.good().length > 1 || all.bad().length > 1)) {
                leftOut.add(pair);
                continue;
            }
            used.add(pair);
            whole.add(all);
            trials.add(new Trial(
                    all.tokens(),
                    chosen(tokenizer, answer, all.good(), pair.good()),
                    chosen(tokenizer, answer, all.bad(), pair.bad())));
        }
        if (used.isEmpty()) {
            throw new UserException(
                    pairs.isEmpty()
                            ? "The prompt set is empty. Add a prompt with a good and a bad answer."
                            : "No pair has two single-token answers. Choose another answer token.");
        }
        return new TokenizedPrompts(List.copyOf(used), List.copyOf(trials), List.copyOf(whole), List.copyOf(leftOut));
    }

    private static int[] prompt(Gpt2 model, PromptPair pair) {
        var tokens = model.tokenizer().encode(pair.prompt());
        int limit = model.config().positions();
        if (tokens.length > limit) {
            throw new UserException("The prompt “" + shortened(pair.prompt()) + "” has " + tokens.length
                    + " tokens; this model reads at most " + limit + ". Shorten it.");
        }
        return tokens;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    private static int[] word(Tokenizer tokenizer, String word) {
        var tokens = tokenizer.encode(word);
        if (tokens.length == 0) {
            throw new UserException("The answer “" + word.strip() + "” has no token. Type a word.");
        }
        return tokens;
    }

    private static int[] chosen(Tokenizer tokenizer, AnswerToken answer, int[] all, String bare) {
        return switch (answer) {
            case FIRST, SINGLE_ONLY, SEQUENCE -> new int[] {all[0]};
            case LAST -> new int[] {all[all.length - 1]};
            case NO_SPACE -> new int[] {word(tokenizer, bare)[0]};
            case MEAN -> all;
        };
    }

    /// The prompts' tokens.
    public List<int[]> tokens() {
        return trials.stream().map(Trial::tokens).toList();
    }

    /// Pairs whose chosen good and bad tokens are the same, so that their gap says nothing.
    public List<PromptPair> indistinguishable() {
        var same = new ArrayList<PromptPair>();
        for (int p = 0; p < trials.size(); p++) {
            if (Arrays.equals(trials.get(p).good(), trials.get(p).bad())) {
                same.add(used.get(p));
            }
        }
        return same;
    }
}
