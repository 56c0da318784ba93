package org.spinoscope.desktop.phases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;
import org.spinoscope.spinbath.phases.Composition;
import org.spinoscope.study.TokenizedPrompts;
import org.spinoscope.study.coupling.ModelScans;

/// Three species of tokens of a prompt, the last of which asks, and how one head sees them (source `W_E`).
///
/// @param tokens ids, in the order of `names`
/// @param trial the prompt in tokens
record Species(
        PromptPair pair, HeadId head, int[] tokens, List<String> names, TokenizedPair trial, Composition composition) {

    /// Tokens of a composed context.
    static final int LENGTH = 24;

    /// The two tokens of the prompt that pull strongest to either side, and the last one, which asks.
    ///
    /// @throws UserException if the prompt has fewer than three different tokens
    static Species of(Gpt2 model, PromptPair pair, HeadId head, Reading reading) {
        var trial = TokenizedPrompts.of(model, List.of(pair), reading.answer())
                .trials()
                .getFirst();
        var ids = Arrays.stream(trial.tokens()).distinct().toArray();
        int asker = trial.tokens()[trial.length() - 1];
        var others = Arrays.stream(ids).filter(id -> id != asker).toArray();
        if (others.length < 2) {
            throw new UserException("A composition needs three different tokens: write a longer prompt.");
        }
        var all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = asker;
        var seen = composition(model, new TokenizedPair(all, trial.good(), trial.bad()), head, reading);
        var pull = new LinkedHashMap<Integer, Double>();
        for (int i = 0; i < others.length; i++) {
            pull.put(others[i], seen.weights()[i]);
        }
        int up = pull.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        int down = pull.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        var three = new int[] {up, down == up ? others[others[0] == up ? 1 : 0] : down, asker};
        var composition = composition(model, new TokenizedPair(three, trial.good(), trial.bad()), head, reading);
        return new Species(pair, head, three, model.tokenizer().pieces(three), trial, composition);
    }

    private static Composition composition(Gpt2 model, TokenizedPair trial, HeadId head, Reading reading) {
        var bare = new Reading(
                Reading.Source.W_E,
                reading.biases(),
                reading.unitSpins(),
                reading.readout() == Reading.Readout.DIRECT ? Reading.Readout.GAMMA : reading.readout(),
                reading.answer(),
                reading.slice());
        var none = new ForwardResult(List.of(), Map.of());
        return new Composition(
                TermsReader.last(model, List.of(trial), bare, none, Progress.NONE)[head.layer()][head.head()][0]);
    }

    /// Counts of the species for shares, the asker at least once, [#LENGTH] in all.
    int[] counts(double first, double second) {
        int a = (int) Math.round(Math.clamp(first, 0, 1) * LENGTH);
        int b = (int) Math.round(Math.clamp(second, 0, 1) * LENGTH);
        a = Math.min(a, LENGTH - 1);
        b = Math.min(b, LENGTH - 1 - a);
        return new int[] {a, b, LENGTH - a - b};
    }

    /// The model's own gap after a context of these counts, the asker last.
    double measured(Gpt2 model, int[] counts) {
        return ModelScans.contexts(model, List.of(context(counts)), trial.good(), trial.bad())[0];
    }

    /// Tokens in the order of the species; the last one is the asker.
    int[] context(int[] counts) {
        var context = new int[Arrays.stream(counts).sum()];
        int at = 0;
        for (int s = 0; s < counts.length; s++) {
            Arrays.fill(context, at, at + counts[s], tokens[s]);
            at += counts[s];
        }
        return context;
    }
}
