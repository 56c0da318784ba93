package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.JointAblationResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.plots.AblationStatePlots;
import org.spinoscope.study.AblationState;

/// The heads and MLPs that are removed together, and what they do.
public final class ChosenComponents {

    /// A head, or an MLP with or without a space before its layer.
    private static final Pattern WRITTEN = Pattern.compile("(?i)\\bL\\d+H\\d+\\b|\\bMLP\\s*\\d+\\b");

    private final AblationService ablationService;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;

    ChosenComponents(AblationService ablationService, Selection selection, ProvenanceFactory provenanceFactory) {
        this.ablationService = ablationService;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
    }

    /// Adds the selected head, or takes it out.
    public void toggleSelected() {
        toggle(selection.now().head());
    }

    /// A cell was clicked with Ctrl, or an MLP's bar was clicked: it joins, or leaves.
    public void toggle(String key) {
        ModelComponent.find(key).ifPresent(this::toggle);
    }

    void toggle(ModelComponent component) {
        var components = new ArrayList<>(now());
        if (!components.remove(component)) {
            components.add(component);
        }
        ablationService.chosen().set(List.copyOf(components));
    }

    /// Reads heads and MLPs such as `L0H0, L3H5, MLP 4`; others are passed over, for typing has not ended.
    public void choose(String typed) {
        var components = new ArrayList<ModelComponent>();
        WRITTEN.matcher(typed)
                .results()
                .flatMap(found -> ModelComponent.find(found.group()).stream())
                .filter(c -> !components.contains(c))
                .forEach(components::add);
        ablationService.chosen().set(List.copyOf(components));
    }

    /// What the chosen components do together on the current prompt; empty until that is known.
    Optional<AblationStatePlots.Joint> effect() {
        return known().flatMap(t ->
                place(t).map(p -> new AblationStatePlots.Joint(t.components().size(), t.without()[p], t.effect(p))));
    }

    private Optional<JointAblationResult> known() {
        return ablationService.together().get().value().filter(t -> t.isOf(now()));
    }

    private Optional<Integer> place(JointAblationResult together) {
        return provenanceFactory.pairAt(selection.now().row()).flatMap(together::place);
    }

    /// The same in a line.
    StringBinding remark() {
        return Bindings.createStringBinding(
                () -> now().isEmpty()
                        ? "Ctrl-click heads in the map, or choose MLPs, to remove them together."
                        : switch (ablationService.together().get()) {
                            case AsyncResult.Waiting<JointAblationResult>(var why) -> why;
                            case AsyncResult.Failed<JointAblationResult>(var why) -> why;
                            case AsyncResult.Ready<JointAblationResult>(var t) -> said(t);
                        },
                ablationService.chosen(),
                ablationService.together(),
                selection.choice());
    }

    private String said(JointAblationResult together) {
        var mean = NumberFormats.formatted("%+.3f", together.mean());
        return place(together)
                .map(p -> String.format(
                        Locale.ROOT,
                        "Together %s on this prompt, %s on average over the set.",
                        NumberFormats.formatted("%+.3f", together.effect(p)),
                        mean))
                .orElse("Together " + mean + " on average; this prompt is excluded from the study.");
    }

    /// The chosen components that the model has; if none are chosen, the selected head and the paper's.
    List<ModelComponent> shown(AblationState known) {
        var wanted = new ArrayList<>(now());
        if (wanted.isEmpty()) {
            wanted.add(selection.now().head());
            for (var paper : List.of(new HeadId(3, 5), new HeadId(0, 0))) {
                if (!wanted.contains(paper)) {
                    wanted.add(paper);
                }
            }
        }
        wanted.removeIf(c -> c.layer() >= known.layers() || (c instanceof HeadId head && head.head() >= known.heads()));
        return wanted;
    }

    /// The chosen ones among the heads.
    List<HeadId> heads() {
        return now().stream()
                .flatMap(
                        c -> c instanceof HeadId head ? java.util.stream.Stream.of(head) : java.util.stream.Stream.of())
                .toList();
    }

    private List<ModelComponent> now() {
        return ablationService.chosen().get();
    }
}
