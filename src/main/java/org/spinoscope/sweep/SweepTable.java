package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spinoscope.common.UserException;

/// One Reading of a sweep in memory, column by column: what a change of filter has to go through
/// is then a few milliseconds of additions. Parts are added as they are written; numbers of parts
/// that are not there are NaN.
///
/// For one thread at a time.
public final class SweepTable {

    /// Bytes of the heap's largest size that the columns may take.
    private static final double SHARE = 0.5;

    private final SweepPlan plan;
    private final int reading;
    private final int prompts;
    private final List<String> relations = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final int[] relation;
    private final int[] rank;
    private final int[] length;
    private final double[] actual;
    private final double[] logProb;
    private double[][] theory;
    private double[][] direct;
    private double[][] effect;
    private boolean reserved;

    /// @param reading which of the plan's Readings, from 1
    /// @throws UserException if the plan has no such Reading, or the sweep is too large for this
    ///     machine's memory
    public SweepTable(SweepPlan plan, int reading) {
        if (reading < 1 || reading > plan.readings().size()) {
            throw new UserException(
                    "The sweep has the Readings 1 to " + plan.readings().size() + "; there is no " + reading + ".");
        }
        this.plan = plan;
        this.reading = reading;
        this.prompts = fitting(plan);
        relation = new int[prompts];
        Arrays.fill(relation, -1);
        rank = new int[prompts];
        length = new int[prompts];
        actual = unknown();
        logProb = unknown();
        theory = heads(false);
        direct = theory;
        effect = theory;
    }

    /// Makes room for the heads' columns, which is not needed for a first look.
    void reserve() {
        if (!reserved) {
            theory = heads(plan.measures().contains(Measure.THEORY));
            direct = heads(plan.measures().contains(Measure.DIRECT));
            effect = heads(
                    plan.measures().contains(Measure.EXACT) || plan.measures().contains(Measure.ESTIMATE));
            reserved = true;
        }
    }

    private static int fitting(SweepPlan plan) {
        long prompts = plan.parts().stream()
                .mapToLong(part -> part.firstPrompt() + part.prompts())
                .max()
                .orElse(0);
        double bytes = 24.0 * prompts * plan.model().layers() * plan.model().heads();
        double room = SHARE * Runtime.getRuntime().maxMemory();
        if (bytes > room || prompts < 0 || prompts > Integer.MAX_VALUE - 8) {
            throw new UserException(String.format(
                    java.util.Locale.ROOT,
                    "This sweep has %,d prompts and needs %.1f GB of memory; the window may use %.1f GB. Use “spinoscope"
                            + " sweep query” and “sweep statistics”, or start the program with a larger -Xmx.",
                    prompts,
                    bytes / 1e9,
                    room / 1e9));
        }
        return (int) prompts;
    }

    private double[] unknown() {
        var values = new double[prompts];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private double[][] heads(boolean measured) {
        return IntStream.range(0, plan.model().layers() * plan.model().heads())
                .mapToObj(h -> measured ? unknown() : new double[0])
                .toArray(double[][]::new);
    }

    public SweepPlan plan() {
        return plan;
    }

    /// Which of the plan's Readings ΔL_theory is read from, from 1.
    public int reading() {
        return reading;
    }

    /// Names of the relations met so far, in order.
    public List<String> relations() {
        return places.keySet().stream().sorted().toList();
    }

    /// Prompts that are there.
    public int size() {
        return (int) Arrays.stream(relation).filter(g -> g >= 0).count();
    }

    /// Tokens of the longest prompt.
    public int longest() {
        return Arrays.stream(length).max().orElse(0);
    }

    /// Whether every head has a total effect that was measured, not estimated.
    public boolean exact() {
        return plan.measures().contains(Measure.EXACT);
    }

    synchronized int relationNamed(String name) {
        return places.computeIfAbsent(name, fresh -> {
            relations.add(fresh);
            return relations.size() - 1;
        });
    }

    void prompt(int prompt, double gap, double goodLogProb, int goodRank, int tokens) {
        actual[prompt] = gap;
        logProb[prompt] = goodLogProb;
        rank[prompt] = goodRank;
        length[prompt] = tokens;
    }

    /// Takes prompts in, now that all their numbers are there.
    void present(int first, int[] relations) {
        System.arraycopy(relations, 0, relation, first, relations.length);
    }

    /// @param total the gap without the head if that was measured, else the estimated effect
    void head(int prompt, int head, double gap, double itsDirect, double total) {
        set(theory[head], prompt, gap);
        set(direct[head], prompt, itsDirect);
        set(effect[head], prompt, exact() ? total - actual[prompt] : total);
    }

    private static void set(double[] column, int prompt, double value) {
        if (column.length > 0) {
            column[prompt] = value;
        }
    }

    /// Numbers of the prompts that pass a filter and have a ΔL_actual, in order.
    public int[] chosen(SweepFilter filter) {
        var wanted = filter.relation().isEmpty() ? Integer.valueOf(-1) : places.get(filter.relation());
        if (wanted == null) {
            return new int[0];
        }
        int only = wanted;
        return IntStream.range(0, prompts)
                .filter(i -> relation[i] >= 0 && (only < 0 || relation[i] == only))
                .filter(i -> Double.isFinite(actual[i]) && filter.passes(rank[i], logProb[i], length[i]))
                .toArray();
    }

    double[] theory(int head) {
        return theory[head];
    }

    double[] direct(int head) {
        return direct[head];
    }

    double[] effect(int head) {
        return effect[head];
    }

    double[] actual() {
        return actual;
    }

    int[] relation() {
        return relation;
    }

    /// Numbers the relations by their first prompt, however the parts came in: seeded draws depend
    /// on their order.
    void order() {
        var order = new ArrayList<String>();
        var numbers = new int[relations.size()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < prompts; i++) {
            if (relation[i] >= 0) {
                if (numbers[relation[i]] < 0) {
                    numbers[relation[i]] = order.size();
                    order.add(relations.get(relation[i]));
                }
                relation[i] = numbers[relation[i]];
            }
        }
        relations.clear();
        places.clear();
        order.forEach(this::relationNamed);
    }

    /// Names in the order of the numbers in [#relation].
    List<String> names() {
        return List.copyOf(relations);
    }

    int heads() {
        return theory.length;
    }
}
