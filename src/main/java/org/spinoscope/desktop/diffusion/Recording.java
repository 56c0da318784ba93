package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spinoscope.common.Progress;
import org.spinoscope.diffusion.Atoms;
import org.spinoscope.diffusion.GenerationListener;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GenerationResult;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.TextGenerator;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptPair;

/// Everything that is shown of one run, in plain numbers.
///
/// @param frame the three drawn axes: the field, good − bad, good + bad
/// @param moments `[token][chain][level]`
/// @param forward the forward half, `[level]` from the clean good word to noise
/// @param words texts of the atoms that ever had a large share
record Recording(
        PromptPair pair,
        GenerationResult result,
        SpinFrame frame,
        List<List<List<Moment>>> moments,
        List<Moment> forward,
        Map<Integer, String> words) {

    /// Both halves of one token of one chain.
    Timeline timeline(int token, int chain) {
        return new Timeline(Stream.concat(
                        forward.subList(0, forward.size() - 1).stream(), moments.get(token).get(chain).stream())
                .toList());
    }

    /// One spin at one noise level.
    ///
    /// @param meanCosine m of the noise level
    /// @param place its coordinates in the frame
    /// @param field S·N̂, NaN without a field
    /// @param good S·ê of the good word
    /// @param atoms those with the largest shares
    record Moment(
            double kappa,
            double meanCosine,
            double tau,
            double[] place,
            double field,
            double good,
            double bad,
            int[] atoms,
            float[] shares) {

        /// The place between two levels, on the straight line.
        static double[] place(List<Moment> moments, double at) {
            int i = Math.clamp((int) Math.floor(at), 0, moments.size() - 1);
            int j = Math.min(i + 1, moments.size() - 1);
            double share = Math.clamp(at - i, 0, 1);
            var a = moments.get(i).place();
            var b = moments.get(j).place();
            return new double[] {
                a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])
            };
        }
    }

    /// Runs the request and keeps every level of every chain.
    ///
    /// @param context the field's frame on this prompt
    /// @param texts sees the texts grow
    static Recording of(
            Gpt2 model,
            WordSphere sphere,
            GenerationRequest request,
            PromptPair pair,
            SpinFrame context,
            Optional<LearnedResidual> learned,
            LiveTexts.Writer texts,
            Progress progress) {
        var good = direction(model, sphere.atoms(), pair.good());
        var bad = direction(model, sphere.atoms(), pair.bad());
        var keeper = new Keeper(request, context, good, bad, texts);
        var result = new TextGenerator(model, sphere, learned).run(request, keeper, progress.part(0, 0.95));
        progress.at(0.95, "The forward half");
        var first = keeper.moments.getFirst().getFirst();
        var forward = ForwardHalf.of(first, good, bad, context, request.seed(), request.field());
        return new Recording(pair, result, context, keeper.moments, forward, texts(model, sphere.atoms(), keeper));
    }

    private static double[] direction(Gpt2 model, Atoms atoms, String word) {
        int atom = atoms.atomOf(model.tokenizer().encode(" " + word)[0]);
        return atom == Atoms.NONE ? new double[atoms.dimension()] : atoms.direction(atom);
    }

    private static Map<Integer, String> texts(Gpt2 model, Atoms atoms, Keeper keeper) {
        var texts = new HashMap<Integer, String>();
        keeper.moments.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMapToInt(moment -> Arrays.stream(moment.atoms()))
                .distinct()
                .forEach(atom -> {
                    int tied = atoms.tied(atom);
                    texts.put(
                            atom,
                            model.tokenizer().decode(atoms.firstToken(atom))
                                    + (tied > 1 ? " and " + (tied - 1) + " alike" : ""));
                });
        return Map.copyOf(texts);
    }

    static double dot(float[] spin, double[] direction) {
        double sum = 0;
        for (int a = 0; a < spin.length; a++) {
            sum += spin[a] * direction[a];
        }
        return sum;
    }

    /// Keeps what the run shows, on the thread that runs it.
    private static final class Keeper implements GenerationListener {

        private final LiveTexts.Writer texts;
        private final SpinFrame context;
        private final double[] good;
        private final double[] bad;
        private final List<List<List<Moment>>> moments = new ArrayList<>();

        Keeper(GenerationRequest request, SpinFrame context, double[] good, double[] bad, LiveTexts.Writer texts) {
            this.texts = texts;
            this.context = context;
            this.good = good;
            this.bad = bad;
            for (int token = 0; token < request.tokens(); token++) {
                var chains = new ArrayList<List<Moment>>();
                for (int chain = 0; chain < request.chains(); chain++) {
                    chains.add(new ArrayList<>());
                }
                moments.add(chains);
            }
        }

        @Override
        public boolean wantsFrames() {
            return true;
        }

        @Override
        public void decoded(int chain, int token, GenerationResult.Decoded decoded) {
            texts.decoded(chain, decoded.token());
        }

        @Override
        public void frame(Frame frame) {
            var spin = new double[frame.spin().length];
            for (int a = 0; a < spin.length; a++) {
                spin[a] = frame.spin()[a];
            }
            moments.get(frame.token())
                    .get(frame.chain())
                    .add(new Moment(
                            frame.kappa(),
                            frame.meanCosine(),
                            frame.tau(),
                            context.project(spin),
                            frame.field(),
                            dot(frame.spin(), good),
                            dot(frame.spin(), bad),
                            frame.atoms(),
                            frame.shares()));
        }
    }
}
