package org.spinoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptSet;

/// Prompts whose answers were kept out of the corpus, with a right and a wrong word.
final class Evaluation {

    /// A prompt with the first token of its right and of its wrong answer.
    record Question(String prompt, String good, String bad, int[] tokens, int goodToken, int badToken) {}

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

    private Evaluation(List<Question> questions) {
        this.questions = questions;
    }

    /// Pairs of facts that are never neighbours in the corpus, though each occurs alone.
    static Evaluation ofWithheldPairs(FactCorpus facts, Tokenizer tokenizer, int wanted, long seed) {
        var random = new SplittableRandom(seed);
        var questions = new ArrayList<Question>();
        for (int tries = 0; questions.size() < wanted && tries < 200 * wanted; tries++) {
            var factFamily =
                    facts.families().get(random.nextInt(facts.families().size()));
            var first = pick(factFamily.facts(), random);
            var second = pick(factFamily.facts(), random);
            if (!first.equals(second) && FactCorpus.isWithheld(factFamily, first, second)) {
                ask(factFamily, first, second, tokenizer, random, questions);
            }
        }
        return new Evaluation(questions);
    }

    /// Facts that occur nowhere in the corpus: what the model can only infer from the kind of fact.
    static Evaluation ofWithheldFacts(FactCorpus facts, Tokenizer tokenizer, long seed) {
        var random = new SplittableRandom(seed);
        var questions = new ArrayList<Question>();
        for (var factFamily : facts.families()) {
            for (var fact : factFamily.withheld()) {
                for (int repeat = 0; repeat < 5; repeat++) {
                    ask(factFamily, pick(factFamily.facts(), random), fact, tokenizer, random, questions);
                }
            }
        }
        return new Evaluation(questions);
    }

    /// Prompts from elsewhere.
    static Evaluation of(PromptSet prompts, Tokenizer tokenizer) {
        return new Evaluation(prompts.pairs().stream()
                .map(pair -> question(pair.prompt(), pair.good(), pair.bad(), tokenizer))
                .toList());
    }

    List<Question> questions() {
        return questions;
    }

    Result evaluate(Trainer trainer) {
        var gaps = new double[questions.size()];
        int right = 0;
        for (int i = 0; i < gaps.length; i++) {
            var question = questions.get(i);
            gaps[i] = trainer.logitGap(question.tokens(), question.goodToken(), question.badToken());
            if (gaps[i] > 0) {
                right++;
            }
        }
        return new Result((double) right / gaps.length, gaps);
    }

    /// Asks for a fact's last word by a template that ends in it; the wrong word is another fact's of the family.
    private static void ask(
            FactFamily factFamily,
            FactFamily.Fact first,
            FactFamily.Fact second,
            Tokenizer tokenizer,
            SplittableRandom random,
            List<Question> questions) {
        var template = factFamily.templates().getFirst();
        String good = second.columns().getLast();
        String bad = pick(factFamily.facts(), random).columns().getLast();
        String ending = " " + good + ".";
        String sentence = template.next(second);
        if (!sentence.endsWith(ending)) {
            return;
        }
        String prompt = template.first(first) + " " + sentence.substring(0, sentence.length() - ending.length());
        var question = question(prompt, good, bad, tokenizer);
        if (question.goodToken() != question.badToken()) {
            questions.add(question);
        }
    }

    private static Question question(String prompt, String good, String bad, Tokenizer tokenizer) {
        return new Question(
                prompt,
                good,
                bad,
                tokenizer.encode(prompt),
                tokenizer.encode(" " + good)[0],
                tokenizer.encode(" " + bad)[0]);
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
