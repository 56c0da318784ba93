package org.spinoscope.study;

import java.util.List;

/// What a layer's heads, its MLP, and both together do to the gap; every effect is exact, and is the gap without what
/// was removed minus the gap with it. One of each list a layer, in order.
///
/// @param gaps ΔL_actual of the whole model `[prompt]`
/// @param heads all heads of a layer, removed together
/// @param mlps a layer's MLP
/// @param blocks all heads of a layer and its MLP, removed together
public record LayerAblationResult(
        AblationStudy.Request request,
        TokenizedPrompts tokenizedPrompts,
        double[] gaps,
        List<LayerEffect> heads,
        List<LayerEffect> mlps,
        List<LayerEffect> blocks) {

    /// Whether it answers the same question as a study of single heads.
    public boolean sameAs(AblationStudy.Request other) {
        return request.prompts().equals(other.prompts())
                && request.answer() == other.answer()
                && request.ablationMode().equals(other.ablationMode())
                && request.positions() == other.positions();
    }
}
