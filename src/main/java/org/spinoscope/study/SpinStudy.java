package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Convergence;
import org.spinoscope.dynamics.EnsembleConfig;
import org.spinoscope.dynamics.EnsembleResult;
import org.spinoscope.dynamics.FirstPassage;
import org.spinoscope.dynamics.InitialState;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.SpinEnsemble;
import org.spinoscope.dynamics.SpinField;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinSetup;
import org.spinoscope.dynamics.SpinSimulation;
import org.spinoscope.dynamics.TrajectoryBuffer;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;

/// A token spin in the context field of one head and prompt (eq. (9), eq. (10), Fig. 6): one trajectory from the bad
/// word, and
/// an ensemble for the means, how far the integrators can be
/// trusted, and how long a spin takes from the bad to the good word.
public final class SpinStudy implements Study<SpinStudy.Request, SpinStudy.Result> {

    private static final int TRAIL = 2_000;
    private static final List<Integrator> COMPARED = List.of(
            Integrator.DEPONDT_MERTENS, Integrator.SEMI_IMPLICIT_B, Integrator.HEUN, Integrator.IMPLICIT_MIDPOINT);
    private static final double COARSEST = 0.1;
    private static final int PATHS = 2_000;
    private static final double CLOSE = 0.9;
    private static final int WALKERS = 256;
    private static final double RELAXATIONS = 8;
    private static final double LONGEST = 100;

    /// The request. The field's direction is N_proj's; its strength is given, since the model fixes no unit of it.
    ///
    /// @param strength |B|
    /// @param dt time step
    /// @param steps of the trajectory
    /// @param spins of the ensemble
    public record Request(
            PromptPair pair,
            HeadId head,
            Reading reading,
            Bath bath,
            double strength,
            double dt,
            int steps,
            int spins,
            long seed) {

        /// The paper's equation with γ = 1, λ = 0.1, k_BT = 0.05 and |B| = 1.
        public static Request of(PromptPair pair, HeadId head, Reading reading) {
            return new Request(pair, head, reading, Bath.eq9(1, 0.1, 0.05), 1, 0.02, 4_000, 2_000, 1);
        }
    }

    /// What came out.
    ///
    /// @param length |N_proj| in the model
    /// @param field B in the drawn axes
    /// @param words both words' directions in the drawn axes
    /// @param convergence strong and weak errors of the integrators on this field
    /// @param passages times from the bad to the good word over temperatures
    /// @param notes what a viewer must know of the frame, such as words that are nearly parallel
    public record Result(
            Request request,
            double length,
            double[] field,
            ReferenceDirections words,
            List<String> notes,
            TrajectoryBuffer trail,
            EnsembleResult ensemble,
            List<Convergence.Curve> convergence,
            List<FirstPassage.Passage> passages) {}

    @Override
    public Result run(Gpt2 model, Request request, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(
                model, List.of(request.pair()), request.reading().answer());
        var forward = HeadGaps.request(
                ForwardRequest.of(tokenizedPrompts.tokens()),
                request.reading(),
                model.config().layers());
        var run = model.run(forward, progress.part(0, 0.2));
        var field = HeadField.of(model, tokenizedPrompts.trials(), 0, request.head(), request.reading(), run);
        var trial = tokenizedPrompts.trials().getFirst();
        var frame = SpinFrame.of(
                field.projectedField(), mean(model.unembedding(trial.good())), mean(model.unembedding(trial.bad())));
        double length = norm(field.projectedField());
        var direction = frame.field();
        double inFrame = norm(direction);
        for (int axis = 0; axis < direction.length; axis++) {
            direction[axis] *= request.strength() / inFrame;
        }
        var setup =
                SpinSetup.of(request.bath(), SpinField.uniform(direction), Integrator.DEPONDT_MERTENS, request.dt());
        var walk = new SpinSimulation(setup, unit(frame.bad()), request.seed(), TRAIL);
        walk.trailEvery(Math.max(1, request.steps() / TRAIL));
        walk.advance(request.steps());
        var ensemble = SpinEnsemble.run(setup, ensemblePlan(request), progress.part(0.3, 0.5));
        var words = frame.words(request.pair().good(), request.pair().bad());
        return new Result(
                request,
                length,
                direction,
                words,
                frame.notes(),
                walk.trail(),
                ensemble,
                convergence(setup, request.seed(), progress.part(0.5, 0.8)),
                FirstPassage.run(setup, words, passagePlan(request), progress.part(0.8, 1)));
    }

    /// Long enough to forget the start: one relaxation takes 1/(q|B|), and what comes before eight of them is burn-in.
    private static EnsembleConfig ensemblePlan(Request request) {
        double relaxation = 1 / (request.bath().q() * request.strength());
        int burnIn = (int) Math.ceil(RELAXATIONS * relaxation / request.dt());
        int steps = Math.max(request.steps(), 4 * burnIn);
        return EnsembleConfig.of(request.spins(), steps, request.seed()).burningIn(burnIn);
    }

    /// At a higher temperature and damping than the view's, where noise dominates the error.
    private static List<Convergence.Curve> convergence(SpinSetup setup, long seed, Progress progress) {
        var curves = new ArrayList<Convergence.Curve>();
        var noisy = SpinSetup.of(Bath.eq9(1, 0.6, 0.4), setup.field(), Integrator.HEUN, COARSEST);
        for (var integrator : COMPARED) {
            var plan = new Convergence.Plan(
                    noisy.withIntegrator(integrator), InitialState.along(1, 1, 1), 0.8, 4, PATHS, seed, threads());
            curves.add(Convergence.stochastic(
                    plan,
                    progress.part((double) curves.size() / COMPARED.size(), (curves.size() + 1.0) / COMPARED.size())));
        }
        return List.copyOf(curves);
    }

    private static FirstPassage.Plan passagePlan(Request request) {
        var temperatures = List.of(0.025, 0.05, 0.1, 0.2, 0.4, 0.8);
        return new FirstPassage.Plan(1, 0, CLOSE, temperatures, WALKERS, LONGEST, request.seed(), threads());
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static double[] mean(Tensor rows) {
        int count = rows.shape()[0];
        var mean = new double[rows.shape()[1]];
        for (int i = 0; i < rows.data().length; i++) {
            mean[i % mean.length] += (double) rows.data()[i] / count;
        }
        return mean;
    }

    private static double norm(double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        return Math.sqrt(square);
    }

    private static double[] unit(double[] x) {
        double length = norm(x);
        return java.util.Arrays.stream(x).map(value -> value / length).toArray();
    }
}
