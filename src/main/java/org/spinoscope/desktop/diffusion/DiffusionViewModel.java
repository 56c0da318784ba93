package org.spinoscope.desktop.diffusion;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.spin.CameraState;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;

/// What the diffusion view shows: one run as a recording, a place in it, and the texts while they are written.
public final class DiffusionViewModel {

    private final ProvenanceFactory provenanceFactory;
    private final DiffusionSettings settings = new DiffusionSettings();
    private final DiffusionRun run;
    private final ResidualLearning learning;
    private final IntegerProperty token = new SimpleIntegerProperty();
    private final IntegerProperty chain = new SimpleIntegerProperty();
    private final DoubleProperty position = new SimpleDoubleProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final IntegerProperty cursor = new SimpleIntegerProperty();
    private final ObjectProperty<CameraState> camera = new SimpleObjectProperty<>(CameraState.START);
    private final ObjectBinding<AsyncResult<Figure>> shares;

    public DiffusionViewModel(
            InferenceService inferenceService,
            StudyResults studyResults,
            ProvenanceFactory provenanceFactory,
            Selection selection,
            PromptEditor editor,
            ResidualStore residuals) {
        this.provenanceFactory = provenanceFactory;
        run = new DiffusionRun(inferenceService, studyResults, residuals, settings);
        learning = new ResidualLearning(
                inferenceService,
                selection,
                residuals,
                () -> editor.book().get().drafts().stream()
                        .filter(PromptDraft::on)
                        .map(PromptDraft::prompt)
                        .toList(),
                this::residualLearned);
        position.addListener((o, was, is) -> cursor.set((int) Math.round(is.doubleValue())));
        run.value().addListener((o, was, is) -> arrived(is));
        shares = Bindings.createObjectBinding(
                () -> run.value().get().map(known -> figures(known).shares(cursor.get(), settings.axis.get())),
                run.value(),
                token,
                chain,
                cursor,
                settings.axis);
    }

    DiffusionSettings settings() {
        return settings;
    }

    /// The residual of this model: which one is kept, and how another is learned.
    ResidualLearning learning() {
        return learning;
    }

    /// Where the numbers of a training come from.
    Provenance learningOrigin() {
        return provenanceFactory.weights().with("training", learning.described());
    }

    private void residualLearned() {
        if (settings.residual.get() != Residual.EXACT) {
            run.again();
        }
    }

    ReadOnlyObjectProperty<AsyncResult<Recording>> run() {
        return run.value();
    }

    /// Number of the token whose spin is shown.
    IntegerProperty token() {
        return token;
    }

    IntegerProperty chain() {
        return chain;
    }

    /// A place on the timeline: −n … 0 is the forward half, 0 … n the reverse one.
    DoubleProperty position() {
        return position;
    }

    BooleanProperty playing() {
        return playing;
    }

    ObjectProperty<CameraState> camera() {
        return camera;
    }

    /// The texts of the run under way, or of the last one.
    ReadOnlyObjectProperty<LiveTexts> texts() {
        return run.texts();
    }

    /// Whether spins are writing just now.
    ReadOnlyBooleanProperty writing() {
        return run.writing();
    }

    ObjectBinding<AsyncResult<Figure>> shares() {
        return shares;
    }

    /// Half the length of the timeline.
    int levels() {
        return run.value()
                .get()
                .value()
                .map(known -> known.forward().size() - 1)
                .orElse(1);
    }

    /// Figures of the chosen token and chain.
    DiffusionFigures figures(Recording known) {
        int t = Math.min(token.get(), known.moments().size() - 1);
        int c = Math.min(chain.get(), known.moments().getFirst().size() - 1);
        return new DiffusionFigures(known, t, c, provenanceFactory);
    }

    /// The same of the run that is shown, if there is one.
    Optional<DiffusionFigures> figures() {
        return run.value().get().value().map(this::figures);
    }

    /// Runs under the present settings unless that run is shown already.
    void refresh() {
        run.refresh();
    }

    /// Runs again, as after a stop.
    void again() {
        run.again();
    }

    /// Stops writing; what is shown stays.
    void stop() {
        run.stop();
    }

    private void arrived(AsyncResult<Recording> result) {
        result.value().ifPresent(known -> {
            token.set(Math.clamp(token.get(), 0, known.moments().size() - 1));
            chain.set(Math.clamp(chain.get(), 0, known.moments().getFirst().size() - 1));
            position.set(Math.clamp(position.get(), -levels(), levels()));
        });
    }

    /// Everything a session should be saved after.
    public Observable[] settable() {
        return Stream.of(settings.all(), learning.settings().all())
                .flatMap(Stream::of)
                .toArray(Observable[]::new);
    }

    /// The settings as a session keeps them.
    public Map<String, String> kept() {
        var kept = settings.kept();
        learning.settings().keep(kept);
        return kept;
    }

    /// Takes back kept settings; what is missing or makes no sense stays as it is.
    public void restore(Map<String, String> kept) {
        settings.restore(kept);
        learning.settings().restore(kept);
    }
}
