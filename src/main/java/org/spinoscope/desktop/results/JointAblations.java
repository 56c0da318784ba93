package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.ModelComponent;

/// The heads and MLPs that are removed together, and what that does; kept by content, so that what is undone is
/// there at once.
final class JointAblations {

    private static final StoredResults.Kind<JointAblationResult> KIND =
            new StoredResults.Kind<>("joint ablation", JointAblationResult.class);
    private static final String KEY = "together";
    private static final String NONE_CHOSEN = "No heads or MLPs are chosen to be removed together.";
    private static final Duration TYPING = Duration.ofMillis(120);

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final Selection selection;
    private final PromptEditor editor;
    private final ObjectProperty<AblationSettings> settings;
    private final ObservableBooleanValue measuring;
    private final ObjectProperty<List<ModelComponent>> chosen = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<AsyncResult<JointAblationResult>> together =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(NONE_CHOSEN));
    private final CleanRunCache cleanRunCache = new CleanRunCache();
    private boolean watched;

    /// @param measuring whether single heads are being removed
    JointAblations(
            InferenceService inferenceService,
            StoredResults stored,
            Selection selection,
            PromptEditor editor,
            ObjectProperty<AblationSettings> settings,
            ObservableBooleanValue measuring) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.selection = selection;
        this.editor = editor;
        this.settings = settings;
        this.measuring = measuring;
        inferenceService.model().addListener(o -> remove());
        editor.book().addListener(o -> remove());
        settings.addListener(o -> remove());
        chosen.addListener(o -> remove());
        selection.choice().addListener((o, was, is) -> {
            if (!was.reading().answer().equals(is.reading().answer())) {
                remove();
            }
        });
    }

    ObjectProperty<List<ModelComponent>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<AsyncResult<JointAblationResult>> together() {
        return together.getReadOnlyProperty();
    }

    /// Starts to measure, now that the effects are shown.
    void watch() {
        watched = true;
        remove();
    }

    private void remove() {
        var model = inferenceService.model().get().value();
        var components = chosen.get().stream()
                .filter(c -> model.filter(m -> m.has(c)).isPresent())
                .toList();
        var set = editor.book().get().set();
        if (!watched || components.isEmpty() || set.isEmpty()) {
            inferenceService.cancel(KEY);
            together.set(AsyncResult.waiting(NONE_CHOSEN));
            return;
        }
        var question = new JointAblationResult.Question(
                set.get(), selection.now().reading().answer(), components, settings.get());
        if (together.get().value().filter(t -> t.isOf(components)).isEmpty()) {
            together.set(AsyncResult.waiting("Removing them together …"));
        }
        inferenceService.submit(
                KEY,
                "Removing the chosen heads and MLPs together",
                measuring.get() ? Priority.INTERACTIVE : Priority.BACKGROUND, // else the sweep would come first
                TYPING,
                (gpt2, progress) -> stored.of(
                        KIND,
                        gpt2.sha256(),
                        question.set(),
                        question.plan(),
                        () -> JointAblationResult.of(gpt2, question, cleanRunCache, progress)),
                together::set);
    }
}
