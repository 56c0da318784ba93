package org.spinoscope.desktop.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.input.KeyCombination;

/// Every command of the program, and the keys they answer to.
///
/// Keys can be changed; what differs from the default is what [#changedShortcuts] gives back to be remembered.
public final class Commands {

    private final Map<String, Command> all = new LinkedHashMap<>();
    private final Map<String, String> changed = new TreeMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /// Declares a command.
    ///
    /// @throws IllegalArgumentException if the id is taken
    public Command add(Command command) {
        if (all.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("Two commands are called " + command.id());
        }
        return command;
    }

    /// Declares a command that always applies.
    ///
    /// @param keys default keys, empty for none
    /// @throws IllegalArgumentException if the id is taken
    public void add(String id, String menu, String name, String keys, Icon icon, Runnable action) {
        add(Command.of(id, menu, name, keys, action).icon(icon));
    }

    public List<Command> all() {
        return List.copyOf(all.values());
    }

    public Command get(String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> new IllegalArgumentException("No command " + id));
    }

    /// The commands by menu, both in the order of declaration.
    public Map<String, List<Command>> byMenu() {
        return all.values().stream()
                .collect(Collectors.groupingBy(Command::menu, LinkedHashMap::new, Collectors.toList()));
    }

    /// Counts up whenever keys change, so that menus and tooltips can follow.
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// The keys a command answers to now.
    public Optional<KeyCombination> keys(Command command) {
        var text = changed.getOrDefault(command.id(), command.shortcut());
        return text.isBlank() ? Optional.empty() : Optional.of(KeyCombination.valueOf(text));
    }

    /// Gives a command other keys; a command that had them loses them. An empty text takes the keys away.
    public void rebind(Command command, String keys) {
        if (!keys.isBlank()) {
            var wanted = KeyCombination.valueOf(keys);
            all.values().stream()
                    .filter(other -> !other.id().equals(command.id()))
                    .filter(other -> keys(other).filter(wanted::equals).isPresent())
                    .forEach(other -> changed.put(other.id(), ""));
        }
        changed.put(command.id(), keys);
        if (command.shortcut().equals(keys)) {
            changed.remove(command.id());
        }
        revision.set(revision.get() + 1);
    }

    /// Goes back to the default keys of all commands.
    public void resetShortcuts() {
        changed.clear();
        revision.set(revision.get() + 1);
    }

    /// What differs from the default keys, by command id.
    public Map<String, String> changedShortcuts() {
        return Map.copyOf(changed);
    }

    /// Takes over remembered keys; what cannot be read is left at its default.
    public void restoreShortcuts(Map<String, String> remembered) {
        changed.clear();
        remembered.forEach((id, keys) -> {
            if (all.containsKey(id) && readable(keys)) {
                changed.put(id, keys);
            }
        });
        revision.set(revision.get() + 1);
    }

    /// The commands that fit what was typed, best first: all letters must occur in order.
    public List<Command> matching(String typed) {
        record Hit(Command command, int score) {}
        var hits = new ArrayList<Hit>();
        for (var command : all.values()) {
            int score = score(command.menu() + " " + command.name(), typed);
            if (score >= 0) {
                hits.add(new Hit(command, score));
            }
        }
        hits.sort(java.util.Comparator.comparingInt(Hit::score));
        return hits.stream().map(Hit::command).toList();
    }

    /// Smaller is better, −1 is no match: gaps between the matched letters, and where the match starts.
    private static int score(String text, String typed) {
        var in = text.toLowerCase(Locale.ROOT);
        var letters = typed.toLowerCase(Locale.ROOT).strip();
        int whole = in.indexOf(letters);
        if (whole >= 0) {
            boolean atWord = whole == 0 || in.charAt(whole - 1) == ' ';
            return atWord ? whole / 8 : 10 + whole / 8;
        }
        int score = 30;
        int from = 0;
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) == ' ') {
                continue;
            }
            int at = in.indexOf(letters.charAt(i), from);
            if (at < 0) {
                return -1;
            }
            score += at - from;
            from = at + 1;
        }
        return score;
    }

    private static boolean readable(String keys) {
        try {
            return keys.isBlank() || !KeyCombination.valueOf(keys).getName().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
