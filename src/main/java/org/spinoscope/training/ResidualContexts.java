package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Tokenizer;

/// Contexts to learn a residual from: beginnings of texts, cut at a random token.
public final class ResidualContexts {

    /// The longest context, where the model has room for it.
    public static final int LONGEST = 128;

    private ResidualContexts() {}

    /// Contexts from the written facts of the embedded corpus.
    public static List<int[]> ofCorpus(Tokenizer tokenizer, int count, int longest, long seed) {
        var corpus = FactCorpus.shipped();
        var random = new SplittableRandom(seed);
        var contexts = new ArrayList<int[]>();
        while (contexts.size() < count) {
            add(tokenizer.encode(corpus.document(random)), longest, random, contexts);
        }
        return contexts;
    }

    /// Contexts from texts of the caller's own, which are gone through again until there are enough.
    ///
    /// @throws UserException if there is nothing in them
    public static List<int[]> ofTexts(List<String> texts, Tokenizer tokenizer, int count, int longest, long seed) {
        var random = new SplittableRandom(seed);
        var contexts = new ArrayList<int[]>();
        if (texts.stream().allMatch(text -> tokenizer.encode(text).length == 0)) {
            throw new UserException("The prompts hold no text to learn from. Choose others, or the embedded corpus.");
        }
        for (int i = 0; contexts.size() < count && i < 1000 * count; i++) {
            add(tokenizer.encode(texts.get(i % texts.size())), longest, random, contexts);
        }
        return contexts;
    }

    private static void add(int[] tokens, int longest, SplittableRandom random, List<int[]> contexts) {
        int most = Math.min(tokens.length, longest);
        if (most > 0) {
            contexts.add(Arrays.copyOf(tokens, 1 + random.nextInt(most)));
        }
    }
}
