package org.spinoscope.desktop.results;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.JointAblation;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Some heads removed together, in any of the manners in which one can be.
///
/// @param gap ΔL of the whole model on the prompt
/// @param without ΔL without them
/// @param mean their mean effect over the prompts of the set
public record JointAblationResult(PromptPair pair, List<HeadId> heads, double gap, double without, double mean) {

    /// The request.
    ///
    /// @param set the prompts over which means are taken and from which other values come
    record Question(
            PromptSet set,
            PromptPair pair,
            AnswerToken answer,
            List<HeadId> heads,
            AblationSettings ablationSettings) {}

    /// What they do to the gap.
    public double effect() {
        return without - gap;
    }

    /// Runs the set once whole, unless that is known, and once without the heads.
    static JointAblationResult of(Gpt2 model, Question question, CleanRunCache known, Progress progress) {
        var clean = known.of(model, question.set(), question.answer(), progress.part(0, 0.5));
        int place = clean.tokenizedPrompts().used().indexOf(question.pair());
        if (place < 0) {
            throw new UserException("This prompt is excluded from the study. Choose one that does.");
        }
        var ablationSettings = question.ablationSettings();
        var ablationValues =
                new AblationValues(model, clean.run(), ablationSettings.ablationMode(), ablationSettings.positions());
        var without = JointAblation.gaps(model, clean.run(), ablationValues, question.heads(), progress.part(0.5, 1));
        double sum = 0;
        for (int p = 0; p < without.length; p++) {
            sum += without[p] - clean.run().gap(p);
        }
        return new JointAblationResult(
                question.pair(), question.heads(), clean.run().gap(place), without[place], sum / without.length);
    }
}
