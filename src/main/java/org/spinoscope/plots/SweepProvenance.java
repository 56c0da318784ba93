package org.spinoscope.plots;

import org.spinoscope.common.Version;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.sweep.SweepSummary;

/// Where a sweep's numbers came from: the model and prompts of its manifest, not those that happen to be loaded.
public final class SweepProvenance {

    private SweepProvenance() {}

    /// @param folder what the sweep's folder is called
    /// @param label what the sweep's model is called
    public static Provenance of(SweepSummary summary, String folder, String label) {
        var plan = summary.table().plan();
        var model = plan.model();
        var reading = plan.readings().get(summary.table().reading() - 1);
        var file = plan.prompts().file();
        var origin = new Provenance(
                        Version.get(),
                        model.id(),
                        model.sha256(),
                        new ModelIdentity(model.id(), label)
                                .withWeights(model.sha256())
                                .label(),
                        file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
                        reading.toString(),
                        "Reading: " + reading.label(),
                        "",
                        java.util.Map.of())
                .with("sweep", folder)
                .with("sweep.program", plan.program())
                .with("sweep.prompts.sha256", plan.prompts().sha256())
                .with(
                        "sweep.prompts",
                        Integer.toString(summary.count()) + " of "
                                + plan.prompts().accepted());
        var words = summary.filter().words();
        return words.isEmpty() ? origin : origin.with("sweep.filter", words);
    }
}
