package org.spinoscope.study.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.diffusion.ResidualStore;

/// The residual that comes with the program is the shipped model's, and is found by default.
class ShippedResidualTest {

    @Test
    void theShippedResidualBelongsToTheShippedModel(@TempDir Path own) throws Exception {
        var assets = BundledAssets.ofThisProgram();
        var bytes = Files.readAllBytes(assets.model().resolve("model.safetensors"));
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        var found = new ResidualStore(own, assets.residuals()).find(sha256);
        assertThat(found).isPresent();
        assertThat(found.orElseThrow().sha256()).isEqualTo(sha256);
        assertThat(found.orElseThrow().denoiser()).isPresent();
        try (var files = Files.list(assets.model().resolveSibling("residuals"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(sha256 + ".safetensors");
        }
    }
}
