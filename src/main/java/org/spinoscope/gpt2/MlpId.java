package org.spinoscope.gpt2;

import java.util.Optional;
import java.util.regex.Pattern;

/// The MLP of a layer, counted from 0 and written `MLP 4`.
public record MlpId(int layer) implements ModelComponent {

    private static final Pattern WRITTEN = Pattern.compile("MLP\\s*([0-9]{1,4})", Pattern.CASE_INSENSITIVE);

    public MlpId {
        if (layer < 0) {
            throw new IllegalArgumentException("An MLP's layer counts from 0: " + layer);
        }
    }

    /// The MLP that a key or typed text names, such as `MLP 4` or `mlp4`; empty for anything else.
    public static Optional<MlpId> find(String text) {
        var written = WRITTEN.matcher(text.strip());
        return written.matches() ? Optional.of(new MlpId(Integer.parseInt(written.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "MLP " + layer;
    }
}
