package org.spinoscope.desktop.diffusion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.WordSphere;
import org.spinoscope.gpt2.Gpt2;

/// Keeps the last model's words on the sphere, whose making takes longer than a token.
///
/// For the inference thread.
final class WordSphereCache {

    private @Nullable Gpt2 of;
    private Optional<WordSphere> sphere = Optional.empty();

    /// The words of a model. Those of another model are freed.
    WordSphere of(Gpt2 model) {
        if (of == model && sphere.isPresent()) {
            return sphere.get();
        }
        sphere.ifPresent(WordSphere::close);
        sphere = Optional.empty();
        var made = WordSphere.of(model, Centring.NONE);
        of = model;
        sphere = Optional.of(made);
        return made;
    }
}
