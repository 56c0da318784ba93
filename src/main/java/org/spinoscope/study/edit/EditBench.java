package org.spinoscope.study.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.Bench;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.TokenizedPrompts;

/// How long an edit of one prompt takes until every view has its data, beside one forward pass of the edited prompt.
public final class EditBench {

    private static final int EDITS = 15;
    private static final int FIRST_PERMUTATIONS = 500;

    private EditBench() {}

    /// Edits the first prompt of a set again and again; each edit is new to the program. Forward pass and edit take
    /// turns, so that both see the same load of the machine.
    public static List<Bench.Row> run(Gpt2 model, PromptSet prompts, Progress progress) {
        var runs = new PromptRuns();
        views(model, runs, prompts, Progress.NONE);
        var forward = new double[EDITS];
        var edit = new double[EDITS];
        long passes = 0;
        for (int i = 0; i < EDITS; i++) {
            progress.at((double) i / EDITS, "Editing a prompt");
            var edited = edited(prompts, i);
            forward[i] = seconds(() -> forward(model, edited.pairs().getFirst()));
            long before = model.forwardPasses();
            edit[i] = seconds(() -> views(model, runs, edited, Progress.NONE));
            passes = Math.max(passes, model.forwardPasses() - before);
        }
        double one = median(forward);
        double all = median(edit);
        return List.of(
                new Bench.Row("forward passes of one edit", Long.toString(passes), "1"),
                new Bench.Row("one forward of the edited prompt", milliseconds(one), ""),
                new Bench.Row(
                        "edit → every view (" + FIRST_PERMUTATIONS + " permutations)",
                        String.format(Locale.ROOT, "%s, %.2f × the forward", milliseconds(all), all / one),
                        "≤ 1.3 ×"));
    }

    private static void forward(Gpt2 model, PromptPair pair) {
        model.run(
                ForwardRequest.of(List.of(model.tokenizer().encode(pair.prompt())))
                        .logits(new LogitRequest.Final()),
                Progress.NONE);
    }

    /// What the window's views request after an edit, in its order.
    private static void views(Gpt2 model, PromptRuns runs, PromptSet set, Progress progress) {
        var reading = Reading.PAPER;
        var pair = set.pairs().getFirst();
        NextTokenPrediction.of(model, runs, pair, reading, progress);
        HeadOnPrompt.of(model, runs, pair, model.heads().getLast(), reading, List.of(), progress);
        var tokens = TokenizedPrompts.of(model, set, reading.answer());
        var request = new CorrelationStudy.Request(set, reading, FIRST_PERMUTATIONS, 0, 1);
        CorrelationStudy.statistics(request, runs.gaps(model, tokens, reading, progress), progress);
        PromptSetPredictions.of(model, runs, set, reading, progress);
        runs.temperature(model, TemperatureSweep.Request.of(set), reading, progress);
    }

    /// The set with a number before its first prompt.
    private static PromptSet edited(PromptSet set, int number) {
        var pairs = new ArrayList<>(set.pairs());
        var first = pairs.getFirst();
        pairs.set(
                0, new PromptPair((10 + number) + " " + first.prompt(), first.good(), first.bad(), first.relation()));
        return new PromptSet(set.name(), set.description(), set.source(), pairs);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String milliseconds(double time) {
        return String.format(Locale.ROOT, "%.1f ms", time * 1e3);
    }
}
