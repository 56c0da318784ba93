package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOrderTest {

    @TempDir
    private Path folder;

    @Test
    void theModelIsReadOnceTheColumnsStandInTheWindow() throws Exception {
        var stood = new CompletableFuture<Boolean>();
        Headless.start();
        var window = Headless.on(() -> {
            var made = Headless.open(folder, () -> {});
            made.bench()
                    .inferenceService
                    .model()
                    .addListener(o -> stood.complete(made.dock().getScene() != null));
            return made;
        });
        try {
            assertThat(stood.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            Headless.close(window);
        }
    }
}
