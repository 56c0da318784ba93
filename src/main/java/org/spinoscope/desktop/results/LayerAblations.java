package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.LayerAblationResult;
import org.spinoscope.study.LayerAblationStudy;

/// What MLPs and whole layers do, measured after the single heads: these have estimates to show at once.
final class LayerAblations {

    private static final StoredResults.Kind<LayerAblationResult> KIND =
            new StoredResults.Kind<>("layer ablation", LayerAblationResult.class);
    private static final String KEY = "layers";
    private static final String UNASKED = "The effects of MLPs and layers have not been measured yet.";

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final StoredRemovals removals;
    private final ReadOnlyObjectWrapper<AsyncResult<LayerAblationResult>> effects =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(UNASKED));

    LayerAblations(InferenceService inferenceService, StoredResults stored, StoredRemovals removals) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.removals = removals;
    }

    ReadOnlyObjectProperty<AsyncResult<LayerAblationResult>> effects() {
        return effects.getReadOnlyProperty();
    }

    /// @param plan what changes the result beside model and prompts
    /// @param pause how long to wait for a newer request
    void measure(AblationStudy.Request request, String plan, Duration pause) {
        if (effects.get().value().filter(known -> known.sameAs(request)).isEmpty()) {
            effects.set(AsyncResult.waiting("MLPs and layers are removed after the heads …"));
        }
        inferenceService.submit(
                KEY,
                "Removing each MLP and each layer",
                Priority.BACKGROUND,
                pause,
                (model, progress) -> stored.of(
                        KIND,
                        model.sha256(),
                        request.prompts(),
                        plan,
                        () -> removals.during(
                                model.sha256(),
                                memory -> new LayerAblationStudy(memory).run(model, request, progress))),
                effects::set);
    }

    /// Shows what was measured the last time, if it was.
    ///
    /// @param still whether prompts and settings are still these when the answer comes
    void recall(PromptSet set, String plan, BooleanSupplier still) {
        stored.recall(KIND, set, plan, found -> {
            if (still.getAsBoolean()) {
                effects.set(AsyncResult.ready(found));
            }
        });
    }

    /// Nothing can be measured, for this reason.
    void waits(String why) {
        effects.set(AsyncResult.waiting(why));
    }

    void stop() {
        inferenceService.cancel(KEY);
        if (effects.get().value().isEmpty()) {
            effects.set(AsyncResult.waiting(UNASKED));
        }
    }
}
