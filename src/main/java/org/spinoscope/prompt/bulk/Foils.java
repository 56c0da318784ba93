package org.spinoscope.prompt.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Wrong answers for sets that name only the right one: another object of the same relation, drawn by hash(seed,
/// record), so that a record's foil depends on nothing but the seed and the set.
///
/// Kept are each relation's distinct objects and twelve bytes a subject; the facts themselves are not.
final class Foils {

    private final long seed;
    private final Map<String, Relation> relations = new HashMap<>();

    private static final class Relation {
        private final Set<String> objects = new LinkedHashSet<>();
        private List<String> list = List.of();
        private final LongIntTable firstObject = new LongIntTable();
        private final Map<String, Set<String>> several = new HashMap<>();
    }

    Foils(long seed) {
        this.seed = seed;
    }

    /// Learns a fact. Words are compared without the white space around them.
    void learn(String relation, String subject, String object) {
        var known = relations.computeIfAbsent(relation, r -> new Relation());
        var word = object.strip();
        if (word.isEmpty()) {
            return;
        }
        known.objects.add(word);
        int first = known.firstObject.putIfAbsent(hash(subject.strip()), word.hashCode());
        if (first != word.hashCode()) {
            known.several.put(subject.strip(), new HashSet<>()); // filled by learnAgain
        }
    }

    /// The second reading, for subjects with several right objects.
    void learnAgain(String relation, String subject, String object) {
        var several = relations.getOrDefault(relation, new Relation()).several.get(subject.strip());
        if (several != null) {
            several.add(object.strip());
        }
    }

    /// Whether some subject has several right objects, so that a second reading is needed.
    boolean needsSecondReading() {
        return relations.values().stream().anyMatch(r -> !r.several.isEmpty());
    }

    /// The foil of a record: uniform among the distinct objects of the relation that are no right answer for its
    /// subject; empty if there is none.
    Optional<String> draw(String relation, String subject, String object, long record) {
        var known = relations.get(relation);
        if (known == null) {
            return Optional.empty();
        }
        if (known.list.size() != known.objects.size()) {
            known.list = new ArrayList<>(known.objects);
        }
        var right = new HashSet<>(known.several.getOrDefault(subject.strip(), Set.of()));
        right.add(object.strip());
        if (known.objects.stream().limit(right.size() + 1L).allMatch(right::contains)) {
            return Optional.empty(); // at most right.size() distinct objects can be right ones
        }
        var random = new SplittableRandom(mix(mix(seed) + record));
        while (true) {
            var candidate = known.list.get(random.nextInt(known.list.size()));
            if (!right.contains(candidate)) {
                return Optional.of(candidate);
            }
        }
    }

    /// FNV-1a over UTF-16 units, mixed: 64 bits, so that a million subjects collide with a chance of 3e−8.
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /// The finaliser of SplitMix64.
    static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
