package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.Affinities;
import org.spinoscope.spinbath.modes.ModeReadout;
import org.spinoscope.spinbath.phases.CollapsedHead;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.ReproductionScan;

/// What takes longer than a table of all heads: a few heads in detail.
///
/// @param heads fixed beforehand or by rank: the paper's, the strongest by |r|, and two drawn at random
/// @param fits nested fits of each
/// @param sources where third-order terms come from, of each
/// @param insideFolds fits with the head chosen inside each fold
/// @param readout modes of the first, in words
/// @param kinds heads that behave like known kinds
/// @param temperatureGaps ΔL_actual on the first prompt with the first head's scores divided by each temperature of
///     [MeasuredTemperatures#grid]
/// @param affinities of all pairs of heads
/// @param collapses each beside the solved model of tokens that fall together, on every prompt of two tokens or more
/// @param plane every word in the decision plane of the first on the first prompt
/// @param composed the first prompt's words as species of a context, asked by its last token; empty if they are not
///     three different tokens
/// @param firstPrompt its tokens' texts
/// @param pieces texts of the tokens that occur in words of modes and on hulls
public record CouplingDetails(
        List<Chosen> heads,
        List<OrderFits> fits,
        List<ThirdOrderSources> sources,
        ChosenInsideFolds insideFolds,
        ModeReadout readout,
        HeadKinds kinds,
        double[] temperatureGaps,
        Affinities affinities,
        List<List<CollapsedHead>> collapses,
        VocabularyPlane.Result plane,
        List<Composed> composed,
        List<String> firstPrompt,
        Map<Integer, String> pieces) {

    private static final int WORDS = 10;
    private static final int RANDOM_HEADS = 2;

    /// A head and why it was chosen.
    public record Chosen(HeadId id, String why) {}

    /// Contexts of three species.
    ///
    /// @param measured where the model's own gap changes sign along the edges, shares of the three
    public record Composed(Species species, List<double[]> measured) {}

    /// Looks closely at a few heads.
    public static CouplingDetails of(
            Gpt2 model,
            CouplingResult coupling,
            CorrelationResult correlation,
            AblationResult ablation,
            Progress progress) {
        long seed = correlation.request().seed();
        var orders = coupling.orders();
        var chosen = chosen(correlation, seed);
        var fits = new ArrayList<OrderFits>();
        var sources = new ArrayList<ThirdOrderSources>();
        var collapses = new ArrayList<List<CollapsedHead>>();
        for (int i = 0; i < chosen.size(); i++) {
            var part = progress.part(0.8 * i / chosen.size(), 0.8 * (i + 1) / chosen.size());
            var id = chosen.get(i).id();
            fits.add(OrderFits.of(orders.of(id), orders.terms().actual(), seed, part.part(0, 0.2)));
            sources.add(ThirdOrderSources.of(model, orders, id, ablation, seed, part.part(0.2, 0.7)));
            collapses.add(CollapseStudy.of(model, orders.terms(), id, part.part(0.7, 1)));
        }
        progress.at(0.8, "Heads chosen inside folds");
        var inside = ChosenInsideFolds.of(orders);
        progress.at(0.85, "Words of modes");
        var first = chosen.getFirst().id();
        var trial = orders.terms().trials().trials().getFirst();
        var reading = orders.terms().reading();
        var readout = ModeReadout.of(model, first, WORDS);
        var plane = VocabularyPlane.of(model, trial, first, reading);
        return new CouplingDetails(
                List.copyOf(chosen),
                List.copyOf(fits),
                List.copyOf(sources),
                inside,
                readout,
                HeadKinds.of(model, coupling.modes(), seed, progress.part(0.9, 0.95)),
                ModelScans.attentionTemperature(model, trial, first, MeasuredTemperatures.grid()),
                Affinities.of(model, progress.part(0.95, 1)),
                List.copyOf(collapses),
                plane,
                composed(model, trial, first, reading),
                model.tokenizer().pieces(trial.tokens()),
                pieces(model, readout, plane));
    }

    private static Map<Integer, String> pieces(Gpt2 model, ModeReadout readout, VocabularyPlane.Result plane) {
        var tokens = new TreeSet<Integer>();
        for (var words : List.of(readout.asks(), readout.answers())) {
            for (var mode : words) {
                mode.topCosine().forEach(word -> tokens.add(word.token()));
                mode.bottomCosine().forEach(word -> tokens.add(word.token()));
            }
        }
        if (plane instanceof VocabularyPlane.Drawn(VocabularyPlane drawn)) {
            drawn.cones().cones().forEach(cone -> tokens.add(cone.word()));
        }
        var ids = tokens.stream().mapToInt(t -> t).toArray();
        var texts = model.tokenizer().pieces(ids);
        var pieces = new HashMap<Integer, String>();
        for (int i = 0; i < ids.length; i++) {
            pieces.put(ids[i], texts.get(i));
        }
        return Map.copyOf(pieces);
    }

    private static List<Composed> composed(Gpt2 model, TokenizedPair trial, HeadId head, Reading reading) {
        int[] tokens = {trial.good()[0], trial.bad()[0], trial.tokens()[trial.length() - 1]};
        if (IntStream.of(tokens).distinct().count() < tokens.length) {
            return List.of();
        }
        var species = Species.of(model, head, tokens, trial, reading);
        return List.of(new Composed(species, species.measuredOnEdges(model)));
    }

    private static List<Chosen> chosen(CorrelationResult correlation, long seed) {
        var all = correlation.heads().stream().map(CorrelationResult.Head::id).toList();
        var chosen = new ArrayList<Chosen>();
        chosen.add(new Chosen(correlation.ranking().getFirst().id(), "largest |r| of ΔL_theory here"));
        add(chosen, all, ReproductionScan.STRONGEST, "the paper's head");
        var random = new Random(seed);
        for (int i = 0; i < RANDOM_HEADS; i++) {
            add(chosen, all, all.get(random.nextInt(all.size())), "drawn at random");
        }
        return chosen;
    }

    private static void add(List<Chosen> chosen, List<HeadId> all, HeadId id, String why) {
        if (all.contains(id) && chosen.stream().noneMatch(c -> c.id().equals(id))) {
            chosen.add(new Chosen(id, why));
        }
    }
}
