package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

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
    private final PlainWeights plain;
    private final Circuits circuits;
    private final DoubleCircuits doubleCircuits;
    private final Object nativeUse = new Object();
    private boolean closed;
    private long forwardPasses;
    private int scopes;
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
        this.plain = new PlainWeights(config, weights);
        this.circuits = new Circuits(config, weights);
        this.doubleCircuits = new DoubleCircuits(this);
    }

    /// Loads a checkpoint in Hugging Face's layout: config.json, model.safetensors (or shards with their index), and
    /// tokenizer.json or vocab.json with merges.txt.
    ///
    /// @throws CheckpointException if the folder holds no sound GPT-2
    /// @throws java.util.concurrent.CancellationException if `progress` says so; nothing stays loaded then
    public static Gpt2 load(Path folder, ModelIdentity identity, Progress progress) {
        return load(folder, identity, Weights.WIDE_LIMIT, progress);
    }

    /// The same with another limit of the bytes up to which narrow weights are widened once and for all.
    static Gpt2 load(Path folder, ModelIdentity identity, long wideLimit, Progress progress) {
        var config = Gpt2Config.read(folder.resolve(CheckpointNames.CONFIG));
        var engine = NativeEngine.begin(Tokenizer::loadLibrary);
        var tokenizer = Tokenizer.load(folder);
        NDManager manager = null;
        try {
            tokenizer.requireFor(config, folder);
            manager = engine.await(progress.part(0, 0.3));
            NativeEngine.useThreadsFor(config);
            var weights = Weights.load(folder, config, manager, wideLimit, progress.part(0.3, 1));
            return new Gpt2(identity, folder, config, manager, weights, tokenizer);
        } catch (RuntimeException e) {
            tokenizer.close();
            if (manager != null) {
                manager.close();
            }
            throw e;
        }
    }

    /// Refuses text that has tokens beyond the model's embedding, which a tokenizer with added tokens can make.
    ///
    /// @param what is in `tokens`, for the message
    /// @throws UserException naming the first such token
    public void requireEmbedding(String what, int... tokens) {
        tokenizer.requireBelow(config.vocabulary(), what, tokens);
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
            sha256 = Sha256.of(WeightPaths.of(folder));
        }
        return sha256;
    }

    /// Bytes of the weight file, or of all shards together.
    public long weightBytes() {
        return WeightPaths.of(folder).stream()
                .mapToLong(path -> path.toFile().length())
                .sum();
    }

    /// Runs one batched forward pass.
    ///
    /// @throws PromptTooLongException if a prompt has more tokens than the model has positions
    /// @throws java.util.concurrent.CancellationException between layers, if `progress` says so
    public ForwardResult run(ForwardRequest request, Progress progress) {
        new RequestValidator(config).require(request);
        return inScope(scope -> {
            forwardPasses++;
            return ForwardRun.of(this, scope, request, progress);
        });
    }

    /// How many forward passes [#run] has made so far.
    public long forwardPasses() {
        synchronized (nativeUse) {
            return forwardPasses;
        }
    }

    /// Native work in a scope of its own, during which the model stays open. Gradients are recorded only if the work
    /// itself turns that on.
    ///
    /// @throws ModelClosedException if it is closed already
    <T> T inScope(Function<NDManager, T> work) {
        synchronized (nativeUse) {
            if (closed) {
                throw new ModelClosedException();
            }
            boolean outermost = NativeExit.OF_PROCESS.begin();
            boolean before = NativeOps.recording();
            if (scopes == 0) {
                NativeOps.record(false);
            }
            scopes++;
            try (var scope = manager.newSubManager()) {
                return work.apply(scope);
            } finally {
                scopes--;
                NativeOps.record(before);
                if (outermost) {
                    NativeExit.OF_PROCESS.finished();
                }
            }
        }
    }

    Forward forward() {
        return forward;
    }

    Weights weights() {
        return weights;
    }

    /// Rows of W_E `[tokens, d_model]`.
    public Tensor embedding(int... tokens) {
        return inScope(scope -> plain.rows(scope, weights.wte(), tokens));
    }

    /// The first rows of W_pos `[length, d_model]`.
    public Tensor positionEmbedding(int length) {
        var rows = IntStream.range(0, length).toArray();
        return inScope(scope -> plain.rows(scope, weights.wpe(), rows));
    }

    /// Token directions e_t: rows of the unembedding `[tokens, d_model]`, which is W_E where the head is tied.
    public Tensor unembedding(int... tokens) {
        return inScope(scope -> plain.rows(scope, weights.unembedding(), tokens));
    }

    /// `ln_1` of a layer.
    public LayerNorm ln1(int layer) {
        return inScope(scope -> plain.norm(weights.blocks().get(layer).ln1()));
    }

    /// `ln_f`; its weight is γ_f.
    public LayerNorm lnFinal() {
        return inScope(scope -> plain.norm(weights.lnFinal()));
    }

    /// b_O of a layer `[d_model]`.
    public float[] outputBias(int layer) {
        return inScope(scope -> plain.outputBias(layer));
    }

    /// The bias of the output of a layer's MLP `[d_model]`.
    public float[] mlpBias(int layer) {
        return inScope(scope -> plain.mlpBias(layer));
    }

    /// b_V of a layer's heads `[head, d_head]`, flattened.
    public float[] valueBias(int layer) {
        return inScope(scope -> plain.valueBias(layer));
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
