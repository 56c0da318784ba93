package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// A prompt set as it is being edited: drafts in order, of which the sensible ones make the set.
///
/// @param opened hash of the prompts as they were opened; empty if the set was begun here
public record PromptSetDraft(String name, String description, String source, String opened, List<PromptDraft> drafts) {

    private static final String EDITED = " (edited)";

    public PromptSetDraft {
        drafts = List.copyOf(drafts);
    }

    public static PromptSetDraft of(PromptSet set) {
        return new PromptSetDraft(
                set.name(),
                set.description(),
                set.source(),
                set.sha256(),
                set.pairs().stream().map(PromptDraft::of).toList());
    }

    /// The pairs that make sense, each question once; empty if there are none.
    public Optional<PromptSet> set() {
        var pairs = new LinkedHashMap<Object, PromptPair>();
        record Question(String prompt, Set<String> answers) {}
        for (var promptDraft : drafts) {
            promptDraft
                    .pair()
                    .ifPresent(p -> pairs.putIfAbsent(new Question(p.prompt(), Set.of(p.good(), p.bad())), p));
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        var set = new PromptSet(name.isBlank() ? "untitled" : name, description, source, List.copyOf(pairs.values()));
        return Optional.of(
                opened.isEmpty() || set.sha256().equals(opened)
                        ? set
                        : new PromptSet(edited(set.name()), description, source, set.pairs()));
    }

    /// What the set is called in figures and tables: no longer by its name alone once its prompts differ from those
    /// that
    /// were opened under that name.
    public String title() {
        return set().map(PromptSet::name).orElseGet(() -> name.isBlank() ? "untitled" : edited(name));
    }

    private static String edited(String name) {
        return name.endsWith(EDITED) ? name : name + EDITED;
    }

    /// The set's pair at a draft's place, if that draft is complete.
    public Optional<PromptPair> pairAt(int index) {
        return index < 0 || index >= drafts.size()
                ? Optional.empty()
                : drafts.get(index).pair();
    }

    public PromptSetDraft renamed(String title) {
        return new PromptSetDraft(title, description, source, opened, drafts);
    }

    public PromptSetDraft with(int index, PromptDraft promptDraft) {
        var list = new ArrayList<>(drafts);
        list.set(index, promptDraft);
        return drafts(list);
    }

    public PromptSetDraft inserted(int index, PromptDraft promptDraft) {
        var list = new ArrayList<>(drafts);
        list.add(Math.clamp(index, 0, list.size()), promptDraft);
        return drafts(list);
    }

    public PromptSetDraft without(int index) {
        var list = new ArrayList<>(drafts);
        list.remove(index);
        return drafts(list);
    }

    /// With the draft at `from` moved to `to`.
    public PromptSetDraft moved(int from, int to) {
        var list = new ArrayList<>(drafts);
        var promptDraft = list.remove(from);
        list.add(Math.clamp(to, 0, list.size()), promptDraft);
        return drafts(list);
    }

    private PromptSetDraft drafts(List<PromptDraft> list) {
        return new PromptSetDraft(name, description, source, opened, list);
    }
}
