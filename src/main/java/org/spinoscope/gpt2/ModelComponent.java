package org.spinoscope.gpt2;

import java.util.Optional;

/// A part of the model that writes into the residual stream and can be removed: an attention head, written `L3H5`, or
/// the MLP of a layer, written `MLP 4`.
public sealed interface ModelComponent permits HeadId, MlpId {

    /// Its layer, counted from 0.
    int layer();

    /// The component that a key or typed text names; empty for anything else.
    static Optional<ModelComponent> find(String text) {
        return HeadId.find(text).<ModelComponent>map(head -> head).or(() -> MlpId.find(text));
    }
}
