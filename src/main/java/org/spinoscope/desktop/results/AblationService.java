package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.LayerAblationResult;

/// Measures the effects of heads, MLPs and layers once they are shown, and again whenever prompts or settings change.
public final class AblationService {

    /// How a head or an MLP is removed.
    public record AblationSettings(AblationMode ablationMode, ComponentPatch.Positions positions) {}

    private static final String UNASKED = "The effects of the heads have not been measured yet.";
    private static final String KEY = "ablation";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final Selection selection;
    private final PromptEditor editor;
    private final ObjectProperty<AblationSettings> settings =
            new SimpleObjectProperty<>(new AblationSettings(new AblationMode.Zero(), ComponentPatch.Positions.ALL));
    private final ReadOnlyObjectWrapper<AsyncResult<AblationState>> effects =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(UNASKED));
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final StoredRemovals removals;
    private final LayerAblations layers;
    private final JointAblations joint;
    private Object asked = "";
    private long runs;
    private boolean watched;

    public AblationService(
            InferenceService inferenceService, StoredResults stored, Selection selection, PromptEditor editor) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.selection = selection;
        this.editor = editor;
        removals = new StoredRemovals(stored);
        layers = new LayerAblations(inferenceService, stored, removals);
        inferenceService.model().addListener((o, was, is) -> {
            asked = "";
            if (is.value()
                    .filter(model -> !model.identity().equals(stored.lastModel().identity()))
                    .isPresent()) {
                effects.set(AsyncResult.waiting(UNASKED));
            }
            changed();
        });
        editor.book().addListener(o -> changed());
        selection.choice().addListener((o, was, is) -> {
            if (!was.reading().equals(is.reading())) {
                changed();
            }
        });
        settings.addListener(o -> changed());
        joint = new JointAblations(inferenceService, stored, selection, editor, settings, measuring);
    }

    public ObjectProperty<AblationSettings> settings() {
        return settings;
    }

    /// The heads and MLPs to remove together.
    public ObjectProperty<List<ModelComponent>> chosen() {
        return joint.chosen();
    }

    public ReadOnlyObjectProperty<AsyncResult<AblationState>> effects() {
        return effects.getReadOnlyProperty();
    }

    /// What MLPs and layers do.
    public ReadOnlyObjectProperty<AsyncResult<LayerAblationResult>> layers() {
        return layers.effects();
    }

    /// Whether heads are being removed just now.
    public ReadOnlyBooleanProperty measuring() {
        return measuring.getReadOnlyProperty();
    }

    /// What the chosen heads and MLPs do together.
    public ReadOnlyObjectProperty<AsyncResult<JointAblationResult>> together() {
        return joint.together();
    }

    /// Starts to measure, now that the effects are shown.
    public void watch() {
        watched = true;
        changed();
        joint.watch();
    }

    /// Starts to measure, or to measure again after it was stopped.
    public void measure() {
        asked = "";
        watch();
    }

    /// Stops measuring; what is known stays.
    public void stop() {
        inferenceService.cancel(KEY);
        layers.stop();
        measuring.set(false);
        if (effects.get().value().isEmpty()) {
            effects.set(AsyncResult.waiting(UNASKED));
        }
    }

    private void changed() {
        var model = inferenceService.model().get();
        if (!watched || model.value().isEmpty()) {
            effects.set(AsyncResult.waiting(model.message().orElse(UNASKED)));
            layers.waits(model.message().orElse(UNASKED));
            recall();
            return;
        }
        var set = editor.book().get().set();
        if (set.isEmpty()) {
            effects.set(AsyncResult.failed(editor.book().get().whyEmpty()));
            layers.waits(editor.book().get().whyEmpty());
            return;
        }
        var selectionState = selection.now();
        var answer = selectionState.reading().answer();
        record Asked(Object set, Object answer, Object settings) {}
        var what = new Asked(set.get(), answer, settings.get());
        if (what.equals(asked)) {
            return;
        }
        asked = what;
        var first = new ArrayList<>(List.of(selectionState.head()));
        model.value().filter(m -> !m.has(selectionState.head())).ifPresent(m -> first.clear());
        var request = request(set.get())
                .first(Math.min(selectionState.row(), set.get().size() - 1), first);
        long number = ++runs;
        measuring.set(true);
        inferenceService.submit(
                KEY,
                "Removing each head in turn",
                Priority.BACKGROUND,
                PAUSE,
                (gpt2, progress) -> cancellable(number, () -> run(gpt2, request, progress)),
                (AsyncResult<AblationState> known) -> {
                    measuring.set(false);
                    effects.set(known);
                });
        layers.measure(request, StoredAblation.plan(request), PAUSE);
    }

    private AblationStudy.Request request(PromptSet set) {
        return AblationStudy.Request.of(set)
                .answering(selection.now().reading().answer())
                .removing(settings.get().ablationMode(), settings.get().positions());
    }

    /// Shows what was measured for the present prompts the last time, if the effects are shown and
    /// no model is loaded.
    public void recall() {
        var set = editor.book().get().set();
        if (!watched || set.isEmpty()) {
            return;
        }
        var wanted = StoredAblation.plan(request(set.get()));
        BooleanSupplier still =
                () -> editor.book().get().set().filter(set.get()::equals).isPresent()
                        && StoredAblation.plan(request(set.get())).equals(wanted);
        stored.recall(StoredAblation.KIND, set.get(), wanted, found -> {
            if (still.getAsBoolean()) {
                effects.set(AsyncResult.ready(StoredAblation.whole(found)));
            }
        });
        layers.recall(set.get(), wanted, still);
    }

    /// Reports that a run was stopped elsewhere, such as in the list of tasks, unless a newer one
    /// has begun.
    private AblationState cancellable(long number, Supplier<AblationState> run) {
        try {
            return run.get();
        } catch (CancellationException stopped) {
            inferenceService.show(() -> {
                if (number == runs) {
                    stop();
                }
            });
            throw stopped;
        }
    }

    private AblationState run(Gpt2 model, AblationStudy.Request request, Progress progress) {
        var watch = new ThrottledAblationListener(
                request, known -> inferenceService.show(() -> effects.set(AsyncResult.ready(known))));
        return StoredAblation.whole(stored.of(
                StoredAblation.KIND,
                model.sha256(),
                request.prompts(),
                StoredAblation.plan(request),
                () -> removals.during(
                        model.sha256(), memory -> new AblationStudy(memory, watch).run(model, request, progress))));
    }

    /// The place of the current prompt among those included, if it did.
    public static Optional<Integer> place(AblationState known, Optional<PromptPair> pair) {
        return pair.map(p -> known.tokenizedPrompts().used().indexOf(p)).filter(i -> i >= 0);
    }
}
