package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.spinbath.ContextFields;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// Writes text with spins: denoise, decode, append, recompute field and log-weights, repeat.
public final class TextGenerator {

    /// The strongest tilt or constant drift that was tried.
    private static final double STRONGEST = 2e4;

    private final Gpt2 model;
    private final WordSphere sphere;
    private final Optional<LearnedResidual> learned;

    /// @param learned this checkpoint's residual, if there is one
    /// @throws UserException if it is another checkpoint's
    public TextGenerator(Gpt2 model, WordSphere sphere, Optional<LearnedResidual> learned) {
        this.model = model;
        this.sphere = sphere;
        this.learned = learned;
        learned.ifPresent(residual -> residual.requireFor(model.sha256()));
    }

    /// Where a chain stands before its next token.
    ///
    /// @param logits GPT-2's
    /// @param logSum log Σ exp of them
    /// @param field N
    private record Context(float[] logits, double logSum, SpinChains.Target target, double[] field) {}

    /// One chain under way.
    private record Writing(
            int number, ChainRandom random, List<GenerationResult.Decoded> decoded, List<Double> logProbs) {}

    /// Writes all chains, sixteen at a time.
    ///
    /// @throws java.util.concurrent.CancellationException between κ intervals, if `progress` says so
    /// @throws UserException if the prompt leaves no room, or the field has no direction or is too strong
    public GenerationResult run(GenerationRequest request, GenerationListener listener, Progress progress) {
        var prompt = model.tokenizer().encode(request.prompt());
        requireRoom(prompt.length, request.tokens());
        var law = new CleanLaw(sphere.atoms(), request, learned);
        var first = contexts(request, law, List.of(prompt)).getFirst();
        var source = new ChainRandom.Source(request.seed(), 0);
        var score = sphere.score();
        var chains = new ArrayList<GenerationResult.Chain>();
        while (chains.size() < request.chains()) {
            var block = new ArrayList<Writing>();
            for (int i = chains.size(); i < Math.min(request.chains(), chains.size() + AtomProducts.ROWS); i++) {
                block.add(new Writing(i, source.next(), new ArrayList<>(), new ArrayList<>()));
            }
            double done = (double) chains.size() / request.chains();
            double next = (double) (chains.size() + block.size()) / request.chains();
            write(request, law, prompt, first, block, score, listener, progress.part(0.95 * done, 0.95 * next));
            block.forEach(chain -> chains.add(finished(chain)));
        }
        progress.at(0.95, "GPT-2’s own text");
        return new GenerationResult(
                request,
                prompt,
                request.field() instanceof FieldSource.None ? Double.NaN : Sphere.norm(first.field()),
                first.target().schedule().kappa(request.steps()),
                SpinChains.evaluations(request.sampler(), request.steps()),
                List.copyOf(chains),
                ownText(prompt, request));
    }

    private void requireRoom(int prompt, int tokens) {
        int positions = model.config().positions();
        if (prompt + (long) tokens > positions) {
            throw new UserException(
                    prompt >= positions
                            ? "The prompt has " + prompt + " tokens and fills all " + positions
                                    + " positions of this model, so nothing can be written after it. Shorten it."
                            : "The prompt has " + prompt + " tokens and this model " + positions
                                    + " positions, so at most " + (positions - prompt) + " tokens can follow, not "
                                    + tokens + ". Shorten the prompt or ask for fewer.");
        }
    }

    private void write(
            GenerationRequest request,
            CleanLaw law,
            int[] prompt,
            Context first,
            List<Writing> block,
            Score score,
            GenerationListener listener,
            Progress progress) {
        for (int token = 0; token < request.tokens(); token++) {
            var contexts = token == 0
                    ? block.stream().map(chain -> first).toList()
                    : contexts(request, law, wholeBatch(prompt, block)).subList(0, block.size());
            var starts = block.stream()
                    .map(chain -> chain.random().start(sphere.atoms().dimension()))
                    .toList();
            var spins = new SpinChains(
                    score,
                    contexts.stream().map(Context::target).toList(),
                    starts,
                    block.stream().map(Writing::random).toList(),
                    request.sampler(),
                    request.sign());
            var frames = new FrameMaker(block.getFirst().number(), token, spins, contexts, listener);
            while (!spins.done()) {
                double at = (token + (double) spins.level() / request.steps()) / request.tokens();
                progress.at(at, "Token " + (token + 1) + " of " + request.tokens());
                spins.advance(listener.wantsFrames() ? frames::show : SpinChains.Seen.NOTHING);
            }
            var shares = spins.sharesHere();
            if (listener.wantsFrames()) {
                frames.show(shares);
            }
            for (int c = 0; c < block.size(); c++) {
                decode(request, block.get(c), contexts.get(c), spins.spin(c), score, shares, c);
                listener.decoded(block.get(c).number(), token, block.get(c).decoded().getLast());
            }
        }
    }

    /// Makes frames of a block for a listener.
    private record FrameMaker(
            int firstChain, int token, SpinChains spins, List<Context> contexts, GenerationListener listener) {

        private static final int TOP = 8;

        void show(float[] shares) {
            int atoms = shares.length / AtomProducts.ROWS;
            for (int c = 0; c < contexts.size(); c++) {
                var schedule = contexts.get(c).target().schedule();
                var spin = spins.spin(c);
                var plain = new float[spin.length];
                for (int a = 0; a < plain.length; a++) {
                    plain[a] = (float) spin[a];
                }
                var field = contexts.get(c).field();
                double length = Sphere.norm(field);
                int[] top = FloatRows.largest(shares, c * atoms, atoms, TOP);
                var values = new float[top.length];
                for (int i = 0; i < top.length; i++) {
                    values[i] = shares[c * atoms + top[i]];
                }
                int level = spins.level();
                listener.frame(new GenerationListener.Frame(
                        firstChain + c,
                        token,
                        level,
                        schedule.kappa(level),
                        schedule.meanCosine(level),
                        schedule.tau(level),
                        plain,
                        length > 0 ? Sphere.dot(spin, field) / length : Double.NaN,
                        top,
                        values));
            }
        }
    }

    /// The block's texts, filled up to a whole batch: then a text's logits are the same to the last bit however many
    /// others there are.
    private static List<int[]> wholeBatch(int[] prompt, List<Writing> block) {
        return IntStream.range(0, AtomProducts.ROWS)
                .mapToObj(i -> continued(prompt, block.get(Math.min(i, block.size() - 1))))
                .toList();
    }

    private static int[] continued(int[] prompt, Writing chain) {
        return IntStream.concat(
                        Arrays.stream(prompt),
                        chain.decoded().stream().mapToInt(GenerationResult.Decoded::id))
                .toArray();
    }

    private List<Context> contexts(GenerationRequest request, CleanLaw law, List<int[]> prompts) {
        int layers = model.config().layers();
        boolean learns = request.residual() == Residual.LEARNED && learned.isPresent();
        var features = learns
                ? FieldSource.parse(learned.orElseThrow().features(), model.config())
                : new FieldSource.None();
        var forward = ForwardRequest.of(prompts).logits(new LogitRequest.Final());
        forward = ContextFields.request(forward, request.field(), request.reading(), layers);
        forward = ContextFields.request(forward, features, Reading.PAPER, layers);
        var run = model.run(forward, Progress.NONE);
        var fields = ContextFields.of(model, prompts, request.field(), request.reading(), run);
        var f = ContextFields.of(model, prompts, features, Reading.PAPER, run);
        var contexts = new ArrayList<Context>();
        for (int p = 0; p < prompts.size(); p++) {
            var logits = run.logits().get(p).data();
            requireNumbers(logits);
            requireDirection(request, fields[p]);
            var guidance = Guidance.of(request.guidanceKind(), fields[p], request.guidance());
            var weights = guidance.tilted(sphere.atoms(), law.logWeights(logits, f[p]), request.sign());
            var schedule = sphere.schedule(request.path(), weights, request.steps());
            contexts.add(new Context(
                    logits, logSum(logits), new SpinChains.Target(weights, schedule, guidance), fields[p]));
        }
        return contexts;
    }

    private static void requireNumbers(float[] logits) {
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw new UserException("This model gives logits that are not numbers after this text, so no word can be"
                        + " drawn. Check the checkpoint with verify.");
            }
        }
    }

    private static void requireDirection(GenerationRequest request, double[] field) {
        double length = Sphere.norm(field);
        if (request.guidance() == 0) {
            return;
        }
        if (!(length > 0 && Double.isFinite(length))) {
            throw new UserException("The field " + request.field() + " has length " + length
                    + " here, so it has no direction to guide to. Choose another field, or set g to 0.");
        }
        if (request.guidance() * length > STRONGEST) {
            throw new UserException(String.format(
                    java.util.Locale.ROOT,
                    "The guidance g = %s is too strong for the field %s of length %.4g: choose at most %.4g.",
                    request.guidance(),
                    request.field(),
                    length,
                    STRONGEST / length));
        }
    }

    private void decode(
            GenerationRequest request,
            Writing chain,
            Context context,
            double[] spin,
            Score score,
            float[] shares,
            int row) {
        int count = sphere.atoms().count();
        double forAtom = chain.random().uniform(); // both are drawn always, so that choices never shift
        double forToken = chain.random().uniform();
        int atom = request.decode() == Decode.COSINE
                ? score.nearest(row)
                : Draw.of(shares, row * count, count, forAtom);
        int id = tokenOf(atom, context.logits(), forToken);
        chain.decoded()
                .add(new GenerationResult.Decoded(
                        id,
                        model.tokenizer().decode(id),
                        atom,
                        sphere.atoms().dot(spin, atom),
                        sphere.atoms().tied(atom)));
        chain.logProbs().add(context.logits()[id] - context.logSum());
    }

    /// A token of an atom by GPT-2's shares.
    private int tokenOf(int atom, float[] logits, double uniform) {
        var tokens = sphere.atoms().tokens(atom);
        var weights = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            weights[i] = logits[tokens[i]];
        }
        FloatRows.softmax(weights, 0, weights.length);
        return tokens[Draw.of(weights, 0, weights.length, uniform)];
    }

    private GenerationResult.Chain finished(Writing chain) {
        int[] ids = chain.decoded().stream()
                .mapToInt(GenerationResult.Decoded::id)
                .toArray();
        return new GenerationResult.Chain(
                List.copyOf(chain.decoded()),
                chain.logProbs().stream().mapToDouble(Double::doubleValue).toArray(),
                model.tokenizer().decode(ids));
    }

    private GenerationResult.OwnText ownText(int[] prompt, GenerationRequest request) {
        RandomGenerator random =
                RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(~request.seed());
        var text = prompt;
        for (int t = 0; t < request.tokens(); t++) {
            var run = model.run(ForwardRequest.of(List.of(text)).logits(new LogitRequest.Final()), Progress.NONE);
            var weights = run.logits().getFirst().data().clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= (float) request.temperature();
            }
            FloatRows.softmax(weights, 0, weights.length);
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = Draw.of(weights, 0, weights.length, random.nextDouble());
        }
        int[] own = Arrays.copyOfRange(text, prompt.length, text.length);
        return new GenerationResult.OwnText(model.tokenizer().decode(own), own);
    }

    private static double logSum(float[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        return most + Math.log(sum);
    }
}
