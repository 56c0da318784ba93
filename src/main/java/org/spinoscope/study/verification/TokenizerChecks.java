package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.spinoscope.gpt2.Tokenizer;

/// Whether texts survive the way to tokens and back, and whether GPT-2's vocabulary gives GPT-2's tokens.
final class TokenizerChecks {

    private static final int GPT2_VOCABULARY = 50257;
    private static final List<String> ASCII = List.of(
            "The capital of France is Paris. The capital of Germany is",
            "Lions are carnivores. Cows are",
            "  two  spaces, 1234567890; don't (we'll see) {x[0]} = \"y\"!",
            "a\nb");
    private static final List<String> UNICODE =
            List.of("Grüße aus Köln – naïve café", "東京は日本の首都です", "🙂👩‍🔬 emoji", "tab\tand\r\nlines");

    private TokenizerChecks() {}

    static List<Check> of(Tokenizer tokenizer) {
        var checks = new ArrayList<Check>();
        checks.add(roundTrip("tokenizer: ASCII texts survive", tokenizer, ASCII));
        if (readsAllBytes(tokenizer)) {
            checks.add(roundTrip("tokenizer: Unicode texts survive", tokenizer, UNICODE));
        } else {
            checks.add(Check.skipped(
                    "tokenizer: Unicode texts survive", "its vocabulary has no tokens for some of the bytes"));
        }
        if (isGpt2(tokenizer)) {
            tableOne()
                    .forEach((text, ids) -> checks.add(Check.equal(
                            "tokens of “" + text + "”",
                            Arrays.toString(ids),
                            Arrays.toString(tokenizer.encode(text)))));
        } else {
            checks.add(Check.skipped("tokens of Table I", "the vocabulary is not GPT-2's"));
        }
        return checks;
    }

    private static Check roundTrip(String name, Tokenizer tokenizer, List<String> texts) {
        var lost = texts.stream()
                .filter(text -> !tokenizer.decode(tokenizer.encode(text)).equals(text))
                .toList();
        return Check.equal(name, "all " + texts.size(), lost.isEmpty() ? "all " + texts.size() : "not " + lost);
    }

    /// Bytes a vocabulary lacks are dropped without a trace; three that no ASCII text has stand for the others.
    private static boolean readsAllBytes(Tokenizer tokenizer) {
        return List.of("\u00e9", "\u6771", "\uD83D\uDE42", "\r", "\t").stream()
                .noneMatch(text -> tokenizer.encode(text).length == 0);
    }

    /// GPT-2's own vocabulary, recognised by its size and a few of its tokens.
    private static boolean isGpt2(Tokenizer tokenizer) {
        return tokenizer.vocabulary() == GPT2_VOCABULARY
                && tokenizer.pieces(0, 198, 262, 464, 50256).equals(List.of("!", "\n", " the", "The", "<|endoftext|>"));
    }

    private static SequencedMap<String, int[]> tableOne() {
        var known = new LinkedHashMap<String, int[]>();
        known.put(
                "The capital of France is Paris. The capital of Germany is",
                new int[] {464, 3139, 286, 4881, 318, 6342, 13, 383, 3139, 286, 4486, 318});
        known.put("Lions are carnivores. Cows are", new int[] {43, 507, 389, 41919, 2850, 13, 327, 1666, 389});
        known.put(" Berlin", new int[] {11307});
        known.put(" Rome", new int[] {10598});
        known.put(" meow", new int[] {502, 322});
        known.put(" moo", new int[] {285, 2238});
        known.put(" screwdriver", new int[] {9580, 26230});
        known.put(" NaCl", new int[] {11013, 2601});
        known.put(" KCl", new int[] {509, 2601});
        known.put(" herbivores", new int[] {21047, 452, 2850});
        known.put(" omnivores", new int[] {22284, 452, 2850});
        known.put(" twenty-four", new int[] {8208, 12, 14337});
        known.put(" epilogue", new int[] {2462, 346, 5119});
        return known;
    }
}
