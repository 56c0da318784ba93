package org.spinoscope.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A named list of prompt pairs, in the order in which results are shown.
///
/// @param name what figures and tables call the set; not blank
/// @param description what it is for, in a sentence; may be empty
/// @param source where the pairs come from; may be empty
/// @param pairs at least one, no question twice
public record PromptSet(String name, String description, String source, List<PromptPair> pairs) {

    /// ASCII's separators of units and records, which no prompt has reason to contain.
    private static final char UNIT = 0x1F;

    private static final char RECORD = 0x1E;

    /// @throws PromptException if the name is blank, there is no pair, or one question is there twice
    public PromptSet {
        name = name.strip();
        if (name.isEmpty()) {
            throw new PromptException("The prompt set has no name. Give it one: figures and tables show it.");
        }
        var distinct = new DistinctPairs();
        for (var pair : pairs) {
            distinct.add(pair, "pair " + (distinct.size() + 1));
        }
        pairs = distinct.pairs();
        if (pairs.isEmpty()) {
            throw new PromptException("The prompt set “%s” has no pairs. Add at least one.".formatted(name));
        }
    }

    /// How many pairs there are.
    public int size() {
        return pairs.size();
    }

    /// The pairs of each relation, in order of first appearance; pairs without one are listed under the empty string.
    public SequencedMap<String, List<PromptPair>> byRelation() {
        var groups = new LinkedHashMap<String, List<PromptPair>>();
        for (var pair : pairs) {
            groups.computeIfAbsent(pair.relation(), key -> new ArrayList<>()).add(pair);
        }
        groups.replaceAll((relation, group) -> List.copyOf(group));
        return groups;
    }

    /// The warnings of all pairs, each with the pair's number (from 1) in front.
    public List<String> warnings() {
        var found = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i++) {
            for (var warning : pairs.get(i).warnings()) {
                found.add("Pair %d: %s".formatted(i + 1, warning));
            }
        }
        return List.copyOf(found);
    }

    /// The SHA-256 of the prompts and their answers, in hexadecimal digits. It is taken of each pair's UTF-8 bytes:
    /// prompt, 1F, good, 1F, bad, 1E, one pair after the other. The name is not included: two sets ask the same
    /// questions exactly if their hashes agree.
    public String sha256() {
        var text = new StringBuilder();
        for (var pair : pairs) {
            text.append(pair.prompt()).append(UNIT).append(pair.good()).append(UNIT);
            text.append(pair.bad()).append(RECORD);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The same set with other pairs.
    public PromptSet withPairs(List<PromptPair> others) {
        return new PromptSet(name, description, source, others);
    }
}
