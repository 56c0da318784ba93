package org.spinoscope.cli;

import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.common.AppDirectories;
import org.spinoscope.diffusion.ResidualStore;

/// Where this machine keeps learned residuals.
final class Residuals {

    private Residuals() {}

    static ResidualStore ofThisMachine() {
        return new ResidualStore(
                AppDirectories.ofThisMachine().resolve("residuals"),
                BundledAssets.ofThisProgram().residuals());
    }
}
