package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// A prompt set as it is being edited: drafts in order, of which the sensible ones make the set.
public record PromptBook(String name, String description, String source, List<Draft> drafts) {

    public PromptBook {
        drafts = List.copyOf(drafts);
    }

    public static PromptBook of(PromptSet set) {
        return new PromptBook(
                set.name(),
                set.description(),
                set.source(),
                set.pairs().stream().map(Draft::of).toList());
    }

    /// The pairs that make sense, each question once; empty if there are none.
    public Optional<PromptSet> set() {
        var pairs = new LinkedHashMap<Object, PromptPair>();
        record Question(String prompt, Set<String> answers) {}
        for (var draft : drafts) {
            draft.pair().ifPresent(p -> pairs.putIfAbsent(new Question(p.prompt(), Set.of(p.good(), p.bad())), p));
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        var called = name.isBlank() ? "untitled" : name;
        return Optional.of(new PromptSet(called, description, source, List.copyOf(pairs.values())));
    }

    /// The set's pair at a draft's place, if that draft makes sense.
    public Optional<PromptPair> pairAt(int index) {
        return index < 0 || index >= drafts.size()
                ? Optional.empty()
                : drafts.get(index).pair();
    }

    public PromptBook renamed(String title) {
        return new PromptBook(title, description, source, drafts);
    }

    public PromptBook with(int index, Draft draft) {
        var list = new ArrayList<>(drafts);
        list.set(index, draft);
        return drafts(list);
    }

    public PromptBook inserted(int index, Draft draft) {
        var list = new ArrayList<>(drafts);
        list.add(Math.clamp(index, 0, list.size()), draft);
        return drafts(list);
    }

    public PromptBook without(int index) {
        var list = new ArrayList<>(drafts);
        list.remove(index);
        return drafts(list);
    }

    /// With the draft at `from` moved to `to`.
    public PromptBook moved(int from, int to) {
        var list = new ArrayList<>(drafts);
        var draft = list.remove(from);
        list.add(Math.clamp(to, 0, list.size()), draft);
        return drafts(list);
    }

    private PromptBook drafts(List<Draft> list) {
        return new PromptBook(name, description, source, list);
    }
}
