package org.spinoscope.gpt2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;

/// All named activations of one prompt as a safetensors file, under TransformerLens's names.
///
/// The file holds `tokens` (I64 `[T]`), every [Hook] of every layer in the shapes given there, and `logits`
/// `[T, vocabulary]`; its metadata say which model, prompt and program made it. Layers are computed group by group, so
/// that attention patterns of a long prompt never have to be in memory together.
public final class Trace {

    private static final long GROUP_NUMBERS = 32L << 20;
    private static final String FORMAT = "spinoscope-trace-1";

    /// Activations that one forward pass records.
    private record Group(List<HookPoint> points, int firstLayer) {}

    private final Gpt2 model;
    private final int[] tokens;
    private final Progress progress;
    private @Nullable Group recorded;
    private @Nullable ForwardResult result;

    private Trace(Gpt2 model, int[] tokens, Progress progress) {
        this.model = model;
        this.tokens = tokens;
        this.progress = progress;
    }

    /// Runs the model on a prompt and writes what it computed.
    ///
    /// @param version the program's version, for the metadata
    /// @throws org.spinoscope.common.UserException if the prompt is empty or too long, or the file not writable
    /// @throws java.util.concurrent.CancellationException if `progress` says so; no file is left then
    public static void write(Gpt2 model, String prompt, Path file, String version, Progress progress) {
        var tokens = model.tokenizer().encode(prompt);
        model.run(ForwardRequest.of(List.of(tokens)), progress.part(0, 0.05)); // refuses what cannot run
        var writer = new SafetensorsWriter()
                .metadata("format", FORMAT)
                .metadata("model", model.identity().id())
                .metadata("label", model.identity().withWeights(model.sha256()).label())
                .metadata("sha256", model.sha256())
                .metadata("program", "Spinoscope " + version)
                .metadata("prompt", prompt)
                .add("tokens", Arrays.stream(tokens).asLongStream().toArray());
        new Trace(model, tokens, progress.part(0.05, 1)).addTo(writer);
        writer.write(file);
    }

    private void addTo(SafetensorsWriter writer) {
        var groups = groups();
        for (var group : groups) {
            for (var point : group.points()) {
                writer.add(point.toString(), () -> run(group).activation(point, 0), shape(point.hook()));
            }
        }
        writer.add(
                "logits",
                () -> run(groups.getLast()).logits().getFirst(),
                tokens.length,
                model.config().vocabulary());
    }

    /// The groups in the order of the forward pass, each as many whole layers as fit.
    private List<Group> groups() {
        long layerNumbers = Arrays.stream(Hook.values())
                .filter(Hook::perLayer)
                .mapToLong(hook -> Arrays.stream(shape(hook)).asLongStream().reduce(1, (a, b) -> a * b))
                .sum();
        int layers = model.config().layers();
        int each = Math.clamp(GROUP_NUMBERS / layerNumbers, 1, layers);
        var groups = new ArrayList<Group>();
        for (int first = 0; first < layers; first += each) {
            var points = new ArrayList<HookPoint>();
            if (first == 0) {
                points.addAll(List.of(Hook.EMBED.point(), Hook.POS_EMBED.point()));
            }
            for (int layer = first; layer < Math.min(first + each, layers); layer++) {
                for (var hook : Hook.values()) {
                    if (hook.perLayer()) {
                        points.add(hook.in(layer));
                    }
                }
            }
            if (first + each >= layers) {
                points.addAll(List.of(Hook.LN_FINAL_SCALE.point(), Hook.LN_FINAL_NORMALIZED.point()));
            }
            groups.add(new Group(List.copyOf(points), first));
        }
        return groups;
    }

    private int[] shape(Hook hook) {
        var config = model.config();
        int length = tokens.length;
        return switch (hook) {
            case EMBED, POS_EMBED, RESID_PRE, ATTN_OUT, RESID_MID, MLP_OUT, RESID_POST, LN_FINAL_NORMALIZED ->
                new int[] {length, config.dModel()};
            case Q, K, V, Z -> new int[] {length, config.heads(), config.dHead()};
            case ATTN_SCORES, PATTERN -> new int[] {config.heads(), length, length};
            case MLP_PRE, MLP_POST -> new int[] {length, config.dMlp()};
            case LN_FINAL_SCALE -> new int[] {length, 1};
        };
    }

    /// The pass that recorded a group; only the newest is kept.
    private ForwardResult run(Group group) {
        var known = result;
        if (known == null || !group.equals(recorded)) {
            result = null; // the former may go before the next one comes
            boolean last = group.points().contains(Hook.LN_FINAL_SCALE.point());
            double layers = model.config().layers();
            var request = ForwardRequest.of(List.of(tokens))
                    .recording(group.points().toArray(HookPoint[]::new))
                    .logits(last ? new LogitRequest.Tail(new int[] {tokens.length}) : new LogitRequest.None());
            known = model.run(request, progress.part(group.firstLayer() / layers, 1));
            result = known;
            recorded = group;
        }
        return known;
    }
}
