package org.spinoscope.desktop.results;

import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.MlpId;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.gpt2.ModelIdentity;

/// What the window needs to know of the model without touching it.
///
/// @param dModel width of the residual stream
/// @param dHead width of a head
public record ModelInfo(ModelIdentity identity, int layers, int heads, int dModel, int dHead, int vocabulary) {

    public static ModelInfo of(Gpt2 model) {
        var config = model.config();
        return new ModelInfo(
                model.identity(),
                config.layers(),
                config.heads(),
                config.dModel(),
                config.dHead(),
                config.vocabulary());
    }

    public boolean has(ModelComponent component) {
        return component.layer() < layers
                && switch (component) {
                    case HeadId head -> head.head() < heads;
                    case MlpId mlp -> true;
                };
    }

    /// This model's head nearest to the given one.
    public HeadId nearest(HeadId head) {
        return new HeadId(Math.min(head.layer(), layers - 1), Math.min(head.head(), heads - 1));
    }
}
