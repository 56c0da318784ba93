package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;

/// What holds for every sound GPT-2, whatever its weights are.
///
/// @param run over `trials` with every activation recorded and all logits
record StructuralChecks(Gpt2 model, List<TokenizedPair> trials, ForwardResult run) {

    private static final double FLOAT32 = 2e-5;
    private static final double FLOAT64 = 1e-9;
    private static final int GENERATED = 8;
    private static final List<String> TEXTS = List.of(
            "The capital of France is Paris. The capital of Germany is", "Lions are carnivores. Cows are", "To see");

    static List<Check> of(Gpt2 model, Progress progress) {
        var checks = record(model, progress.part(0, 0.2));
        var found = new ArrayList<Check>();
        found.add(checks.finite());
        found.add(checks.patternRowsSumToOne());
        found.add(checks.nothingLooksAhead());
        progress.at(0.3, "Checking causality and batches");
        found.add(checks.laterTokensChangeNothingBefore());
        found.add(checks.batchedEqualsSingle());
        progress.at(0.45, "Checking heads and attributions");
        found.add(checks.headsSumToAttention());
        found.addAll(checks.gapsAgree());
        found.add(checks.attributionsSumToGap());
        progress.at(0.8, "Checking logits and generation");
        found.add(checks.logitsAreDotProducts());
        found.add(checks.embeddingIsTied());
        found.add(checks.generationRepeats());
        return found;
    }

    /// Runs the sample prompts; each pair of answers is the model's own two most likely tokens.
    static StructuralChecks record(Gpt2 model, Progress progress) {
        var prompts = TEXTS.stream().map(text -> sample(model, text)).toList();
        var tails = prompts.stream().mapToInt(p -> p.length).toArray();
        var points = new ArrayList<HookPoint>();
        for (var hook : Hook.values()) {
            IntStream.range(0, hook.perLayer() ? model.config().layers() : 1)
                    .forEach(layer -> points.add(hook.perLayer() ? hook.in(layer) : hook.point()));
        }
        var run = model.run(
                ForwardRequest.of(prompts)
                        .recording(points.toArray(HookPoint[]::new))
                        .logits(new LogitRequest.Tail(tails)),
                progress);
        var trials = new ArrayList<TokenizedPair>();
        for (int p = 0; p < prompts.size(); p++) {
            var best = GreedyDecoder.ranked(run.logits().get(p).slice(prompts.get(p).length - 1), 2);
            trials.add(new TokenizedPair(prompts.get(p), new int[] {best[0]}, new int[] {best[best.length - 1]}));
        }
        return new StructuralChecks(model, List.copyOf(trials), run);
    }

    /// A text's tokens, short enough that generation still finds room.
    private static int[] sample(Gpt2 model, String text) {
        var tokens = model.tokenizer().encode(text);
        int room = Math.max(1, model.config().positions() - GENERATED);
        return tokens.length == 0 ? new int[] {0} : Arrays.copyOf(tokens, Math.min(tokens.length, room));
    }

    Check finite() {
        return ActivationChecks.finite(run);
    }

    Check patternRowsSumToOne() {
        return ActivationChecks.patternRowsSumToOne(run, model.config().layers());
    }

    Check nothingLooksAhead() {
        return ActivationChecks.nothingLooksAhead(run, model.config().layers());
    }

    Check laterTokensChangeNothingBefore() {
        var tokens = trials.getFirst().tokens().clone();
        int last = tokens.length - 1;
        if (last == 0) {
            return Check.skipped("a later token changes nothing before it", "the sample has one token only");
        }
        tokens[last] = tokens[last] == 0 ? 1 : 0;
        var changed = model.run(
                        ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Tail(new int[] {tokens.length})),
                        Progress.NONE)
                .logits()
                .getFirst();
        int before = last * model.config().vocabulary();
        return Check.deviation(
                "a later token changes nothing before it",
                MaxError.relative(
                        Arrays.copyOf(changed.data(), before),
                        Arrays.copyOf(run.logits().getFirst().data(), before)),
                FLOAT32,
                "of the largest logit");
    }

    Check batchedEqualsSingle() {
        double worst = 0;
        for (int p = 0; p < trials.size(); p++) {
            var tokens = trials.get(p).tokens();
            var alone = model.run(ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Final()), Progress.NONE);
            worst = MaxError.larger(
                    worst,
                    MaxError.relative(
                            alone.logits().getFirst().data(),
                            run.logits().get(p).slice(tokens.length - 1)));
        }
        return Check.deviation("a batch gives what each prompt gives alone", worst, FLOAT32, "of the largest logit");
    }

    Check headsSumToAttention() {
        double worst = 0;
        for (int layer = 0; layer < model.config().layers(); layer++) {
            var expected = run.activation(Hook.ATTN_OUT.in(layer), 0);
            var sum = DirectLogitAttribution.headSum(model, layer, run.activation(Hook.Z.in(layer), 0));
            worst = MaxError.larger(worst, MaxError.relative(expected.data(), sum));
        }
        return Check.deviation("Σ_h result_h + b_O = attn_out", worst, FLOAT32, "of the largest component");
    }

    List<Check> gapsAgree() {
        double routes = 0;
        double batched = 0;
        for (var reading : List.of(Reading.PAPER, Reading.ACTUAL)) {
            var gaps = HeadGaps.of(model, trials, reading, run, Progress.NONE);
            double scale = 1e-30;
            double off = 0;
            for (var head : model.heads()) {
                var field = HeadField.of(model, trials, 0, head, reading, run);
                scale = Math.max(scale, Math.abs(field.gap()));
                off = MaxError.larger(off, Math.abs(gaps.of(head)[0] - field.gap()));
                routes = MaxError.larger(
                        routes, Math.abs(field.gap() - field.gapInModelSpace()) / (1 + Math.abs(field.gap())));
            }
            batched = MaxError.larger(batched, off / scale);
        }
        return List.of(
                Check.deviation("eq. (4) = eq. (5), every head", routes, FLOAT64, "relative"),
                Check.deviation("all heads at once = head by head", batched, FLOAT32, "of the largest gap"));
    }

    Check attributionsSumToGap() {
        double worst = 0;
        for (int p = 0; p < trials.size(); p++) {
            worst = MaxError.larger(
                    worst, DirectLogitAttribution.of(model, trials, p, run).error());
        }
        return Check.deviation("direct attributions sum to the logit gap", worst, FLOAT32, "of Σ|attribution|");
    }

    Check logitsAreDotProducts() {
        var prompts = trials.stream().map(TokenizedPair::tokens).toList();
        var wanted =
                trials.stream().map(t -> new int[] {t.good()[0], t.bad()[0]}).toArray(int[][]::new);
        var few = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.FinalOf(wanted)), Progress.NONE)
                .logits();
        double worst = 0;
        for (int p = 0; p < wanted.length; p++) {
            var all = run.logits().get(p).slice(prompts.get(p).length - 1);
            var same = new float[] {all[wanted[p][0]], all[wanted[p][1]]};
            worst = MaxError.larger(worst, MaxError.relative(few.get(p).data(), same));
        }
        return Check.deviation("single logits = rows of all logits", worst, FLOAT32, "of the larger logit");
    }

    Check embeddingIsTied() {
        var name = "the unembedding is the embedding";
        if (!model.config().tied()) {
            return Check.skipped(name, "this model has an lm_head.weight of its own");
        }
        var tokens =
                IntStream.range(0, Math.min(256, model.config().vocabulary())).toArray();
        return Check.deviation(
                name,
                MaxError.relative(
                        model.unembedding(tokens).data(),
                        model.embedding(tokens).data()),
                0,
                "over " + tokens.length + " tokens");
    }

    Check generationRepeats() {
        var prompt = trials.getLast().tokens();
        int count = Math.min(GENERATED, model.config().positions() - prompt.length);
        var first = GreedyDecoder.continuation(model, prompt, count, Progress.NONE);
        var second = GreedyDecoder.continuation(model, prompt, count, Progress.NONE);
        return Check.equal("greedy generation repeats itself", Arrays.toString(first), Arrays.toString(second));
    }
}
