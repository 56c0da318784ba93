package org.spinoscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/// Documents of one to four sentences, each stating a fact of one family.
///
/// Two things stay out of every document: pairs of facts that are withheld as a combination (about one ordered pair in
/// `WITHHELD_PAIRS`, chosen by hash), and the texts of the withheld list, Table I among them.
final class FactCorpus {

    private static final List<String> FILES =
            List.of("geography", "culture", "nature", "science", "language", "everyday", "numbers");
    private static final int WITHHELD_PAIRS = 25;
    private static final double[] LENGTHS = {0.25, 0.4, 0.2, 0.15};
    private static final double SPREAD = 1.2;

    private final List<FactFamily> families;
    private final List<String> withheldTexts;
    private final double[] cumulative;

    FactCorpus(List<FactFamily> families, List<String> withheldTexts) {
        this.families = families;
        this.withheldTexts = withheldTexts;
        cumulative = new double[families.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            var factFamily = families.get(i);
            sum += factFamily.weight() * Math.pow(factFamily.facts().size(), 0.8);
            cumulative[i] = sum;
        }
    }

    /// The families and withheld texts that ship with the program.
    static FactCorpus shipped() {
        var families = new ArrayList<FactFamily>();
        for (String file : FILES) {
            families.addAll(FactFamily.parse(lines("facts/" + file + ".txt")));
        }
        return new FactCorpus(
                families,
                lines("facts/withheld.txt").stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList());
    }

    List<FactFamily> families() {
        return families;
    }

    List<String> withheldTexts() {
        return withheldTexts;
    }

    /// Draws one document; the same random state gives the same document.
    String document(SplittableRandom random) {
        while (true) {
            var text = attempt(family(random), random);
            if (withheldTexts.stream().noneMatch(text::contains)) {
                return text;
            }
        }
    }

    private FactFamily family(SplittableRandom random) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int i = 0;
        while (cumulative[i] <= at) {
            i++;
        }
        return families.get(i);
    }

    private static String attempt(FactFamily factFamily, SplittableRandom random) {
        int wanted = Math.min(length(random), factFamily.facts().size());
        boolean mixed = random.nextInt(8) == 0;
        var template = pick(factFamily.templates(), random);
        var text = new StringBuilder();
        var used = new HashSet<FactFamily.Fact>();
        FactFamily.Fact last = null;
        for (int tries = 0; used.size() < wanted && tries < 50; tries++) {
            var fact = weighted(factFamily, random);
            if (used.contains(fact) || (last != null && isWithheld(factFamily, last, fact))) {
                continue;
            }
            if (last == null) {
                text.append(template.first(fact));
            } else {
                text.append(' ')
                        .append(mixed ? pick(factFamily.templates(), random).first(fact) : template.next(fact));
            }
            used.add(fact);
            last = fact;
        }
        return text.toString();
    }

    /// Whether `second` never follows `first` in the corpus.
    static boolean isWithheld(FactFamily factFamily, FactFamily.Fact first, FactFamily.Fact second) {
        return Math.floorMod(mix((factFamily.name() + first + second).hashCode()), WITHHELD_PAIRS) == 0;
    }

    private static FactFamily.Fact weighted(FactFamily factFamily, SplittableRandom random) {
        while (true) {
            var fact = pick(factFamily.facts(), random);
            if (random.nextDouble() * Math.exp(2 * SPREAD) < frequency(factFamily, fact)) {
                return fact;
            }
        }
    }

    /// Facts are not all equally common, as in real text: log-normal over facts, by hash, cut at two deviations.
    static double frequency(FactFamily factFamily, FactFamily.Fact fact) {
        var gaussian = new SplittableRandom(mix((fact + factFamily.name()).hashCode())).nextGaussian();
        return Math.exp(SPREAD * Math.clamp(gaussian, -2, 2));
    }

    private static int length(SplittableRandom random) {
        double at = random.nextDouble();
        for (int i = 0; i < LENGTHS.length; i++) {
            at -= LENGTHS[i];
            if (at < 0) {
                return i + 1;
            }
        }
        return LENGTHS.length;
    }

    private static int mix(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    static List<String> lines(String resource) {
        try (var in = FactCorpus.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
