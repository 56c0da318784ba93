package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.orders.Orders;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.FreedmanLaneTest;
import org.spinoscope.statistics.LinearModel;
import org.spinoscope.study.AblationResult;

/// Where a head's third-order terms come from (sec. IV D ii): what biases, positions, later heads and later blocks
/// contribute, each as a term that may be added to {1, ΔL_theory}, at most two at a time.
///
/// @param terms the candidates
/// @param rows the model without any of them first, then each alone, then every pair
public record ThirdOrderSources(HeadId head, List<Term> terms, List<Row> rows) {

    /// A candidate, `[prompt]`.
    public record Term(String name, double[] values) {}

    /// A fit with some of them.
    ///
    /// @param test Freedman–Lane test against the fit with none
    public record Row(String names, Estimate<LinearModel> fit, Estimate<FreedmanLaneTest> test) {}

    public ThirdOrderSources {
        terms = List.copyOf(terms);
        rows = List.copyOf(rows);
    }

    /// The table of one head.
    ///
    /// @param ablation removals of single heads on the same prompts, for what later blocks do as a whole
    public static ThirdOrderSources of(
            Gpt2 model, OrdersResult orders, HeadId head, AblationResult ablation, long seed, Progress progress) {
        var prompts = orders.terms();
        var reading = prompts.reading();
        var candidates = new ArrayList<Term>();
        differences(
                "bias",
                orders(model, prompts, head, with(reading, reading.source(), Reading.Biases.QKV)),
                orders(model, prompts, head, with(reading, reading.source(), Reading.Biases.NONE)),
                candidates);
        differences(
                "position",
                orders(model, prompts, head, with(reading, Reading.Source.W_E_POS, reading.biases())),
                orders(model, prompts, head, with(reading, Reading.Source.W_E, reading.biases())),
                candidates);
        candidates.add(new Term("later heads", laterHeads(model, prompts, head, progress.part(0, 0.5))));
        candidates.add(new Term("later blocks", laterBlocks(ablation, head)));
        var gap = orders.of(head).values(Orders::gap);
        return new ThirdOrderSources(
                head, candidates, rows(candidates, gap, prompts.actual(), seed, progress.part(0.5, 1)));
    }

    private static Reading with(Reading reading, Reading.Source source, Reading.Biases biases) {
        return new Reading(source, biases, reading.unitSpins(), reading.readout(), reading.answer(), reading.slice());
    }

    private static List<Orders> orders(Gpt2 model, PromptTerms prompts, HeadId head, Reading reading) {
        var trials = prompts.trials().trials();
        var last = trials.stream().map(t -> new int[] {t.length() - 1}).toArray(int[][]::new);
        var run = PromptTerms.run(model, prompts.trials().tokens(), reading, Progress.NONE);
        var layer = new TermsReader(model, trials, last, reading, run, true).layer(head.layer());
        return IntStream.range(0, trials.size())
                .mapToObj(p -> Orders.of(layer[p][0][head.head()]))
                .toList();
    }

    private static void differences(String name, List<Orders> with, List<Orders> without, List<Term> into) {
        into.add(new Term(name + ", y⁽¹⁾", difference(with, without, Orders::y1)));
        into.add(new Term(name + ", y⁽²⁾", difference(with, without, Orders::y2)));
    }

    private static double[] difference(List<Orders> with, List<Orders> without, ToDoubleFunction<Orders> order) {
        return IntStream.range(0, with.size())
                .mapToDouble(p -> order.applyAsDouble(with.get(p)) - order.applyAsDouble(without.get(p)))
                .toArray();
    }

    private static double[] laterHeads(Gpt2 model, PromptTerms prompts, HeadId head, Progress progress) {
        var trials = prompts.trials().trials();
        var every = trials.stream()
                .map(t -> IntStream.range(0, t.length()).toArray())
                .toArray(int[][]::new);
        var run = PromptTerms.run(model, prompts.trials().tokens(), prompts.reading(), Progress.NONE);
        var reader = new TermsReader(model, trials, every, prompts.reading(), run, false);
        var asked = reader.layer(head.layer());
        var spins = IntStream.range(0, model.config().layers())
                .mapToObj(reader::spins)
                .toList();
        var gained = new double[trials.size()];
        for (int p = 0; p < gained.length; p++) {
            progress.at((double) p / gained.length, "Later heads of " + head);
            int prompt = p;
            var x = spins.stream().map(layer -> layer.get(prompt)).toList();
            var terms = java.util.Arrays.stream(asked[p])
                    .map((HeadTerms[] heads) -> heads[head.head()])
                    .toList();
            gained[p] = KComposition.laterHeads(model, head, x, terms);
        }
        return gained;
    }

    /// The exact effect of a removal minus its first-order estimate.
    private static double[] laterBlocks(AblationResult ablation, HeadId head) {
        var effects = ablation.head(head).effects();
        return IntStream.range(0, effects.length)
                .mapToDouble(p -> effects[p] - ablation.estimates()[p][head.layer()][head.head()])
                .toArray();
    }

    private static List<Row> rows(List<Term> terms, double[] gap, double[] actual, long seed, Progress progress) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "ΔL_theory alone",
                LinearModel.of(new double[][] {gap}, actual),
                Estimate.undefined("Nothing was added.")));
        int done = 0;
        int all = terms.size() * (terms.size() + 1) / 2;
        for (int i = 0; i < terms.size(); i++) {
            rows.add(row(terms.get(i).name(), gap, actual, seed, terms.get(i).values()));
        }
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                progress.at((double) done++ / all, "Fits with two terms");
                rows.add(row(
                        terms.get(i).name() + " + " + terms.get(j).name(),
                        gap,
                        actual,
                        seed,
                        terms.get(i).values(),
                        terms.get(j).values()));
            }
        }
        return rows;
    }

    private static Row row(String names, double[] gap, double[] actual, long seed, double[]... added) {
        var terms = new double[added.length + 1][];
        terms[0] = gap;
        System.arraycopy(added, 0, terms, 1, added.length);
        return new Row(
                names,
                LinearModel.of(terms, actual),
                FreedmanLaneTest.freedmanLane(
                        new double[][] {gap}, added, actual, OrderFits.PERMUTATIONS, seed, Progress.NONE));
    }
}
