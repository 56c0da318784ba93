package org.spinoscope.study.coupling;

import java.util.List;
import java.util.Map;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.phases.Composition;

/// A context made of a few kinds of tokens, by theory and in the model.
///
/// @param species token ids; the last one asks
public record CompositionStudy(Gpt2 model, HeadId head, int[] species, int[] good, int[] bad) {

    /// The head's boundary in the composition, exact for spins that do not depend on their place: the reading's source
    /// is taken to be `W_E`, and a read-out that needs the model's own norms uses γ alone.
    public Composition theory(Reading reading) {
        var reader = reader(model, List.of(new TokenizedPair(species, good, bad)), reading);
        return new Composition(reader.layer(head.layer())[0][0][head.head()]);
    }

    /// Reads heads on species, each list asked by its last.
    static TermsReader reader(Gpt2 model, List<TokenizedPair> species, Reading reading) {
        var plain = new Reading(
                Reading.Source.W_E,
                reading.biases(),
                reading.unitSpins(),
                reading.readout() == Reading.Readout.DIRECT ? Reading.Readout.GAMMA : reading.readout(),
                reading.answer(),
                reading.slice());
        var last = species.stream().map(s -> new int[] {s.length() - 1}).toArray(int[][]::new);
        return new TermsReader(model, species, last, plain, new ForwardResult(List.of(), Map.of()), false);
    }

    /// ΔL_actual of contexts with these counts of each species, at least one of the last.
    ///
    /// @param counts `[context][species]`
    public double[] measured(List<int[]> counts) {
        return ModelScans.contexts(model, counts.stream().map(this::context).toList(), good, bad);
    }

    /// Tokens in proportion all along: at every place the species that is furthest behind its share. The asker ends.
    public int[] context(int[] counts) {
        return context(species, counts);
    }

    static int[] context(int[] species, int[] counts) {
        int total = java.util.Arrays.stream(counts).sum();
        var left = counts.clone();
        left[left.length - 1]--;
        var tokens = new int[total];
        for (int i = 0; i < total - 1; i++) {
            int next = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < left.length; s++) {
                double behind = counts[s] * (i + 1.0) / total - (counts[s] - left[s]);
                if (left[s] > 0 && behind > most) {
                    most = behind;
                    next = s;
                }
            }
            tokens[i] = species[next];
            left[next]--;
        }
        tokens[total - 1] = species[species.length - 1];
        return tokens;
    }
}
