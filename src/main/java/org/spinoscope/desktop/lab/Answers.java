package org.spinoscope.desktop.lab;

import java.util.List;
import org.spinoscope.basis.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptPair;

/// What the model says after one prompt.
///
/// @param tokens the prompt's tokens
/// @param top the ten likeliest next tokens
/// @param logits of the whole vocabulary at the last position
public record Answers(PromptPair pair, List<Piece> tokens, Word good, Word bad, List<Candidate> top, Logits logits) {

    private static final int TOP = 10;

    /// A token and its text.
    public record Piece(int id, String text) {}

    /// An answer word: its tokens, and how likely the first of them is.
    ///
    /// @param rank 1 for the likeliest token of the vocabulary
    public record Word(String word, List<Piece> pieces, double logit, double probability, int rank) {}

    public record Candidate(Piece piece, double probability) {}

    public double gap() {
        return good.logit() - bad.logit();
    }

    /// One forward pass over the prompt.
    public static Answers of(Gpt2 model, PromptPair pair, Progress progress) {
        var ids = model.tokenizer().encode(pair.prompt());
        var run = model.run(ForwardRequest.of(List.of(ids)).logits(new LogitRequest.Final()), progress);
        var logits = new Logits(run.logits().getFirst().data());
        return new Answers(
                pair,
                pieces(model, ids),
                word(model, pair.good(), logits),
                word(model, pair.bad(), logits),
                logits.top(TOP).stream()
                        .map(id ->
                                new Candidate(new Piece(id, model.tokenizer().decode(id)), logits.probability(id, 1)))
                        .toList(),
                logits);
    }

    static List<Piece> pieces(Gpt2 model, int... ids) {
        var texts = model.tokenizer().pieces(ids);
        return java.util.stream.IntStream.range(0, ids.length)
                .mapToObj(i -> new Piece(ids[i], texts.get(i)))
                .toList();
    }

    private static Word word(Gpt2 model, String word, Logits logits) {
        var ids = model.tokenizer().encode(" " + word);
        return new Word(
                word, pieces(model, ids), logits.of(ids[0]), logits.probability(ids[0], 1), logits.rank(ids[0]));
    }
}
