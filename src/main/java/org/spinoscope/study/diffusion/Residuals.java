package org.spinoscope.study.diffusion;

import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.common.AppDirectories;
import org.spinoscope.diffusion.ResidualStore;

/// Where this machine keeps learned residuals.
public final class Residuals {

    private Residuals() {}

    /// The user's own folder, then what comes with the program.
    public static ResidualStore ofThisMachine() {
        return new ResidualStore(
                AppDirectories.ofThisMachine().resolve("residuals"),
                BundledAssets.ofThisProgram().residuals());
    }
}
