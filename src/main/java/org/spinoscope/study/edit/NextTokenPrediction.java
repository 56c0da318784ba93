package org.spinoscope.study.edit;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.TokenizedPrompts;

/// The model's prediction after one prompt.
///
/// @param answer which tokens stand for an answer
/// @param tokens the prompt's tokens
/// @param top the ten likeliest next tokens
/// @param gap ΔL_actual between the answer tokens
/// @param logits of the whole vocabulary at the last position
public record NextTokenPrediction(
        PromptPair pair,
        AnswerToken answer,
        List<Piece> tokens,
        Word good,
        Word bad,
        double gap,
        List<Candidate> top,
        Logits logits) {

    private static final int TOP = 10;

    /// A token and its text.
    public record Piece(int id, String text) {}

    /// An answer word: its tokens and the probability of its first answer token.
    ///
    /// @param shown that token
    /// @param rank 1 for the likeliest token of the vocabulary
    public record Word(String word, List<Piece> pieces, Piece shown, double logit, double probability, int rank) {}

    public record Candidate(Piece piece, double probability) {}

    /// From the prompt's run; sequences of several answer tokens take one of their own.
    ///
    /// @param reading its choice of answer token counts; a pair that excludes is shown by its first tokens
    public static NextTokenPrediction of(
            Gpt2 model, PromptRuns runs, PromptPair pair, Reading reading, Progress progress) {
        var choice = reading.answer() == AnswerToken.SINGLE_ONLY ? AnswerToken.FIRST : reading.answer();
        var tokenizedPrompts = TokenizedPrompts.of(model, List.of(pair), choice);
        var chosen = tokenizedPrompts.trials().getFirst();
        var whole = tokenizedPrompts.whole().getFirst();
        var run = runs.of(model, tokenizedPrompts.tokens(), reading, progress);
        var logits = run.getFirst().logits();
        return new NextTokenPrediction(
                pair,
                choice,
                pieces(model, whole.tokens()),
                word(model, pair.good(), whole.good(), chosen.good()[0], logits),
                word(model, pair.bad(), whole.bad(), chosen.bad()[0], logits),
                runs.actual(model, tokenizedPrompts, choice, run, progress)[0],
                logits.top(TOP).stream()
                        .map(id ->
                                new Candidate(new Piece(id, model.tokenizer().decode(id)), logits.probability(id, 1)))
                        .toList(),
                logits);
    }

    /// Tokens with their texts.
    public static List<Piece> pieces(Gpt2 model, int... ids) {
        var texts = model.tokenizer().pieces(ids);
        return java.util.stream.IntStream.range(0, ids.length)
                .mapToObj(i -> new Piece(ids[i], texts.get(i)))
                .toList();
    }

    private static Word word(Gpt2 model, String word, int[] all, int shown, Logits logits) {
        return new Word(
                word,
                pieces(model, all),
                new Piece(shown, model.tokenizer().decode(shown)),
                logits.of(shown),
                logits.probability(shown, 1),
                logits.rank(shown));
    }
}
