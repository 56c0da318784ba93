package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.HeadId;

/// Removes the chosen heads together from the current prompt, and again whenever prompt, heads or settings change.
final class JointAblation {

    private static final String NONE_CHOSEN = "No heads are chosen to be removed together.";
    private static final String KEY = "together";
    private static final Duration TYPING = Duration.ofMillis(120);

    private final InferenceService inferenceService;
    private final Selection selection;
    private final PromptEditor editor;
    private final ReadOnlyObjectProperty<AblationSettings> manner;
    private final BooleanSupplier sweeping;
    private final ObjectProperty<List<HeadId>> chosen = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<AsyncResult<JointAblationResult>> result =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(NONE_CHOSEN));
    private final CleanRunCache cleanRunCache = new CleanRunCache();
    private boolean watched;

    /// @param sweeping whether every head is being removed in turn just now
    JointAblation(
            InferenceService inferenceService,
            Selection selection,
            PromptEditor editor,
            ReadOnlyObjectProperty<AblationSettings> manner,
            BooleanSupplier sweeping) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.editor = editor;
        this.manner = manner;
        this.sweeping = sweeping;
        inferenceService.model().addListener(o -> changed());
        editor.book().addListener(o -> changed());
        editor.row().addListener(o -> changed());
        selection.choice().addListener((o, was, is) -> {
            if (!was.reading().answer().equals(is.reading().answer())) {
                changed();
            }
        });
        manner.addListener(o -> changed());
        chosen.addListener(o -> changed());
    }

    ObjectProperty<List<HeadId>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<AsyncResult<JointAblationResult>> result() {
        return result.getReadOnlyProperty();
    }

    /// Starts to measure, now that the effects are shown.
    void watch() {
        watched = true;
        changed();
    }

    private void changed() {
        var pair = editor.pair();
        var model = inferenceService.model().get().value();
        var heads = chosen.get().stream()
                .filter(h -> model.filter(m -> m.has(h)).isPresent())
                .toList();
        var set = editor.book().get().set();
        if (!watched || pair.isEmpty() || heads.isEmpty() || set.isEmpty()) {
            inferenceService.cancel(KEY);
            result.set(AsyncResult.waiting(NONE_CHOSEN));
            return;
        }
        var question = new JointAblationResult.Question(
                set.get(), pair.get(), selection.now().reading().answer(), heads, manner.get());
        if (result.get().value().filter(t -> t.heads().equals(heads)).isEmpty()) {
            result.set(AsyncResult.waiting("Removing them together …"));
        }
        inferenceService.submit(
                KEY,
                "Removing the chosen heads together",
                sweeping.getAsBoolean() ? Priority.INTERACTIVE : Priority.BACKGROUND, // else the sweep would come first
                TYPING,
                (gpt2, progress) -> JointAblationResult.of(gpt2, question, cleanRunCache, progress),
                result::set);
    }
}
