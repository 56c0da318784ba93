package org.spinoscope.training;

import java.util.List;
import java.util.Locale;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptPair;

/// Prompts that test which of two words a model in training prefers.
final class Evaluation {

    /// A prompt with the first token of its right and of its wrong answer.
    record Question(int[] tokens, int good, int bad) {}

    /// @param right share of questions whose right word has the larger logit
    /// @param gaps logit gaps in the order of the questions
    record Result(double right, double[] gaps) {

        @Override
        public String toString() {
            double mean = 0;
            for (double gap : gaps) {
                mean += gap / gaps.length;
            }
            return String.format(Locale.ROOT, "%.3f of %d, mean gap %+.2f", right, gaps.length, mean);
        }
    }

    private final List<Question> questions;

    /// Pairs whose words begin with the same token are left out.
    Evaluation(List<PromptPair> pairs, Tokenizer tokenizer) {
        questions = pairs.stream()
                .map(pair -> new Question(
                        tokenizer.encode(pair.prompt()),
                        tokenizer.encode(" " + pair.good())[0],
                        tokenizer.encode(" " + pair.bad())[0]))
                .filter(question -> question.good() != question.bad())
                .toList();
    }

    /// @param layers the blocks that are used
    Result evaluate(Trainer trainer, int[] layers) {
        var gaps = new double[questions.size()];
        int right = 0;
        for (int i = 0; i < gaps.length; i++) {
            var question = questions.get(i);
            gaps[i] = trainer.logitGap(question.tokens(), question.good(), question.bad(), layers);
            if (gaps[i] > 0) {
                right++;
            }
        }
        return new Result((double) right / gaps.length, gaps);
    }
}
