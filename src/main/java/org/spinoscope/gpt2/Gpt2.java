package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;

/// A loaded GPT-2.
///
/// It owns native memory, so one thread uses it at a time, and its loader closes it. Everything its methods
/// return is plain Java.
public final class Gpt2 implements AutoCloseable {

    private final ModelIdentity identity;
    private final Path folder;
    private final Gpt2Config config;
    private final NDManager manager;
    private final Weights weights;
    private final Tokenizer tokenizer;
    private final Forward forward;
    private final Circuits circuits;
    private final DoubleCircuits doubleCircuits;
    private final Object nativeUse = new Object();
    private boolean closed;
    private long forwardPasses;
    private @Nullable String sha256;

    private Gpt2(
            ModelIdentity identity, Path folder, Gpt2Config config, NDManager manager, Weights weights, Tokenizer t) {
        this.identity = identity;
        this.folder = folder;
        this.config = config;
        this.manager = manager;
        this.weights = weights;
        this.tokenizer = t;
        this.forward = new Forward(config, weights);
        this.circuits = new Circuits(config, weights);
        this.doubleCircuits = new DoubleCircuits(this);
    }

    /// Loads a checkpoint in Hugging Face's layout: config.json, model.safetensors (or shards with their index), and
    /// tokenizer.json or vocab.json with merges.txt.
    ///
    /// @throws CheckpointException if the folder holds no sound GPT-2
    /// @throws java.util.concurrent.CancellationException if `progress` says so; nothing stays loaded then
    public static Gpt2 load(Path folder, ModelIdentity identity, Progress progress) {
        var config = Gpt2Config.read(folder.resolve(CheckpointNames.CONFIG));
        var tokenizer = Tokenizer.load(folder);
        NDManager manager = null;
        try {
            refuseForeign(tokenizer, config, folder);
            manager = NativeEngine.start(progress.part(0, 0.3));
            NativeEngine.useThreadsFor(config);
            var weights = Weights.load(folder, config, manager, progress.part(0.3, 1));
            return new Gpt2(identity, folder, config, manager, weights, tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            if (manager != null) {
                manager.close();
            }
            throw e;
        }
    }

    /// A tokenizer may know fewer tokens than the model has rows (vocabularies get padded), never more.
    private static void refuseForeign(Tokenizer tokenizer, Gpt2Config config, Path folder) {
        if (tokenizer.vocabulary() > config.vocabulary()) {
            throw new CheckpointException("The tokenizer in " + folder + " knows " + tokenizer.vocabulary()
                    + " tokens, but the model only " + config.vocabulary()
                    + ". Use the tokenizer that belongs to these weights.");
        }
    }

    public ModelIdentity identity() {
        return identity;
    }

    public Gpt2Config config() {
        return config;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// The heads' bilinear forms on plain vectors.
    public Circuits circuits() {
        return circuits;
    }

    /// The heads' bilinear forms in double precision.
    public DoubleCircuits doubleCircuits() {
        return doubleCircuits;
    }

    /// All heads, layer by layer.
    public List<HeadId> heads() {
        return config.allHeads();
    }

    /// The SHA-256 of the weight file (of all shards in order, if there are several), in hexadecimal. Reads the file
    /// the first time.
    public synchronized String sha256() {
        if (sha256 == null) {
            sha256 = Sha256.of(WeightFiles.paths(folder));
        }
        return sha256;
    }

    /// Runs one batched forward pass.
    ///
    /// @throws PromptTooLongException if a prompt has more tokens than the model has positions
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so
    public ForwardResult run(ForwardRequest request, Progress progress) {
        new RequestValidator(config).require(request);
        return inScope(scope -> {
            forwardPasses++;
            var packedBatch = PackedBatch.of(scope, request.prompts());
            var activationRecorder =
                    new ActivationRecorder(
                            config,
                            weights,
                            packedBatch,
                            request.record(),
                            request.patches(),
                            request.scorePatches());
            boolean lastOnly = readsLastOnly(request);
            var x = embed(scope, request.prompts(), activationRecorder);
            x = forward.blocks(0, x, packedBatch, activationRecorder, lastOnly, progress);
            return new ForwardResult(
                    new FinalLogits(this, packedBatch, lastOnly).logits(request.logits(), x, activationRecorder),
                    activationRecorder.kept());
        });
    }

    /// How many forward passes [#run] has made so far.
    public long forwardPasses() {
        synchronized (nativeUse) {
            return forwardPasses;
        }
    }

    /// Native work in a scope of its own, during which the model stays open.
    ///
    /// @throws ModelClosedException if it is closed already
    <T> T inScope(Function<NDManager, T> work) {
        synchronized (nativeUse) {
            if (closed) {
                throw new ModelClosedException();
            }
            try (var scope = manager.newSubManager()) {
                return work.apply(scope);
            }
        }
    }

    Forward forward() {
        return forward;
    }

    Weights weights() {
        return weights;
    }

    /// The residual stream before the first block, packed, `[token, d_model]`.
    NDArray embed(NDManager scope, List<int[]> prompts, ActivationRecorder activationRecorder) {
        return forward.embed(tokens(scope, prompts), positions(scope, prompts), activationRecorder);
    }

    /// Whether nothing but last positions is read from the last block on.
    private boolean readsLastOnly(ForwardRequest request) {
        int last = config.layers() - 1;
        boolean patched = request.patches().stream().anyMatch(p -> p.head().layer() == last)
                || request.scorePatches().stream().anyMatch(p -> p.head().layer() == last);
        boolean recorded = request.record().stream()
                .anyMatch(p -> (p.layer() == last && p.hook() != Hook.RESID_PRE)
                        || p.hook() == Hook.LN_FINAL_SCALE
                        || p.hook() == Hook.LN_FINAL_NORMALIZED);
        boolean tail = request.logits() instanceof LogitRequest.Tail;
        return !patched && !recorded && !tail;
    }

    private NDArray tokens(NDManager scope, List<int[]> prompts) {
        return scope.create(
                prompts.stream().flatMapToInt(Arrays::stream).asLongStream().toArray());
    }

    private NDArray positions(NDManager scope, List<int[]> prompts) {
        return scope.create(prompts.stream()
                .flatMapToInt(p -> java.util.stream.IntStream.range(0, p.length))
                .asLongStream()
                .toArray());
    }

    /// Rows of W_E `[tokens, d_model]`.
    public Tensor embedding(int... tokens) {
        return plainRows(weights.wte(), tokens);
    }

    /// The first rows of W_pos `[length, d_model]`.
    public Tensor positionEmbedding(int length) {
        return plainRows(
                weights.wpe(), java.util.stream.IntStream.range(0, length).toArray());
    }

    /// Token directions e_t: rows of the unembedding `[tokens, d_model]`, which is W_E where the head is tied.
    public Tensor unembedding(int... tokens) {
        return plainRows(weights.unembedding(), tokens);
    }

    private Tensor plainRows(NDArray table, int[] rows) {
        return inScope(scope -> {
            for (int row : rows) {
                Objects.checkIndex(row, (int) table.getShape().get(0)); // native code would end the virtual machine
            }
            var index = scope.create(Arrays.stream(rows).asLongStream().toArray());
            var found = NativeOps.rows(table, index);
            found.attach(scope);
            return new Tensor(found.toFloatArray(), rows.length, config.dModel());
        });
    }

    /// `ln_1` of a layer.
    public LayerNorm ln1(int layer) {
        return plain(weights.blocks().get(layer).ln1());
    }

    /// `ln_f`; its weight is γ_f.
    public LayerNorm lnFinal() {
        return plain(weights.lnFinal());
    }

    private LayerNorm plain(Weights.Norm norm) {
        return new LayerNorm(norm.weight().toFloatArray(), norm.bias().toFloatArray(), config.epsilon());
    }

    /// b_O of a layer `[d_model]`.
    public float[] outputBias(int layer) {
        return weights.blocks().get(layer).cProj().bias().toFloatArray();
    }

    /// b_V of a layer's heads `[head, d_head]`, flattened.
    public float[] valueBias(int layer) {
        var bias = weights.blocks().get(layer).cAttn().bias().toFloatArray();
        return Arrays.copyOfRange(bias, 2 * config.dModel(), 3 * config.dModel());
    }

    /// Frees the native memory, once native work under way on another thread has ended.
    @Override
    public void close() {
        synchronized (nativeUse) {
            closed = true;
            weights.close();
            manager.close();
            tokenizer.close();
        }
    }
}
