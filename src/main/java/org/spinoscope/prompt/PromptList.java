package org.spinoscope.prompt;

import java.util.List;
import java.util.Locale;

/// All that a prompt file lists, in its order. Pairs that are switched off stay in the list and are
/// excluded from the studies.
///
/// @param entries at least one, no question twice
public record PromptList(String name, String description, String source, List<Entry> entries) {

    /// A pair of the list.
    ///
    /// @param on whether the pair is included
    public record Entry(PromptPair pair, boolean on) {}

    /// @throws PromptException as [PromptSet]
    public PromptList {
        entries = List.copyOf(entries);
        name = all(name, description, source, entries).name();
    }

    /// A list with every pair switched on.
    public static PromptList of(PromptSet set) {
        return new PromptList(
                set.name(),
                set.description(),
                set.source(),
                set.pairs().stream().map(pair -> new Entry(pair, true)).toList());
    }

    /// Every pair, whether it is switched on or not.
    public PromptSet all() {
        return all(name, description, source, entries);
    }

    /// How many pairs are switched on.
    public long on() {
        return entries.stream().filter(Entry::on).count();
    }

    /// The pairs that are switched on. If some are not, the set's name gives both numbers, so that everything that
    /// shows the name says so.
    ///
    /// @throws PromptException if every pair is switched off
    public PromptSet set() {
        if (on() == entries.size()) {
            return all();
        }
        if (on() == 0) {
            throw new PromptException(
                    String.format(Locale.ROOT, "Every prompt of “%s” is switched off. Switch at least one on.", name));
        }
        var counted = String.format(Locale.ROOT, "%s, %d of %d prompts", name, on(), entries.size());
        return new PromptSet(
                counted,
                description,
                source,
                entries.stream().filter(Entry::on).map(Entry::pair).toList());
    }

    private static PromptSet all(String name, String description, String source, List<Entry> entries) {
        return new PromptSet(
                name, description, source, entries.stream().map(Entry::pair).toList());
    }
}
