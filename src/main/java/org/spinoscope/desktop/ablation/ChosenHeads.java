package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.JointAblationResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationStatePlots;
import org.spinoscope.study.AblationState;

/// The heads that are removed together, and what they do.
public final class ChosenHeads {

    private final AblationService ablationService;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;

    ChosenHeads(AblationService ablationService, Selection selection, ProvenanceFactory provenanceFactory) {
        this.ablationService = ablationService;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
    }

    /// Adds the selected head, or takes it out.
    public void toggleSelected() {
        toggle(selection.now().head());
    }

    /// A cell was clicked with Ctrl: the head joins, or leaves.
    public void toggle(String key) {
        HeadId.find(key).ifPresent(this::toggle);
    }

    private void toggle(HeadId head) {
        var heads = new ArrayList<>(now());
        if (!heads.remove(head)) {
            heads.add(head);
        }
        ablationService.chosen().set(List.copyOf(heads));
    }

    /// Reads heads such as `L0H0, L3H5`; others are passed over, for typing has not ended.
    public void choose(String typed) {
        var heads = new ArrayList<HeadId>();
        for (var part : typed.split("[,;\\s]+", -1)) {
            HeadId.find(part).filter(head -> !heads.contains(head)).ifPresent(heads::add);
        }
        ablationService.chosen().set(List.copyOf(heads));
    }

    /// What the chosen heads do together on the current prompt; empty until that is known.
    Optional<AblationStatePlots.Joint> effect() {
        var pair = provenanceFactory.pairAt(selection.now().row());
        return ablationService
                .together()
                .get()
                .value()
                .filter(t -> t.heads().equals(now()))
                .filter(t -> pair.filter(t.pair()::equals).isPresent())
                .map(t -> new AblationStatePlots.Joint(t.heads().size(), t.without(), t.effect()));
    }

    /// The same in a line.
    StringBinding remark() {
        return Bindings.createStringBinding(
                () -> now().isEmpty()
                        ? "Ctrl-click heads in the map to remove them together."
                        : switch (ablationService.together().get()) {
                            case AsyncResult.Waiting<JointAblationResult>(var why) -> why;
                            case AsyncResult.Failed<JointAblationResult>(var why) -> why;
                            case AsyncResult.Ready<JointAblationResult>(var t) ->
                                String.format(
                                        Locale.ROOT,
                                        "Together %s on this prompt, %s on average over the set.",
                                        NumberFormats.formatted("%+.3f", t.effect()),
                                        NumberFormats.formatted("%+.3f", t.mean()));
                        },
                ablationService.chosen(),
                ablationService.together());
    }

    /// The chosen heads that the model has; if none are chosen, the selected one and the paper's.
    List<HeadId> shown(AblationState known) {
        var wanted = new ArrayList<>(now());
        if (wanted.isEmpty()) {
            wanted.add(selection.now().head());
            for (var paper : List.of(new HeadId(3, 5), new HeadId(0, 0))) {
                if (!wanted.contains(paper)) {
                    wanted.add(paper);
                }
            }
        }
        wanted.removeIf(head -> head.layer() >= known.layers() || head.head() >= known.heads());
        return wanted;
    }

    private List<HeadId> now() {
        return ablationService.chosen().get();
    }
}
