package org.spinoscope.study;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Pairs that are no observation of their own. What counts is what the model reads, so tokens are compared, not words:
/// under a choice of answer token two words may be one token.
final class Repetitions {

    /// What a pair asks; which answer is called the good one makes no difference.
    private record Question(List<Integer> prompt, Set<List<Integer>> answers) {}

    private Repetitions() {}

    /// The numbers of pairs whose two answers are the same, or that repeat an earlier pair, each with a sentence.
    static SequencedMap<Integer, String> of(TokenizedPrompts prompts, AnswerToken answer) {
        var found = new LinkedHashMap<Integer, String>();
        var first = new HashMap<Question, Integer>();
        // The probability of whole answers differs as soon as one of their tokens does.
        var trials = answer == AnswerToken.SEQUENCE ? prompts.whole() : prompts.trials();
        for (int p = 0; p < trials.size(); p++) {
            var trial = trials.get(p);
            var pair = prompts.used().get(p);
            var good = boxed(trial.good());
            var bad = boxed(trial.bad());
            if (good.equals(bad)) {
                found.put(
                        p,
                        "“" + pair.good() + "” and “" + pair.bad() + "” are the same token under the answer token “"
                                + answer.title() + "”, so their gap is always 0. Change one, or choose another answer"
                                + " token.");
                continue;
            }
            var before = first.putIfAbsent(new Question(boxed(trial.tokens()), Set.of(good, bad)), p);
            if (before != null) {
                var other = prompts.used().get(before);
                found.put(
                        p,
                        "Under the answer token “" + answer.title() + "” it has the same tokens as the prompt with “"
                                + other.good() + "” and “" + other.bad() + "”, so one observation would count twice."
                                + " Remove one of them, or choose another answer token.");
            }
        }
        return found;
    }

    private static List<Integer> boxed(int[] tokens) {
        return IntStream.of(tokens).boxed().toList();
    }
}
