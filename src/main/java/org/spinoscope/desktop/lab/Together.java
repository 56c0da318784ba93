package org.spinoscope.desktop.lab;

import java.util.List;
import org.spinoscope.basis.MendableException;
import org.spinoscope.basis.Progress;
import org.spinoscope.desktop.lab.Ablations.Manner;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadSets;
import org.spinoscope.gpt2.Replacements;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Some heads removed together, in any of the manners in which one can be.
///
/// @param gap ΔL of the whole model on the prompt
/// @param without ΔL without them
/// @param mean their mean effect over the prompts of the set
public record Together(PromptPair pair, List<HeadId> heads, double gap, double without, double mean) {

    /// What is asked.
    ///
    /// @param set the prompts over which means are taken and from which other values come
    record Question(PromptSet set, PromptPair pair, AnswerToken answer, List<HeadId> heads, Manner manner) {}

    /// What they do to the gap.
    public double effect() {
        return without - gap;
    }

    /// Runs the set once whole, unless that is known, and once without the heads.
    static Together of(Gpt2 model, Question question, CleanRuns known, Progress progress) {
        var clean = known.of(model, question.set(), question.answer(), progress.part(0, 0.5));
        int place = clean.trials().used().indexOf(question.pair());
        if (place < 0) {
            throw new MendableException("This prompt takes no part in the study. Choose one that does.");
        }
        var manner = question.manner();
        var replacements = new Replacements(model, clean.run(), manner.removal(), manner.positions());
        var without = HeadSets.gaps(model, clean.run(), replacements, question.heads(), progress.part(0.5, 1));
        double sum = 0;
        for (int p = 0; p < without.length; p++) {
            sum += without[p] - clean.run().gap(p);
        }
        return new Together(
                question.pair(), question.heads(), clean.run().gap(place), without[place], sum / without.length);
    }
}
