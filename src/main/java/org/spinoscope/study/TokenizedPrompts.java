package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// A prompt set in a model's tokens.
///
/// @param used the pairs that are used
/// @param trials those pairs in tokens, with the tokens an [AnswerToken] chooses
/// @param whole those pairs with all tokens of both answers
/// @param leftOut pairs that cannot be used, and why: too long for the model, excluded by the choice
///     of answer token,
///     of equal answers, or the same as another in tokens
/// @param silent pairs that would be left out as equal if there were any other
public record TokenizedPrompts(
        List<PromptPair> used,
        List<TokenizedPair> trials,
        List<TokenizedPair> whole,
        List<LeftOut> leftOut,
        List<LeftOut> silent) {

    /// A pair that is excluded.
    ///
    /// @param reason one sentence that says what to do about it
    public record LeftOut(PromptPair pair, String reason) {}

    /// Makes tokens of a prompt set; a pair that cannot be run is left out with its reason, and the
    /// others go on.
    ///
    /// @throws UserException if the set is empty or no pair of it can be run
    public static TokenizedPrompts of(Gpt2 model, PromptSet prompts, AnswerToken answer) {
        return of(model, prompts.pairs(), answer);
    }

    /// Makes tokens of some pairs.
    public static TokenizedPrompts of(Gpt2 model, List<PromptPair> pairs, AnswerToken answer) {
        return every(model, pairs, answer).withoutRepetitions(answer);
    }

    /// The same, with pairs that say nothing or say it twice.
    static TokenizedPrompts every(Gpt2 model, List<PromptPair> pairs, AnswerToken answer) {
        var used = new ArrayList<PromptPair>();
        var trials = new ArrayList<TokenizedPair>();
        var whole = new ArrayList<TokenizedPair>();
        var leftOut = new ArrayList<LeftOut>();
        for (var pair : pairs) {
            try {
                var all = whole(model, pair, answer);
                var trial = new TokenizedPair(
                        all.tokens(),
                        chosen(model, answer, all.good(), pair.good()),
                        chosen(model, answer, all.bad(), pair.bad()));
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
        return new TokenizedPrompts(
                List.copyOf(used), List.copyOf(trials), List.copyOf(whole), List.copyOf(leftOut), List.of());
    }

    /// Leaves out pairs that repeat another in tokens, so that no observation counts twice. Pairs of
    /// equal answer tokens
    /// stay, named as such: their gap is 0 by definition, and a reader sees why. If nothing but
    /// repetitions is there, it
    /// stays as well.
    private TokenizedPrompts withoutRepetitions(AnswerToken answer) {
        var found = Repetitions.of(this, answer);
        if (found.isEmpty()) {
            return this;
        }
        var compared = answer == AnswerToken.SEQUENCE ? whole : trials;
        var named = new ArrayList<LeftOut>();
        found.forEach((p, reason) -> {
            if (found.size() == used.size()
                    || Arrays.equals(compared.get(p).good(), compared.get(p).bad())) {
                named.add(new LeftOut(used.get(p), reason));
            }
        });
        if (named.size() == found.size()) {
            return new TokenizedPrompts(used, trials, whole, leftOut, List.copyOf(named));
        }
        named.forEach(silent -> found.remove(used.indexOf(silent.pair())));
        var kept = IntStream.range(0, used.size())
                .filter(p -> !found.containsKey(p))
                .boxed()
                .toList();
        var out = new ArrayList<>(leftOut);
        found.forEach((p, reason) -> out.add(new LeftOut(used.get(p), reason)));
        return new TokenizedPrompts(
                kept.stream().map(used::get).toList(),
                kept.stream().map(trials::get).toList(),
                kept.stream().map(whole::get).toList(),
                List.copyOf(out),
                List.copyOf(named));
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
        var all = new TokenizedPair(prompt(model, pair), word(model, " " + pair.good()), word(model, " " + pair.bad()));
        int longest = Math.max(all.good().length, all.bad().length);
        int limit = model.config().positions();
        if (answer == AnswerToken.SINGLE_ONLY && longest > 1) {
            throw new UserException(
                    "An answer to “" + shortened(pair.prompt()) + "” has several tokens. Choose another answer token.");
        }
        if (answer == AnswerToken.SEQUENCE && all.length() + longest - 1 > limit) {
            throw new UserException("The prompt “" + shortened(pair.prompt()) + "” with its answer has "
                    + (all.length() + longest - 1) + " tokens, which the answer token “" + answer.title() + "” needs;"
                    + " this model reads at most " + limit + ". Shorten it, or choose another answer token.");
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
        model.requireEmbedding("The prompt “" + shortened(pair.prompt()) + "”", tokens);
        return tokens;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
    }

    private static int[] word(Gpt2 model, String word) {
        var tokens = model.tokenizer().encodeContinuation(word);
        if (tokens.length == 0) {
            throw new UserException("The answer “" + word.strip() + "” has no token. Type a word.");
        }
        model.requireEmbedding("The answer “" + word.strip() + "”", tokens);
        return tokens;
    }

    private static int[] chosen(Gpt2 model, AnswerToken answer, int[] all, String bare) {
        return switch (answer) {
            case FIRST, SINGLE_ONLY, SEQUENCE -> new int[] {all[0]};
            case LAST -> new int[] {all[all.length - 1]};
            case NO_SPACE -> new int[] {word(model, bare)[0]};
            case MEAN -> all;
        };
    }

    /// The prompts' tokens.
    public List<int[]> tokens() {
        return trials.stream().map(TokenizedPair::tokens).toList();
    }

    /// What a reader should know about single pairs: why some are excluded, which say nothing, and what
    /// is unusual
    /// about others.
    public List<LeftOut> remarks() {
        var remarks = new ArrayList<LeftOut>();
        leftOut.forEach(out -> remarks.add(new LeftOut(out.pair(), "Excluded: " + out.reason())));
        silent.forEach(kept -> remarks.add(new LeftOut(kept.pair(), "Kept, as no other is there: " + kept.reason())));
        for (var pair : used) {
            pair.warnings().forEach(warning -> remarks.add(new LeftOut(pair, warning)));
        }
        return List.copyOf(remarks);
    }
}
