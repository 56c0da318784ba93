package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.phases.Composition;

/// Contexts along the edges of the triangle of three species: on edge e, n tokens of species e, the others of species
/// e + 1, and the asker (the last species) at the end.
///
/// @param gaps ΔL_actual `[edge][n]`
record CompositionEdges(double[][] gaps) {

    private static final int OTHERS = Species.LENGTH - 1;

    /// The model on all of them, one batched run.
    static CompositionEdges measured(Gpt2 model, int[] species, int[] good, int[] bad) {
        var contexts = new ArrayList<int[]>();
        for (int edge = 0; edge < 3; edge++) {
            for (int n = 0; n <= OTHERS; n++) {
                contexts.add(CompositionStudy.context(species, counts(edge, n)));
            }
        }
        var all = ModelScans.contexts(model, contexts, good, bad);
        return new CompositionEdges(IntStream.range(0, 3)
                .mapToObj(edge -> Arrays.copyOfRange(all, edge * (OTHERS + 1), (edge + 1) * (OTHERS + 1)))
                .toArray(double[][]::new));
    }

    private static int[] counts(int edge, int n) {
        var counts = new int[] {0, 0, 1};
        counts[edge] += n;
        counts[(edge + 1) % 3] += OTHERS - n;
        return counts;
    }

    /// The n at which the model's gap changes sign.
    double[] crossings(int edge) {
        return ModelScans.crossings(
                IntStream.rangeClosed(0, OTHERS).asDoubleStream().toArray(), gaps[edge]);
    }

    /// The n at which a head's gap does, none or one: Σ n_s c_s is linear in n.
    static double[] predicted(Composition head, int edge) {
        var c = head.weights();
        double none = c[2] + OTHERS * c[(edge + 1) % 3];
        double all = c[2] + OTHERS * c[edge];
        return none < 0 && all > 0 || none > 0 && all < 0 ? new double[] {OTHERS * none / (none - all)} : new double[0];
    }

    /// The shares of the three species.
    static double[] shares(int edge, double n) {
        var shares = new double[] {0, 0, 1.0 / Species.LENGTH};
        shares[edge] += n / Species.LENGTH;
        shares[(edge + 1) % 3] += (OTHERS - n) / Species.LENGTH;
        return shares;
    }

    /// Boundaries of all heads on contexts made of the good word, the bad word and the last token of each prompt, which
    /// asks. Prompts for which these are not three different tokens are left out.
    static BoundaryPairs all(Gpt2 model, PromptTerms terms, Progress progress) {
        var collector = new BoundaryPairs.Collector(BoundaryPairs.Kind.COMPOSITION);
        var species = new ArrayList<TokenizedPair>();
        var prompts = new ArrayList<Integer>();
        var trials = terms.trials().trials();
        for (int p = 0; p < trials.size(); p++) {
            var trial = trials.get(p);
            int[] tokens = {trial.good()[0], trial.bad()[0], trial.tokens()[trial.length() - 1]};
            if (IntStream.of(tokens).distinct().count() == tokens.length
                    && Species.LENGTH <= model.config().positions()) {
                species.add(new TokenizedPair(tokens, trial.good(), trial.bad()));
                prompts.add(p);
            }
        }
        var edges = new ArrayList<CompositionEdges>();
        for (var of : species) {
            progress.at(0.8 * edges.size() / species.size(), "Contexts of three words");
            edges.add(measured(model, of.tokens(), of.good(), of.bad()));
        }
        var reader = CompositionStudy.reader(model, species, terms.reading());
        for (int layer = 0; layer < model.config().layers() && !species.isEmpty(); layer++) {
            progress.at(0.8 + 0.2 * layer / model.config().layers(), "Compositions in layer " + layer);
            var ofHeads = reader.layer(layer);
            for (var head : heads(terms, layer)) {
                for (int i = 0; i < edges.size(); i++) {
                    for (int edge = 0; edge < 3; edge++) {
                        collector.add(
                                head,
                                prompts.get(i),
                                asShares(predicted(new Composition(ofHeads[i][0][head.head()]), edge)),
                                asShares(edges.get(i).crossings(edge)));
                    }
                }
            }
        }
        return collector.pairs();
    }

    private static List<org.spinoscope.gpt2.HeadId> heads(PromptTerms terms, int layer) {
        return terms.heads().stream().filter(head -> head.layer() == layer).toList();
    }

    private static double[] asShares(double[] n) {
        return Arrays.stream(n).map(x -> x / Species.LENGTH).toArray();
    }
}
