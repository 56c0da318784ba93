package org.spinoscope.desktop.diffusion;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.diffusion.Recording.Moment;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ModelInfo;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.spin.CameraState;
import org.spinoscope.desktop.spin.SpinScene;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.dynamics.TrajectoryBuffer;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.DenoisingPlots;
import org.spinoscope.plots.SphereScene;
import org.spinoscope.plots.SpinPlots;
import org.spinoscope.study.edit.HeadOnPrompt;

/// What the diffusion view shows: one run as a recording, a place in it, and the figures at that place.
public final class DiffusionViewModel {

    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final int NAMED = 6;

    private final InferenceService inferenceService;
    private final StudyResults studyResults;
    private final ProvenanceFactory provenanceFactory;
    private final ResidualStore residuals;
    private final DiffusionSettings settings = new DiffusionSettings();
    private final KeyedResult<Recording> run;
    private final WordSphereCache spheres = new WordSphereCache();
    private final IntegerProperty token = new SimpleIntegerProperty();
    private final IntegerProperty chain = new SimpleIntegerProperty();
    private final DoubleProperty position = new SimpleDoubleProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final IntegerProperty cursor = new SimpleIntegerProperty();
    private final ObjectBinding<AsyncResult<Figure>> shares;
    private final ObjectBinding<AsyncResult<Figure>> overlaps;

    public DiffusionViewModel(
            InferenceService inferenceService,
            StudyResults studyResults,
            ProvenanceFactory provenanceFactory,
            ResidualStore residuals) {
        this.inferenceService = inferenceService;
        this.studyResults = studyResults;
        this.provenanceFactory = provenanceFactory;
        this.residuals = residuals;
        run = new KeyedResult<>(inferenceService, "diffusion", "Writing with spins", Priority.INTERACTIVE);
        inferenceService.model().addListener(o -> run.clear());
        position.addListener((o, was, is) -> cursor.set((int) Math.round(is.doubleValue())));
        run.value().addListener((o, was, is) -> arrived(is));
        shares = Bindings.createObjectBinding(() -> figure(this::sharesOf), run.value(), token, chain, cursor);
        overlaps = Bindings.createObjectBinding(() -> figure(this::overlapsOf), run.value(), token, chain, cursor);
    }

    DiffusionSettings settings() {
        return settings;
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

    ObjectBinding<AsyncResult<Figure>> shares() {
        return shares;
    }

    ObjectBinding<AsyncResult<Figure>> overlaps() {
        return overlaps;
    }

    /// Half the length of the timeline.
    int levels() {
        return run.value()
                .get()
                .value()
                .map(known -> known.forward().size() - 1)
                .orElse(1);
    }

    /// Runs under the present settings unless that run is shown already.
    void refresh() {
        var model = inferenceService.model().get().value();
        if (model.isEmpty()) {
            return;
        }
        switch (studyResults.scene().get()) {
            case AsyncResult.Ready<HeadOnPrompt>(var scene) -> request(model.get(), scene);
            case AsyncResult.Failed<HeadOnPrompt>(var why) -> run.unavailable(why);
            case AsyncResult.Waiting<HeadOnPrompt> waiting -> {}
        }
    }

    private void request(ModelInfo model, HeadOnPrompt scene) {
        if (!settings.following.get() && run.value().get().value().isPresent()) {
            return;
        }
        GenerationRequest request;
        try {
            request = settings.request(scene.pair().prompt(), scene.head(), scene.reading());
        } catch (UserException outOfRange) {
            run.unavailable(String.valueOf(outOfRange.getMessage()));
            return;
        }
        record Asked(ModelInfo model, GenerationRequest request, Object pair, Object head) {}
        run.request(
                new Asked(model, request, scene.pair(), scene.head()),
                PAUSE,
                (gpt2, progress) -> Recording.of(
                        gpt2,
                        spheres.of(gpt2),
                        request,
                        scene.pair(),
                        scene.frame(),
                        request.residual() == Residual.LEARNED ? residuals.find(gpt2.sha256()) : Optional.empty(),
                        progress));
    }

    private void arrived(AsyncResult<Recording> result) {
        result.value().ifPresent(known -> {
            token.set(Math.clamp(token.get(), 0, known.moments().size() - 1));
            chain.set(Math.clamp(chain.get(), 0, known.moments().getFirst().size() - 1));
            position.set(Math.clamp(position.get(), -levels(), levels()));
        });
    }

    /// Words and field around the spins.
    SpinScene scene() {
        return run.value()
                .get()
                .value()
                .map(known -> SpinScene.of(
                        "", known.frame(), known.pair().good(), known.pair().bad(), provenance(known)))
                .orElse(SpinScene.EMPTY);
    }

    /// The sphere at the present place of the timeline: the chosen chain's way so far, the other chains as they are.
    Figure sphereFigure(Recording known, CameraState camera) {
        var chosen = moments(known);
        int n = levels();
        int here = Math.clamp(cursor.get() + n, 0, chosen.size() - 1);
        var trail = new TrajectoryBuffer(chosen.size());
        for (int i = here >= n ? n : 0; i <= here; i++) {
            trail.add(i - n, chosen.get(i).place());
        }
        List<double[]> cloud = here < n
                ? List.of()
                : known.moments().get(token.get()).stream()
                        .map(moments -> moments.get(here - n).place())
                        .toList();
        var scene = new SphereScene(
                trail,
                trail.size(),
                known.frame().field(),
                Optional.of(
                        known.frame().words(known.pair().good(), known.pair().bad())),
                cloud,
                camera.turned(),
                camera.zoom(),
                false);
        return SpinPlots.sphere(scene, "Spins on the sphere of words").provenance(provenance(known));
    }

    private Provenance provenance(Recording known) {
        var request = known.result().request();
        return provenanceFactory
                .provenance(known.pair(), request.reading())
                .with(
                        "diffusion",
                        request.path().key() + ", " + request.sampler().key() + ", "
                                + request.residual().key() + ", sign "
                                + request.sign().key() + ", " + request.steps() + " steps")
                .with(
                        "field",
                        request.field() + ", g = " + request.guidance() + " ("
                                + request.guidanceKind().key() + ")")
                .with("seed", Long.toString(request.seed()));
    }

    private AsyncResult<Figure> figure(java.util.function.Function<Recording, Figure> make) {
        return run.value().get().map(make);
    }

    /// The timeline's places, two for 0: noise reached and noise left.
    private double[] timeline() {
        int n = levels();
        return IntStream.rangeClosed(-n, n).mapToDouble(i -> i).toArray();
    }

    /// Forward and reverse moments in the order of the timeline; the uniform spin in the middle is the reverse run's.
    List<Moment> moments(Recording known) {
        var reverse = known.moments().get(token.get()).get(chain.get());
        return Stream.concat(known.forward().subList(0, known.forward().size() - 1).stream(), reverse.stream())
                .toList();
    }

    private Figure sharesOf(Recording known) {
        var moments = moments(known);
        var atoms = Shares.strongest(moments, NAMED);
        return new DenoisingPlots(provenance(known))
                .shares(
                        timeline(),
                        Arrays.stream(atoms)
                                .mapToObj(atom -> known.words().getOrDefault(atom, ""))
                                .toList(),
                        Arrays.stream(atoms)
                                .mapToObj(atom -> Shares.share(moments, atom))
                                .toArray(double[][]::new),
                        cursor.get());
    }

    private Figure overlapsOf(Recording known) {
        var moments = moments(known);
        return new DenoisingPlots(provenance(known))
                .overlaps(
                        timeline(),
                        moments.stream().mapToDouble(Moment::field).toArray(),
                        moments.stream().mapToDouble(Moment::good).toArray(),
                        moments.stream().mapToDouble(Moment::bad).toArray(),
                        known.pair().good(),
                        known.pair().bad(),
                        cursor.get());
    }
}
