package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.spinbath.FieldSource;

/// Writes text with spins: denoise, decode, append, recompute field and log-weights, repeat.
public final class TextGenerator {

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
        var contexts = new ContextReader(model, sphere, learned, request);
        var first = contexts.of(List.of(prompt)).getFirst();
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
            write(request, contexts, prompt, first, block, score, listener, progress.part(0.95 * done, 0.95 * next));
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
                new PlainContinuation(model).of(prompt, request));
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
            ContextReader reader,
            int[] prompt,
            GenerationContext first,
            List<Writing> block,
            Score score,
            GenerationListener listener,
            Progress progress) {
        for (int token = 0; token < request.tokens(); token++) {
            var contexts = token == 0
                    ? block.stream().map(chain -> first).toList()
                    : reader.of(wholeBatch(prompt, block)).subList(0, block.size());
            var starts = block.stream()
                    .map(chain -> chain.random().start(sphere.atoms().dimension()))
                    .toList();
            var spins = new SpinChains(
                    score,
                    contexts.stream().map(GenerationContext::target).toList(),
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
            var shares = score.shares(spins.spins(), spins.level());
            if (listener.wantsFrames()) {
                frames.show(shares);
            }
            for (int c = 0; c < block.size(); c++) {
                decode(request, block.get(c), contexts.get(c), spins.spin(c), score, shares, c);
                listener.decoded(
                        block.get(c).number(), token, block.get(c).decoded().getLast());
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
        return IntStream.concat(Arrays.stream(prompt), chain.decoded().stream().mapToInt(GenerationResult.Decoded::id))
                .toArray();
    }

    private void decode(
            GenerationRequest request,
            Writing chain,
            GenerationContext context,
            double[] spin,
            Score score,
            float[] shares,
            int row) {
        int count = sphere.atoms().count();
        double forAtom = chain.random().uniform(); // both are drawn always, so that choices never shift
        double forToken = chain.random().uniform();
        int atom =
                request.decode() == Decode.COSINE ? score.nearest(row) : Draw.of(shares, row * count, count, forAtom);
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
        int[] ids =
                chain.decoded().stream().mapToInt(GenerationResult.Decoded::id).toArray();
        return new GenerationResult.Chain(
                List.copyOf(chain.decoded()),
                chain.logProbs().stream().mapToDouble(Double::doubleValue).toArray(),
                model.tokenizer().decode(ids));
    }
}
