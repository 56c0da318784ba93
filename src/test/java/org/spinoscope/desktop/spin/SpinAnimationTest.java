package org.spinoscope.desktop.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.spin.SpinAnimationPlan.Format;
import org.spinoscope.desktop.spin.SpinAnimationPlan.Rate;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureLayout;

class SpinAnimationTest {

    private static final FigureLayout PAINTER = new FigureLayout();

    @TempDir
    Path folder;

    private final SpinViewModel model = new SpinViewModel();

    @BeforeEach
    void enter() {
        var origin = new Provenance("1", "model", "", "", "prompt", "reading", "", "", Map.of());
        model.enter("L1H2: A cat is a", Heads.frame(24, 1), " pet", " car", origin);
    }

    @Test
    void theSameSeedGivesTheSameFilmWhateverWasPlayedBefore() throws Exception {
        var first = write(plan(Format.GIF, false), "a.gif");
        for (int i = 0; i < 20; i++) {
            model.frame();
        }
        assertThat(write(plan(Format.GIF, false), "b.gif")).isEqualTo(first);
        assertThat(write(plan(Format.GIF, true), "c.gif")).isNotEqualTo(first);
        model.parameters().set(model.parameters().get().seed(2));
        assertThat(write(plan(Format.GIF, false), "d.gif")).isNotEqualTo(first);
    }

    @Test
    void aFilmLeavesTheMotionInTheWindowAlone() throws Exception {
        model.frame();
        var before = model.walk().position();
        write(plan(Format.GIF, true), "a.gif");
        assertThat(model.walk().position()).containsExactly(before);
        assertThat(model.walk().steps()).isEqualTo(8);
    }

    @Test
    void framesAreNumberedPicturesOfTheirSize() throws Exception {
        SpinAnimation.of(plan(Format.FRAMES, false), model, ColourMaps.STANDARD)
                .write(PAINTER, folder.resolve("frames"), Progress.NONE);
        try (var files = Files.list(folder.resolve("frames"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("frame-0001.png", "frame-0002.png", "frame-0003.png");
        }
        var picture =
                ImageIO.read(folder.resolve("frames").resolve("frame-0002.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(200);
    }

    @Test
    void aCancelledFilmLeavesNothing() throws Exception {
        for (var format : Format.values()) {
            assertThatThrownBy(() -> SpinAnimation.of(plan(format, false), model, ColourMaps.STANDARD)
                            .write(PAINTER, folder.resolve("film"), (fraction, doing) -> {
                                if (doing.startsWith("frame 2")) {
                                    throw new CancellationException(doing);
                                }
                            }))
                    .isInstanceOf(CancellationException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aPlanSaysHowLongItIs() {
        assertThat(plan(Format.GIF, false).inWords(0.02)).isEqualTo("0.3 s, from t = 0 to 0.2");
        assertThat(plan(Format.FRAMES, false).inWords(0.02)).isEqualTo("3 pictures, from t = 0 to 0.2");
    }

    private static SpinAnimationPlan plan(Format format, boolean fromHere) {
        return new SpinAnimationPlan(format, 200, 3, 5, Rate.R10, true, false, fromHere);
    }

    private byte[] write(SpinAnimationPlan plan, String name) throws Exception {
        SpinAnimation.of(plan, model, ColourMaps.STANDARD).write(PAINTER, folder.resolve(name), Progress.NONE);
        return Files.readAllBytes(folder.resolve(name));
    }
}
