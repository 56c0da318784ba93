package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// A prompt set in a model's tokens.
///
/// @param used the pairs that take part
/// @param trials those pairs in tokens, with the tokens an [AnswerToken] chooses
/// @param whole those pairs with all tokens of both answers
/// @param leftOut pairs that cannot take part, and why: too long for the model, or excluded by the choice of answer
/// token
public record TokenizedPrompts(
        List<PromptPair> used, List<TokenizedPair> trials, List<TokenizedPair> whole, List<LeftOut> leftOut) {

    /// A pair that takes no part.
    ///
    /// @param reason one sentence that says what to do about it
    public record LeftOut(PromptPair pair, String reason) {}

    /// Makes tokens of a prompt set; a pair that cannot be run is left out with its reason, and the others go on.
    ///
    /// @throws UserException if the set is empty or no pair of it can be run
    public static TokenizedPrompts of(Gpt2 model, PromptSet prompts, AnswerToken answer) {
        return of(model, prompts.pairs(), answer);
    }

    /// Makes tokens of some pairs.
    public static TokenizedPrompts of(Gpt2 model, List<PromptPair> pairs, AnswerToken answer) {
        var used = new ArrayList<PromptPair>();
        var trials = new ArrayList<TokenizedPair>();
        var whole = new ArrayList<TokenizedPair>();
        var leftOut = new ArrayList<LeftOut>();
        for (var pair : pairs) {
            try {
                var all = whole(model, pair, answer);
                var trial = new TokenizedPair(
                        all.tokens(),
                        chosen(model.tokenizer(), answer, all.good(), pair.good()),
                        chosen(model.tokenizer(), answer, all.bad(), pair.bad()));
                used.add(pair);
                whole.add(all);
                trials.add(trial);
            } catch (UserException cannotRun) {
                leftOut.add(new LeftOut(pair, String.valueOf(cannotRun.getMessage())));
            }
        }
        if (used.isEmpty()) {
            throw new UserException(nothingLeft(leftOut));
        }
        return new TokenizedPrompts(List.copyOf(used), List.copyOf(trials), List.copyOf(whole), List.copyOf(leftOut));
    }

    private static String nothingLeft(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return "The prompt set is empty. Add a prompt with a good and a bad answer.";
        }
        var first = leftOut.getFirst().reason();
        return leftOut.size() == 1
                ? first
                : "None of the " + leftOut.size() + " prompts can be run. The first one: " + first;
    }

    private static TokenizedPair whole(Gpt2 model, PromptPair pair, AnswerToken answer) {
        var tokenizer = model.tokenizer();
        var all = new TokenizedPair(
                prompt(model, pair), word(tokenizer, " " + pair.good()), word(tokenizer, " " + pair.bad()));
        int longest = Math.max(all.good().length, all.bad().length);
        int limit = model.config().positions();
        if (answer == AnswerToken.SINGLE_ONLY && longest > 1) {
            throw new UserException(
                    "An answer to “" + shortened(pair.prompt()) + "” has several tokens. Choose another answer token.");
        }
        if (answer == AnswerToken.SEQUENCE && all.length() + longest - 1 > limit) {
            throw new UserException("The prompt “" + shortened(pair.prompt()) + "” with its answer has "
                    + (all.length() + longest - 1) + " tokens; this model reads at most " + limit + ". Shorten it.");
        }
        return all;
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
        return trials.stream().map(TokenizedPair::tokens).toList();
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
