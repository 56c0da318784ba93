package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadContexts;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.spinbath.Reading.Biases;
import org.spinoscope.spinbath.Reading.Readout;
import org.spinoscope.spinbath.Reading.Source;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.Regression;

/// Which reading is the paper's? Every combination of choices on one prompt set, compared with the paper's values
/// (eqs. (1)–(5)). A post-hoc search: its best row is a hypothesis about the paper, not a result about the model.
public final class ReproductionScan implements Study<PromptSet, ReproductionScan.Result> {

    /// The heads the paper names.
    public static final HeadId STRONGEST = new HeadId(3, 5);

    private static final HeadId SECOND = new HeadId(0, 2);
    private static final HeadId THIRD = new HeadId(0, 7);

    /// One combination.
    ///
    /// @param reading the combination
    /// @param n pairs that were used
    /// @param r of L3H5, L0H2 and L0H7; NaN if undefined or if the model has no such head
    /// @param rank of L3H5 by |r| over all heads; 0 if undefined
    /// @param germanyGap L3H5's ΔL_theory on the first prompt
    /// @param distance root mean square deviation from the paper's four values; NaN if one is missing
    public record Row(Reading reading, int n, double[] r, int rank, double germanyGap, double distance) {}

    /// All combinations, the nearest to the paper first.
    ///
    /// @param leftOut choices of answer token under which no prompt can be run, with the reason
    public record Result(PromptSet prompts, List<Row> rows, SequencedMap<AnswerToken, String> leftOut) {}

    private record Answers(AnswerToken choice, TokenizedPrompts tokenizedPrompts, double[] actual) {}

    @Override
    public Result run(Gpt2 model, PromptSet prompts, Progress progress) {
        // Every pair, as another choice of answer token may tell apart what the first token does not.
        var first = TokenizedPrompts.every(model, prompts.pairs(), AnswerToken.FIRST);
        var run = model.run(everything(first.trials(), model), progress.part(0, 0.2));
        var leftOut = new LinkedHashMap<AnswerToken, String>();
        var answers = answers(model, prompts, leftOut, progress.part(0.2, 0.3));
        var rows = new ArrayList<Row>();
        int done = 0;
        int total = Source.values().length * Biases.values().length * 2;
        for (var source : Source.values()) {
            for (var biases : Biases.values()) {
                for (boolean unit : new boolean[] {false, true}) {
                    var part = progress.part(0.3 + 0.7 * done / total, 0.3 + 0.7 * (done + 1) / total);
                    done++;
                    var base = new Reading(source, biases, unit, Readout.RAW, AnswerToken.FIRST, OutputSlice.ROWS);
                    var contexts = HeadContexts.of(model, first.trials(), base, run, part.part(0, 0.3));
                    rows.addAll(readings(model, base, contexts, first, answers, run, part.part(0.3, 1)));
                }
            }
        }
        rows.sort(Comparator.comparingDouble(
                row -> Double.isNaN(row.distance()) ? Double.POSITIVE_INFINITY : row.distance()));
        return new Result(prompts, List.copyOf(rows), leftOut);
    }

    private static org.spinoscope.gpt2.ForwardRequest everything(List<TokenizedPair> trials, Gpt2 model) {
        return HeadGaps.request(
                ActualGaps.request(trials), Reading.ACTUAL, model.config().layers());
    }

    /// The choices of answer token; each changes the words and the actual gaps, none the context.
    private static List<Answers> answers(
            Gpt2 model, PromptSet prompts, SequencedMap<AnswerToken, String> leftOut, Progress progress) {
        var answers = new ArrayList<Answers>();
        for (var choice : AnswerToken.values()) {
            progress.at((double) answers.size() / AnswerToken.values().length, "Answers: " + choice.title());
            TokenizedPrompts tokenizedPrompts;
            try {
                tokenizedPrompts = TokenizedPrompts.of(model, prompts, choice);
            } catch (org.spinoscope.common.UserException e) {
                leftOut.put(choice, String.valueOf(e.getMessage()));
                continue; // such as no pair of single-token answers: those rows of the table do not exist
            }
            var run = model.run(ActualGaps.request(tokenizedPrompts.trials()), Progress.NONE);
            answers.add(new Answers(
                    choice, tokenizedPrompts, ActualGaps.of(model, tokenizedPrompts, choice, run, Progress.NONE)));
        }
        return answers;
    }

    private static List<Row> readings(
            Gpt2 model,
            Reading base,
            HeadContexts contexts,
            TokenizedPrompts all,
            List<Answers> answers,
            ForwardResult run,
            Progress progress) {
        var rows = new ArrayList<Row>();
        for (var answer : answers) {
            progress.at(
                    (double) answers.indexOf(answer) / answers.size(),
                    base.source().title());
            for (var readout : Readout.values()) {
                for (var slice : OutputSlice.values()) {
                    var reading = new Reading(
                            base.source(), base.biases(), base.unitSpins(), readout, answer.choice(), slice);
                    var words = withWordsOf(all, answer.tokenizedPrompts());
                    var gaps = HeadGaps.of(model, words, contexts, readout, slice, run, Progress.NONE);
                    rows.add(row(model, reading, gaps, kept(all, answer.tokenizedPrompts()), answer.actual()));
                }
            }
        }
        return rows;
    }

    /// All prompts, with a choice's answers where it has them; the others keep theirs and are left out afterwards.
    private static List<TokenizedPair> withWordsOf(TokenizedPrompts all, TokenizedPrompts chosen) {
        var words = new ArrayList<>(all.trials());
        int[] kept = kept(all, chosen);
        for (int i = 0; i < kept.length; i++) {
            words.set(kept[i], chosen.trials().get(i));
        }
        return words;
    }

    private static int[] kept(TokenizedPrompts all, TokenizedPrompts chosen) {
        var used = new HashSet<>(chosen.used());
        return java.util.stream.IntStream.range(0, all.used().size())
                .filter(p -> used.contains(all.used().get(p)))
                .toArray();
    }

    private static Row row(Gpt2 model, Reading reading, HeadGaps gaps, int[] kept, double[] actual) {
        var ids = model.heads();
        var r = new double[ids.size()];
        for (int h = 0; h < r.length; h++) {
            var all = gaps.of(ids.get(h));
            var theory = java.util.Arrays.stream(kept).mapToDouble(p -> all[p]).toArray();
            Estimate<Regression> fit = Regression.of(theory, actual);
            r[h] = fit.number(Regression::r);
        }
        double strongest = at(ids, r, STRONGEST);
        int rank = Double.isNaN(strongest)
                ? 0
                : 1
                        + (int) java.util.Arrays.stream(r)
                                .filter(other -> Math.abs(other) > Math.abs(strongest))
                                .count();
        double germany = ids.contains(STRONGEST) ? gaps.of(STRONGEST)[0] : Double.NaN;
        var named = new double[] {strongest, at(ids, r, SECOND), at(ids, r, THIRD)};
        return new Row(reading, kept.length, named, rank, germany, distance(named, germany));
    }

    private static double at(List<HeadId> ids, double[] r, HeadId head) {
        int index = ids.indexOf(head);
        return index < 0 ? Double.NaN : r[index];
    }

    private static double distance(double[] r, double germany) {
        double[] off = {
            r[0] - PaperValues.R_L3H5,
            r[1] - PaperValues.R_L0H2,
            r[2] - PaperValues.R_L0H7,
            germany - PaperValues.GERMANY_GAP
        };
        return Math.sqrt(java.util.Arrays.stream(off).map(x -> x * x).average().orElseThrow());
    }
}
