package org.spinoscope.study.edit;

import java.lang.ref.WeakReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.ActualGaps;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.SequenceProbabilities;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.TokenizedPrompts;

/// The model's own runs over prompts, kept by their tokens together with what was derived from each, so that an edit
/// runs the edited prompt once and no other. For the thread that owns the model.
public final class PromptRuns {

    private static final long MOST_BYTES = 128L << 20;

    private final LinkedHashMap<IntBuffer, PromptRun> kept = new LinkedHashMap<>(64, 0.75f, true);
    private WeakReference<Gpt2> model = new WeakReference<>(null);
    private long bytes;

    /// The runs over these prompts; those that are not known, or lack an activation, are made in one batch.
    List<PromptRun> of(Gpt2 gpt2, List<int[]> prompts, Reading reading, Progress progress) {
        if (!model.refersTo(gpt2)) {
            kept.clear();
            bytes = 0;
            model = new WeakReference<>(gpt2);
        }
        var needed = HeadGaps.request(
                        ForwardRequest.of(List.of()), reading, gpt2.config().layers())
                .record();
        var found = new HashMap<IntBuffer, PromptRun>();
        var missing = new LinkedHashMap<IntBuffer, int[]>();
        for (var prompt : prompts) {
            var run = kept.get(IntBuffer.wrap(prompt));
            if (run != null && run.has(needed)) {
                found.put(IntBuffer.wrap(prompt), run);
            } else {
                missing.put(IntBuffer.wrap(prompt), prompt);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(run(gpt2, List.copyOf(missing.sequencedValues()), needed, progress));
        }
        return prompts.stream()
                .map(p -> Objects.requireNonNull(found.get(IntBuffer.wrap(p)), "found or made above"))
                .toList();
    }

    private Map<IntBuffer, PromptRun> run(Gpt2 gpt2, List<int[]> prompts, Set<HookPoint> needed, Progress progress) {
        var points = new HashSet<>(needed);
        for (var prompt : prompts) {
            var before = kept.get(IntBuffer.wrap(prompt));
            if (before != null) {
                points.addAll(before.points());
            }
        }
        var forward = gpt2.run(
                ForwardRequest.of(prompts).logits(new LogitRequest.Final()).recording(points.toArray(HookPoint[]::new)),
                progress);
        var made = new HashMap<IntBuffer, PromptRun>();
        for (int p = 0; p < prompts.size(); p++) {
            var activations = new HashMap<HookPoint, Tensor>();
            for (var point : points) {
                activations.put(point, forward.activation(point, p));
            }
            var run = new PromptRun(forward.logits().get(p), activations);
            keep(IntBuffer.wrap(prompts.get(p)), run);
            made.put(IntBuffer.wrap(prompts.get(p)), run);
        }
        return made;
    }

    /// Keeps a run, and lets go of those not used for longest.
    private void keep(IntBuffer tokens, PromptRun run) {
        var before = kept.put(tokens, run);
        bytes += run.bytes();
        if (before != null) {
            run.inherit(before);
            bytes -= before.bytes();
        }
        for (var oldest = kept.sequencedEntrySet().iterator(); bytes > MOST_BYTES && oldest.hasNext(); ) {
            var entry = oldest.next();
            if (entry.getValue() != run) {
                bytes -= entry.getValue().bytes();
                oldest.remove();
            }
        }
    }

    /// The runs as one result, in the order of the prompts, with what a reading needs of them.
    static ForwardResult together(List<PromptRun> runs) {
        var activations = new HashMap<HookPoint, List<Tensor>>();
        var common = new HashSet<>(runs.getFirst().points());
        runs.forEach(run -> common.retainAll(run.points()));
        for (var point : common) {
            activations.put(
                    point, runs.stream().map(run -> run.activation(point)).toList());
        }
        return new ForwardResult(runs.stream().map(PromptRun::finalLogits).toList(), activations);
    }

    /// Theory and model over prompts, computed for those prompts alone that are not known under this reading.
    public CorrelationStudy.Gaps gaps(Gpt2 gpt2, TokenizedPrompts prompts, Reading reading, Progress progress) {
        var runs = of(gpt2, prompts.tokens(), reading, progress.part(0, 0.6));
        var trials = prompts.trials();
        var unknown = IntStream.range(0, runs.size())
                .filter(p -> !runs.get(p).knowsTheory(trials.get(p), reading))
                .boxed()
                .toList();
        if (!unknown.isEmpty()) {
            var asked = unknown.stream().map(trials::get).toList();
            var forward = together(unknown.stream().map(runs::get).toList());
            var found = HeadGaps.of(gpt2, asked, reading, forward, progress.part(0.6, 0.9));
            for (int i = 0; i < asked.size(); i++) {
                runs.get(unknown.get(i)).keepTheory(asked.get(i), reading, found.prompt(i));
            }
        }
        var theory = IntStream.range(0, runs.size())
                .mapToObj(p -> runs.get(p).theory(trials.get(p), reading))
                .toList();
        return new CorrelationStudy.Gaps(
                prompts,
                gpt2.heads(),
                HeadGaps.ofPrompts(theory),
                actual(gpt2, prompts, reading.answer(), runs, progress.part(0.9, 1)));
    }

    /// ΔL_actual `[prompt]`; sequences of several tokens take one more pass, over new ones alone.
    double[] actual(Gpt2 gpt2, TokenizedPrompts prompts, AnswerToken answer, List<PromptRun> runs, Progress progress) {
        if (answer != AnswerToken.SEQUENCE) {
            return ActualGaps.of(
                    prompts.trials(), runs.stream().map(PromptRun::finalLogits).toList());
        }
        var unknown = new ArrayList<TokenizedPair>();
        var of = new ArrayList<PromptRun>();
        for (int p = 0; p < runs.size(); p++) {
            var pair = prompts.whole().get(p);
            if (!runs.get(p).sequences().containsKey(key(pair))) {
                unknown.add(pair);
                of.add(runs.get(p));
            }
        }
        if (!unknown.isEmpty()) {
            var words = SequenceProbabilities.of(gpt2, unknown, progress);
            for (int i = 0; i < words.length; i++) {
                of.get(i).sequences().put(key(unknown.get(i)), words[i]);
            }
        }
        return IntStream.range(0, runs.size())
                .mapToDouble(p -> {
                    var words = Objects.requireNonNull(
                            runs.get(p).sequences().get(key(prompts.whole().get(p))), "computed above");
                    return words[0] - words[1];
                })
                .toArray();
    }

    private static IntBuffer key(TokenizedPair pair) {
        return IntBuffer.wrap(IntStream.concat(
                        IntStream.concat(IntStream.of(pair.good()), IntStream.of(-1)), IntStream.of(pair.bad()))
                .toArray());
    }

    /// The temperature curves, computed for those prompts alone that are not known.
    public TemperatureSweep.Result temperature(
            Gpt2 gpt2, TemperatureSweep.Request request, Reading reading, Progress progress) {
        var prompts = TokenizedPrompts.of(gpt2, request.prompts(), AnswerToken.FIRST);
        var runs = of(gpt2, prompts.tokens(), reading, progress.part(0, 0.5));
        var gaps = ActualGaps.of(
                prompts.trials(), runs.stream().map(PromptRun::finalLogits).toList());
        var curves = new ArrayList<TemperatureSweep.Curve>();
        for (var run : runs) {
            progress.at(0.5 + 0.5 * curves.size() / runs.size(), "Temperature curves");
            curves.add(run.curve(request.temperatures()));
        }
        return TemperatureSweep.Result.of(request, prompts, curves, gaps);
    }
}
