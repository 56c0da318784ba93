package org.spinoscope.plots;

import java.util.Map;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// What a figure's numbers came from, for its provenance.
///
/// @param version of the program
/// @param sha256 of the model's weights
public record ProvenanceSource(String version, ModelIdentity model, String sha256) {

    /// @param sha256 empty if it is not known yet
    public static ProvenanceSource of(String version, ModelIdentity model, String sha256) {
        return new ProvenanceSource(version, model.withWeights(sha256), sha256);
    }

    /// The provenance of a figure.
    ///
    /// @param reading empty where no reading was used
    /// @param seed empty where nothing was random
    public Provenance provenance(PromptSet prompts, String reading, String seed) {
        return new Provenance(
                        version,
                        model.id(),
                        sha256,
                        model.label(),
                        prompts.name(),
                        reading,
                        label(reading),
                        seed,
                        Map.of())
                .with("prompts.sha256", prompts.sha256());
    }

    /// The provenance of a figure that depends on the weights alone.
    public Provenance weights() {
        return new Provenance(version, model.id(), sha256, model.label(), "", "", "", "", Map.of());
    }

    /// What a figure prints of a reading. Where only the answer token matters, only that is printed.
    private static String label(String reading) {
        return reading.startsWith("source=")
                ? "Reading: " + Reading.parse(reading).label()
                : reading;
    }
}
