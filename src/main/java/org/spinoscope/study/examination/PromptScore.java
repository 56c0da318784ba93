package org.spinoscope.study.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptPair;

/// How often a model prefers the right word of two, by the first tokens of the answers.
///
/// @param answers one a pair that could be asked
/// @param skipped pairs that could not be: both words begin with the same token, the prompt is too long, or the model
///     was said to know none of the words
public record PromptScore(String name, List<Answer> answers, int skipped) {

    /// One pair's answer.
    ///
    /// @param gap logit of the right word's first token less that of the wrong one's
    /// @param rank of the right word's first token among all tokens, from 1
    /// @param top the most likely tokens, best first
    public record Answer(PromptPair pair, double gap, int rank, List<String> top) {

        boolean right() {
            return gap > 0;
        }
    }

    /// Right answers of a relation.
    public record Share(int right, int of) {}

    private static final int BATCH = 32;
    private static final int TOP = 10;

    /// @param words first tokens of the answers that may be asked about
    static PromptScore of(Gpt2 model, String name, List<PromptPair> pairs, OwnTokens words, Progress progress) {
        var tokenizer = model.tokenizer();
        record Question(PromptPair pair, int[] tokens, int good, int bad) {}
        var questions = new ArrayList<Question>();
        for (var pair : pairs) {
            var tokens = tokenizer.encode(pair.prompt());
            int good = tokenizer.encode(" " + pair.good())[0];
            int bad = tokenizer.encode(" " + pair.bad())[0];
            if (good != bad && tokens.length <= model.config().positions() && words.has(good) && words.has(bad)) {
                questions.add(new Question(pair, tokens, good, bad));
            }
        }
        var answers = new ArrayList<Answer>();
        for (int from = 0; from < questions.size(); from += BATCH) {
            progress.at((double) from / questions.size(), name);
            var part = questions.subList(from, Math.min(from + BATCH, questions.size()));
            var request = ForwardRequest.of(part.stream().map(Question::tokens).toList())
                    .logits(new LogitRequest.Final());
            var logits = model.run(request, Progress.NONE).logits();
            for (int i = 0; i < part.size(); i++) {
                var question = part.get(i);
                var l = logits.get(i).data();
                answers.add(new Answer(
                        question.pair(),
                        (double) l[question.good()] - l[question.bad()],
                        rank(l, question.good()),
                        top(model, l)));
            }
        }
        return new PromptScore(name, List.copyOf(answers), pairs.size() - questions.size());
    }

    private static int rank(float[] logits, int token) {
        int rank = 1;
        for (float logit : logits) {
            if (logit > logits[token]) {
                rank++;
            }
        }
        return rank;
    }

    private static List<String> top(Gpt2 model, float[] logits) {
        var best = new ArrayList<Integer>();
        for (int rank = 0; rank < TOP; rank++) {
            int next = -1;
            for (int token = 0; token < logits.length; token++) {
                if ((next < 0 || logits[token] > logits[next]) && !best.contains(token)) {
                    next = token;
                }
            }
            best.add(next);
        }
        return best.stream().map(token -> model.tokenizer().decode(token)).toList();
    }

    /// Pairs answered rightly.
    public int right() {
        return (int) answers.stream().filter(Answer::right).count();
    }

    /// Share of the pairs answered rightly; NaN if none could be asked.
    public double share() {
        return (double) right() / answers.size();
    }

    /// Pairs whose right word is among the first so many.
    public int within(int rank) {
        return (int) answers.stream().filter(answer -> answer.rank() <= rank).count();
    }

    /// Right answers of each relation, by name.
    public SequencedMap<String, Share> byRelation() {
        var shares = new TreeMap<String, Share>();
        for (var answer : answers) {
            shares.merge(
                    answer.pair().relation(),
                    new Share(answer.right() ? 1 : 0, 1),
                    (a, b) -> new Share(a.right() + b.right(), a.of() + b.of()));
        }
        return shares;
    }
}
