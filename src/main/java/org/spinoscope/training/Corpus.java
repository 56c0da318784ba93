package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spinoscope.gpt2.Tokenizer;

/// Tokenized documents, each ended by end-of-text, split into what is trained on and what is held out.
///
/// @param train documents to train on, token ids
/// @param heldOut documents drawn the same way, never trained on
record Corpus(List<int[]> train, List<int[]> heldOut, Vocabulary vocabulary) {

    /// How the documents are made.
    ///
    /// @param facts documents drawn from the fact families
    /// @param copies documents whose last word occurs earlier in them
    /// @param minimumTagged how often WordNet's tagged text must have a noun for its documents to be used
    /// @param wordNetCopies how often each of them occurs
    /// @param longShare share of documents that are also strung together into contexts of full length
    record Mixture(int facts, int copies, int minimumTagged, int wordNetCopies, double longShare, long seed) {}

    private static final int HELD_OUT_EVERY = 100;

    static Corpus build(
            FactCorpus facts, CopyTexts copying, WordNet wordNet, Mixture mixture, int positions, Tokenizer tokenizer) {
        var random = new SplittableRandom(mixture.seed());
        var texts = new ArrayList<String>();
        for (int i = 0; i < mixture.facts(); i++) {
            texts.add(facts.document(random));
        }
        for (int i = 0; i < mixture.copies(); i++) {
            texts.add(copying.document(random));
        }
        for (var noun : wordNet.nouns()) {
            if (noun.tagged() >= mixture.minimumTagged()) {
                for (int copy = 0; copy < mixture.wordNetCopies(); copy++) {
                    texts.addAll(WordNet.documents(noun));
                }
            }
        }
        var train = new ArrayList<int[]>();
        var heldOut = new ArrayList<int[]>();
        var seen = new java.util.HashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            // Single facts recur by design; a document is held out only if its text is not trained on.
            boolean keepOut = i % HELD_OUT_EVERY == 0 && !seen.contains(texts.get(i));
            if (!keepOut) {
                seen.add(texts.get(i));
            }
            (keepOut ? heldOut : train).add(ended(tokenizer.encode(texts.get(i))));
        }
        train.addAll(strung(train, mixture.longShare(), positions + 1, random));
        var all = new ArrayList<>(train);
        all.addAll(heldOut);
        return new Corpus(train, heldOut, Vocabulary.of(all));
    }

    /// Documents as rows of the vocabulary.
    List<int[]> rows(List<int[]> documents) {
        return documents.stream().map(vocabulary::rows).toList();
    }

    long tokens() {
        return train.stream().mapToLong(document -> document.length).sum();
    }

    private static int[] ended(int[] tokens) {
        var document = Arrays.copyOf(tokens, tokens.length + 1);
        document[tokens.length] = Vocabulary.END_OF_TEXT;
        return document;
    }

    private static List<int[]> strung(List<int[]> documents, double share, int length, SplittableRandom random) {
        long wanted = (long) (share * documents.size());
        var result = new ArrayList<int[]>();
        var context = new int[length];
        int at = 0;
        for (long i = 0; i < wanted; i++) {
            var document = documents.get(random.nextInt(documents.size()));
            for (int token : document) {
                context[at++] = token;
                if (at == length) {
                    result.add(context.clone());
                    at = 0;
                }
            }
        }
        return result;
    }
}
