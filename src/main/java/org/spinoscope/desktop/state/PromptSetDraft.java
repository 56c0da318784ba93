package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.prompt.PromptList;
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
        return of(PromptList.of(set));
    }

    public static PromptSetDraft of(PromptList list) {
        return new PromptSetDraft(
                list.name(),
                list.description(),
                list.source(),
                list.all().sha256(),
                list.entries().stream()
                        .map(entry -> PromptDraft.of(entry.pair()).on(entry.on()))
                        .toList());
    }

    /// The pairs that make sense, each question once, those that are switched off among them; empty if there are none.
    /// The list is no longer called by its name alone once its pairs differ from those opened under that name.
    public Optional<PromptList> list() {
        var asked = drafts.stream()
                .filter(PromptDraft::on)
                .flatMap(draft -> draft.pair().stream())
                .map(PromptPair::question)
                .collect(Collectors.toSet());
        var seen = new HashSet<PromptPair.Question>();
        var entries = new ArrayList<PromptList.Entry>();
        for (var draft : drafts) {
            draft.pair()
                    .filter(pair -> draft.on() || !asked.contains(pair.question()))
                    .filter(pair -> seen.add(pair.question()))
                    .ifPresent(pair -> entries.add(new PromptList.Entry(pair, draft.on())));
        }
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var list = new PromptList(name.isBlank() ? "untitled" : name, description, source, entries);
        return Optional.of(
                opened.isEmpty() || list.all().sha256().equals(opened)
                        ? list
                        : new PromptList(edited(list.name()), description, source, entries));
    }

    /// The included pairs; empty if there are none.
    public Optional<PromptSet> set() {
        return list().filter(list -> list.on() > 0).map(PromptList::set);
    }

    /// What the set is called in figures and tables.
    public String title() {
        return set().map(PromptSet::name).orElseGet(() -> name.isBlank() ? "untitled" : edited(name));
    }

    /// Why there is nothing to study: what to do about it.
    public String whyEmpty() {
        return list().isEmpty()
                ? "No complete prompts yet. Write one with a good and a bad answer."
                : "Every complete prompt is switched off. Switch one on.";
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

    public PromptSetDraft without(Collection<Integer> rows) {
        return ordered(IntStream.range(0, drafts.size())
                .filter(i -> !rows.contains(i))
                .boxed()
                .toList());
    }

    /// With these rows switched on or off.
    public PromptSetDraft switched(Collection<Integer> rows, boolean on) {
        return drafts(IntStream.range(0, drafts.size())
                .mapToObj(i -> rows.contains(i) ? drafts.get(i).on(on) : drafts.get(i))
                .toList());
    }

    /// With the drafts in another order.
    ///
    /// @param order present row of each draft
    public PromptSetDraft ordered(List<Integer> order) {
        return drafts(order.stream().map(drafts::get).toList());
    }

    /// The rows of the drafts that have all these words.
    public List<Integer> having(String words) {
        return IntStream.range(0, drafts.size())
                .filter(i -> drafts.get(i).has(words))
                .boxed()
                .toList();
    }

    private PromptSetDraft drafts(List<PromptDraft> list) {
        return new PromptSetDraft(name, description, source, opened, list);
    }
}
