package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.common.Progress;

@Execution(ExecutionMode.CONCURRENT)
class NativeEngineTest {

    @Test
    void smallerLibrariesAreLoadedBeforePyTorchIsThere() {
        var loaded = new AtomicBoolean();
        try (var manager = NativeEngine.begin(() -> loaded.set(true)).await(Progress.NONE)) {
            assertThat(loaded).isTrue();
            assertThat(manager.isOpen()).isTrue();
        }
    }

    @Test
    void aSmallerLibraryThatCannotBeLoadedIsNotPyTorchsFault() {
        try (var manager = NativeEngine.begin(() -> {
                    throw new UnsatisfiedLinkError("not there");
                })
                .await(Progress.NONE)) {
            assertThat(manager.isOpen()).isTrue();
        }
    }
}
