package org.spinoscope.gpt2;

import java.util.List;
import java.util.Map;

/// The activations that a forward pass kept.
///
/// @param logits of each prompt: `[vocabulary]` for [LogitRequest.Final], `[tokens]` for [LogitRequest.FinalOf],
///     `[positions, vocabulary]` for [LogitRequest.Tail], nothing for [LogitRequest.None]
/// @param activations of each recorded point, one tensor a prompt, in the shapes [Hook] gives
public record ForwardResult(List<Tensor> logits, Map<HookPoint, List<Tensor>> activations) {

    /// A recorded activation of one prompt.
    ///
    /// @throws IllegalArgumentException if it was not requested
    public Tensor activation(HookPoint point, int prompt) {
        var recorded = activations.get(point);
        if (recorded == null) {
            throw new IllegalArgumentException(point + " was not recorded");
        }
        return recorded.get(prompt);
    }
}
