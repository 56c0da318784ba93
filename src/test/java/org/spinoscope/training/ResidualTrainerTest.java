package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.diffusion.ResidualFile;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.spinbath.FieldSource;

class ResidualTrainerTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/tiny-12x12");

    @TempDir
    Path folder;

    @Test
    void learnsToKnowMoreThanThePriorAndIsKeptForItsCheckpointOnly() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            var store = new ResidualStore(folder, List.of());
            var log = new StringWriter();
            var settings = new ResidualSettings(16, 128, 250, 5, 1e-2, 3);
            var learned = new ResidualTrainer(
                            model,
                            new FieldSource.Residual(),
                            settings,
                            ResidualListener.printing(new PrintWriter(log)))
                    .run(contexts(128), store.file(model.sha256()), false, Progress.NONE);
            var numbers = learned.training()
                    .replaceAll(".*contexts ([0-9.]+), of the prior ([0-9.]+)", "$1 $2")
                    .split(" ");
            assertThat(Double.parseDouble(numbers[0])).isLessThan(0.8 * Double.parseDouble(numbers[1]));
            assertThat(store.find(model.sha256())).isPresent();
            assertThat(store.find("0".repeat(64))).isEmpty();
            var kept = store.find(model.sha256()).orElseThrow().denoiser().orElseThrow();
            assertThat(kept.w1()).isDeepEqualTo(learned.denoiser().orElseThrow().w1());
            assertThat(log.toString()).contains("small network, step 250");
            assertThatThrownBy(
                            () -> ResidualFile.read(store.file(model.sha256())).requireFor("0".repeat(64)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("another checkpoint");
        }
    }

    @Test
    void aCancelledRunWritesNoFile() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            var file = folder.resolve("r.safetensors");
            assertThatThrownBy(() -> trainer(model, 3).run(contexts(64), file, false, stoppedAt("residual, step 3,")))
                    .isInstanceOf(CancellationException.class);
            assertThat(Files.exists(file)).isFalse();
        }
    }

    @Test
    void aRunThatGoesOnLearnsWhatOneWithoutABreakLearns() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            var settings = new ResidualSettings(4, 64, 30, 5, 1e-2, 3);
            var losses = new ArrayList<Double>();
            ResidualListener listening = new ResidualListener() {
                @Override
                public void step(Part part, int step, double loss, double mean) {
                    if (part == Part.RESIDUAL) {
                        losses.add(loss);
                    }
                }

                @Override
                public void said(String line) {}
            };
            var trainer = new ResidualTrainer(model, new FieldSource.Residual(), settings, listening);
            var whole = trainer.run(contexts(64), folder.resolve("whole.safetensors"), false, Progress.NONE);
            var inOne = List.copyOf(losses);
            losses.clear();
            var file = folder.resolve("broken.safetensors");
            assertThatThrownBy(() -> trainer.run(contexts(64), file, false, stoppedAt("residual, step 11,")))
                    .isInstanceOf(CancellationException.class);
            assertThat(ResidualTrainer.resumePoint(file)).exists();
            var resumed = trainer.run(contexts(64), file, true, Progress.NONE);
            assertThat(losses).hasSize(30).isEqualTo(inOne);
            assertThat(resumed.a()).isDeepEqualTo(whole.a());
            assertThat(resumed.b()).isDeepEqualTo(whole.b());
            assertThat(ResidualTrainer.resumePoint(file)).doesNotExist();
        }
    }

    @Test
    void otherSettingsOrTextsDoNotGoOnFromAResumePoint() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            var file = folder.resolve("r.safetensors");
            var stop = stoppedAt("small network, step 2,");
            assertThatThrownBy(() -> trainer(model, 3).run(contexts(64), file, false, stop))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> trainer(model, 4).run(contexts(64), file, true, stop))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("start anew");
            assertThatThrownBy(() -> trainer(model, 3).run(contexts(65), file, true, stop))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("other texts");
        }
    }

    @Test
    void promptsWithoutTextTeachNothing() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE)) {
            assertThatThrownBy(() -> ResidualContexts.ofTexts(List.of("", ""), model.tokenizer(), 64, 32, 1))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("Choose others");
        }
    }

    private static ResidualTrainer trainer(Gpt2 model, long seed) {
        return new ResidualTrainer(
                model,
                new FieldSource.Residual(),
                new ResidualSettings(4, 64, 10, 5, 1e-2, seed),
                ResidualListener.printing(new PrintWriter(new StringWriter())));
    }

    private static Progress stoppedAt(String what) {
        return (fraction, doing) -> {
            if (doing.contains(what)) {
                throw new CancellationException();
            }
        };
    }

    @Test
    void aDamagedFileIsRefusedWithASentence() throws Exception {
        var file = folder.resolve("bad.safetensors");
        Files.write(file, new byte[] {9, 0, 0, 0, 0, 0, 0, 0, 1});
        assertThatThrownBy(() -> ResidualFile.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("train-residual");
    }

    private static List<int[]> contexts(int count) {
        var random = new SplittableRandom(1);
        var contexts = new ArrayList<int[]>();
        for (int i = 0; i < count; i++) {
            contexts.add(random.ints(1 + random.nextInt(8), 0, 300).toArray());
        }
        return contexts;
    }
}
