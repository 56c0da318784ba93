package org.spinoscope.desktop.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.results.AblationService.AblationSettings;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Some heads and MLPs removed together, in any of the manners in which one can be, on every prompt of a set.
///
/// @param prompts those included, in order
/// @param gaps ΔL of the whole model `[prompt]`
/// @param without ΔL without them `[prompt]`
public record JointAblationResult(
        List<PromptPair> prompts, List<ModelComponent> components, double[] gaps, double[] without) {

    public JointAblationResult {
        prompts = List.copyOf(prompts);
        components = List.copyOf(components);
    }

    /// The request.
    ///
    /// @param set the prompts over which means are taken and from which other values come
    record Question(
            PromptSet set, AnswerToken answer, List<ModelComponent> components, AblationSettings ablationSettings) {

        /// What changes the result beside model and prompts.
        String plan() {
            return String.join(
                    "\n",
                    answer.key(),
                    ablationSettings.ablationMode().toString(),
                    ablationSettings.positions().toString(),
                    components.stream().map(Object::toString).sorted().collect(Collectors.joining(",")));
        }
    }

    /// The place of a prompt among those included.
    public Optional<Integer> place(PromptPair pair) {
        return Optional.of(prompts.indexOf(pair)).filter(p -> p >= 0);
    }

    /// What they do to a prompt's gap.
    public double effect(int prompt) {
        return without[prompt] - gaps[prompt];
    }

    /// Their mean effect over the prompts.
    public double mean() {
        double sum = 0;
        for (int p = 0; p < gaps.length; p++) {
            sum += effect(p);
        }
        return sum / gaps.length;
    }

    /// Whether these are the components, in whatever order.
    public boolean isOf(List<ModelComponent> others) {
        return components.size() == others.size() && components.containsAll(others);
    }

    /// Runs the set once whole, unless that is known, and once without the components.
    static JointAblationResult of(Gpt2 model, Question question, CleanRunCache known, Progress progress) {
        var clean = known.of(model, question.set(), question.answer(), progress.part(0, 0.5));
        var settings = question.ablationSettings();
        var values = new AblationValues(model, clean.run(), settings.ablationMode(), settings.positions());
        var without = org.spinoscope.gpt2.JointAblation.gaps(
                model, clean.run(), values, question.components(), progress.part(0.5, 1));
        var gaps = new double[without.length];
        Arrays.setAll(gaps, p -> clean.run().gap(p));
        return new JointAblationResult(clean.tokenizedPrompts().used(), question.components(), gaps, without);
    }
}
