package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.spinbath.Reading;

/// A report on a model of twelve positions: what needs longer contexts is left out and says so.
@Execution(ExecutionMode.CONCURRENT)
class ShortContextReportTest {

    @TempDir
    private Path folder;

    @Test
    void whatNeedsMorePositionsIsLeftOutAndSaysSo() throws Exception {
        var checkpoint = Path.of("src/test/resources/golden/checkpoints/one-layer");
        try (var model = Gpt2.load(checkpoint, new ModelIdentity("one-layer", "a test model"), Progress.NONE)) {
            var prompts = PromptFiles.read(Path.of("src/test/resources/inputs/ordinary.json"));
            var study = FullStudy.run(model, "test", prompts, Reading.PAPER, Progress.NONE);
            new ReportWriter(ColourMaps.STANDARD).write(study, folder, Progress.NONE);
        }
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("such a context has 24 tokens, and this model reads at most 12");
        assertThat(folder.resolve("figures")).isDirectoryContaining("glob:**phases-composition.svg");
    }
}
