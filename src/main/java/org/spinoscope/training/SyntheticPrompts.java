package org.spinoscope.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.PromptPair;

/// Large prompt sets made from the built-in families of facts: up to three solved examples of a
/// family, then a fact whose last word is the answer. The wrong answer is another fact's word.
public final class SyntheticPrompts {

    private static final int MOST_EXAMPLES = 3;
    private static final int TRIES = 1000;

    private final List<Question> questions = new ArrayList<>();
    private final long seed;

    /// A template that ends in a column of its family.
    ///
    /// @param before the text before the last column
    private record Question(
            FactFamily family, FactFamily.Template template, String before, int column, List<String> words) {}

    public SyntheticPrompts(long seed) {
        this.seed = seed;
        for (var family : FactCorpus.shipped().families()) {
            for (var template : family.templates()) {
                question(family, template);
            }
        }
    }

    private void question(FactFamily family, FactFamily.Template template) {
        var sentence = template.first().stripTrailing();
        var open = sentence.lastIndexOf('{');
        var close = sentence.lastIndexOf('}');
        if (open < 1 || close != sentence.length() - 2 || !sentence.endsWith(".")) {
            return;
        }
        int column = Integer.parseInt(sentence.substring(open + 1, close));
        var before = sentence.substring(0, open);
        var words = new LinkedHashSet<String>();
        family.facts().forEach(fact -> words.add(fact.columns().get(column)));
        if (before.endsWith(" ")
                && words.size() > 1
                && before.indexOf('{') >= 0
                && !before.contains("{" + column + "}")) {
            questions.add(new Question(family, template, before.stripTrailing(), column, List.copyOf(words)));
        }
    }

    /// Makes pairs, none of them twice.
    ///
    /// @throws UserException if the families do not yield so many
    public void make(long pairs, Consumer<PromptPair> sink, Progress progress) {
        var seen = new HashSet<Long>();
        for (long i = 0; i < pairs; i++) {
            if (i % 1000 == 0) {
                progress.at((double) i / pairs, i + " pairs");
            }
            var random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + i);
            PromptPair pair = null;
            for (int tries = 0; pair == null; tries++) {
                var drawn = draw(random);
                if (seen.add(
                        31L * drawn.prompt().hashCode() + ((long) drawn.good().hashCode() << 32)
                                ^ drawn.bad().hashCode())) {
                    pair = drawn;
                } else if (tries > TRIES) {
                    throw new UserException("The families of facts yield no more than " + i
                            + " different pairs with this seed. Ask for fewer.");
                }
            }
            sink.accept(pair);
        }
    }

    private PromptPair draw(SplittableRandom random) {
        while (true) {
            var pair = attempt(random);
            if (pair.isPresent()) {
                return pair.get();
            }
        }
    }

    private Optional<PromptPair> attempt(SplittableRandom random) {
        var question = questions.get(random.nextInt(questions.size()));
        var facts = question.family().facts();
        var fact = facts.get(random.nextInt(facts.size()));
        var text = new StringBuilder();
        var used = new HashSet<>(Set.of(fact));
        for (int examples = random.nextInt(MOST_EXAMPLES + 1); examples > 0; examples--) {
            var example = facts.get(random.nextInt(facts.size()));
            if (used.add(example)) {
                text.append(question.template().first(example)).append(' ');
            }
        }
        var asked = new FactFamily.Template(question.before(), "").first(fact);
        var good = fact.columns().get(question.column());
        return foil(question, asked, random)
                .map(bad -> new PromptPair(
                        text + asked, good, bad, question.family().name()));
    }

    /// A word of the same column that no fact of the family gives as the answer to this very question.
    private static Optional<String> foil(Question question, String asked, SplittableRandom random) {
        var right = new HashSet<String>();
        for (var fact : question.family().facts()) {
            if (new FactFamily.Template(question.before(), "").first(fact).equals(asked)) {
                right.add(fact.columns().get(question.column()));
            }
        }
        var others =
                question.words().stream().filter(word -> !right.contains(word)).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }
}
