package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.phases.Composition;
import org.spinoscope.study.TokenizedPrompts;

/// Three species of tokens, the last of which is the query, and how one head sees them (source `W_E`).
///
/// @param tokens ids, in the order of `names`
/// @param trial the prompt they come from, in tokens
public record Species(HeadId head, int[] tokens, List<String> names, TokenizedPair trial, Composition composition) {

    /// Tokens of a composed context.
    public static final int LENGTH = 24;

    static Species of(Gpt2 model, HeadId head, int[] tokens, TokenizedPair trial, Reading reading) {
        var composition = new CompositionStudy(model, head, tokens, trial.good(), trial.bad()).theory(reading);
        return new Species(head, tokens, model.tokenizer().pieces(tokens), trial, composition);
    }

    /// The two tokens of a prompt that pull strongest to either side, and the last one, which asks.
    ///
    /// @throws UserException if the prompt has fewer than three different tokens
    public static Species strongest(Gpt2 model, PromptPair pair, HeadId head, Reading reading) {
        var trial = TokenizedPrompts.of(model, List.of(pair), reading.answer())
                .trials()
                .getFirst();
        int asker = trial.tokens()[trial.length() - 1];
        var others = Arrays.stream(trial.tokens())
                .distinct()
                .filter(id -> id != asker)
                .toArray();
        if (others.length < 2) {
            throw new UserException("A composition needs three different tokens: write a longer prompt.");
        }
        var all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = asker;
        var pull = of(model, head, all, trial, reading).composition().weights();
        var order = IntStream.range(0, others.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pull[i]))
                .toList();
        return of(model, head, new int[] {others[order.getLast()], others[order.getFirst()], asker}, trial, reading);
    }

    /// Counts of the species for shares of the first two, the asker at least once, [#LENGTH] in all.
    public int[] counts(double first, double second) {
        int a = Math.min((int) Math.round(Math.clamp(first, 0, 1) * LENGTH), LENGTH - 1);
        int b = Math.min((int) Math.round(Math.clamp(second, 0, 1) * LENGTH), LENGTH - 1 - a);
        return new int[] {a, b, LENGTH - a - b};
    }

    /// Whether a model has positions enough for a composed context.
    public static boolean fits(Gpt2Config config) {
        return config.positions() >= LENGTH;
    }

    /// The model's own gap after a context of these counts.
    ///
    /// @throws UserException if the model has not positions enough
    public double measured(Gpt2 model, int[] counts) {
        if (!fits(model.config())) {
            throw new UserException("A composed context has " + LENGTH + " tokens; this model reads at most "
                    + model.config().positions() + ". Choose a model with more positions.");
        }
        var study = new CompositionStudy(model, head, tokens, trial.good(), trial.bad());
        return study.measured(List.of(counts))[0];
    }

    /// Where the model's own gap changes sign along the edges of the triangle of shares, each context ending with the
    /// asker: shares of the three, between two contexts by a straight line. One batched run.
    ///
    /// @return empty also if the model has not positions enough
    public List<double[]> measuredOnEdges(Gpt2 model) {
        if (!fits(model.config())) {
            return List.of();
        }
        var edges = CompositionEdges.measured(model, tokens, trial.good(), trial.bad());
        var crossings = new ArrayList<double[]>();
        for (int edge = 0; edge < 3; edge++) {
            for (double n : edges.crossings(edge)) {
                crossings.add(CompositionEdges.shares(edge, n));
            }
        }
        return List.copyOf(crossings);
    }

    /// A context of these counts as text.
    public String text(int[] counts) {
        return Arrays.stream(CompositionStudy.context(tokens, counts))
                .mapToObj(this::name)
                .collect(Collectors.joining());
    }

    private String name(int token) {
        return names.get(IntStream.range(0, tokens.length)
                .filter(s -> tokens[s] == token)
                .findFirst()
                .orElseThrow());
    }
}
