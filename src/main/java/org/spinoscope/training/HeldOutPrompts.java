package org.spinoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.spinoscope.prompt.PromptPair;

/// Prompts whose answers were kept out of the embedded model's corpus, with a right and a wrong word.
public final class HeldOutPrompts {

    private static final long SEED = 7;
    private static final int PAIRS = 400;
    private static final int COPIES = 300;
    private static final int TRIES = 200;

    private HeldOutPrompts() {}

    /// Pairs of facts that never follow each other in the corpus, though each does occur.
    public static List<PromptPair> withheldPairs() {
        return withheldPairs(FactCorpus.shipped(), PAIRS, SEED);
    }

    static List<PromptPair> withheldPairs(FactCorpus facts, int wanted, long seed) {
        var random = new SplittableRandom(seed);
        var pairs = new ArrayList<PromptPair>();
        for (int tries = 0; pairs.size() < wanted && tries < TRIES * wanted; tries++) {
            var family = pick(facts.families(), random);
            var first = pick(family.facts(), random);
            var second = pick(family.facts(), random);
            if (!first.equals(second) && FactCorpus.isWithheld(family, first, second)) {
                ask(family, first, second, random).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /// Facts that occur nowhere in the corpus: what the model can only infer from the kind of fact.
    public static List<PromptPair> withheldFacts() {
        var random = new SplittableRandom(SEED);
        var pairs = new ArrayList<PromptPair>();
        for (var family : FactCorpus.shipped().families()) {
            for (var fact : family.withheld()) {
                for (int repeat = 0; repeat < 5; repeat++) {
                    ask(family, pick(family.facts(), random), fact, random).ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    /// Words to be copied, each in a text that never ended in that word in the corpus.
    public static List<PromptPair> copying() {
        var texts = CopyTexts.parse(FactCorpus.lines("facts/copying.txt"), List.of());
        var random = new SplittableRandom(SEED);
        var pairs = new ArrayList<PromptPair>();
        while (pairs.size() < COPIES) {
            var question = texts.question(random);
            pairs.add(new PromptPair(question.prompt(), question.word(), question.other(), "copying"));
        }
        return pairs;
    }

    /// Asks for a fact's last word by a template that ends in it; the wrong word is another fact's of the family.
    private static Optional<PromptPair> ask(
            FactFamily family, FactFamily.Fact first, FactFamily.Fact second, SplittableRandom random) {
        var template = family.templates().getFirst();
        String good = second.columns().getLast();
        String bad = pick(family.facts(), random).columns().getLast();
        String ending = " " + good + ".";
        String sentence = template.next(second);
        if (!sentence.endsWith(ending) || good.equals(bad)) {
            return Optional.empty();
        }
        String asked = sentence.substring(0, sentence.length() - ending.length());
        return Optional.of(new PromptPair(template.first(first) + " " + asked, good, bad, family.name()));
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
