package org.spinoscope.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Convergence;
import org.spinoscope.dynamics.EffectiveTemperature;
import org.spinoscope.dynamics.EnsembleConfig;
import org.spinoscope.dynamics.EnsembleResult;
import org.spinoscope.dynamics.FirstPassage;
import org.spinoscope.dynamics.InitialState;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.SpinEnsemble;
import org.spinoscope.dynamics.SpinField;
import org.spinoscope.dynamics.SpinSetup;
import org.spinoscope.dynamics.SpinSimulation;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

class SpinPlotsTest {

    private static final ReferenceDirections WORDS = new ReferenceDirections(
            List.of(" Berlin", " Rome"), List.of(new double[] {0.5, 0.8, 0.3}, new double[] {-0.2, -0.9, 0.3}));
    private static final SpinSetup SETUP =
            SpinSetup.of(Bath.eq9(1, 0.15, 0.12), SpinField.uniform(1, 0, 0), Integrator.DEPONDT_MERTENS, 0.04);

    @TempDir
    Path folder;

    @Test
    void theHiddenPartOfAPathIsFaded() {
        var walk = walk();
        var view = OrthographicProjection.DEFAULT;
        var gradientLine = ((Plot) trajectory())
                .marks().stream()
                        .filter(GradientLine.class::isInstance)
                        .map(GradientLine.class::cast)
                        .findFirst()
                        .orElseThrow();
        for (var i = 0; i < gradientLine.x().size(); i++) {
            var at = walk.trail();
            var behind = view.depth(at.x(i), at.y(i), at.z(i)) < 0;
            assertThat(gradientLine.opacity().get(i)).isEqualTo(behind ? 0.25 : 1);
        }
        assertThat(gradientLine.opacity().min()).isLessThan(1);
        assertThat(gradientLine.opacity().max()).isEqualTo(1);
    }

    @Test
    void picturesOfAFilmKeepTheirLimits() {
        var walk = walk();
        var early = SpinPlots.sphere(scene(walk, 10, 2), "early");
        var late = SpinPlots.sphere(scene(walk, 1400, 2), "late");
        assertThat(early.x().min()).isEqualTo(late.x().min()).isCloseTo(-0.65, within(1e-12));
        assertThat(early.y().max()).isEqualTo(late.y().max());
        assertThat(early.colourBar()).isEmpty();
        assertThat(late.marks()).extracting(Mark::name).contains("1 more spins");
    }

    private static SphereScene scene(SpinSimulation walk, int shown, double zoom) {
        return new SphereScene(
                walk.trail(),
                shown,
                new double[] {1, 0, 0},
                Optional.of(WORDS),
                List.of(new double[] {0, 0, -1}),
                OrthographicProjection.DEFAULT,
                zoom,
                true);
    }

    private static SpinSimulation walk() {
        var walk = new SpinSimulation(SETUP, WORDS.direction(1), 4, 1500);
        walk.advance(1499);
        return walk;
    }

    @Test
    void curvesThatCoincideDifferInDashAndSymbol() {
        var curves = List.of(curve(Integrator.HEUN), curve(Integrator.HEUN), curve(Integrator.HEUN));
        var marks = ((Plot) SpinStudyPlots.convergence(curves, true, Provenance.NONE)).marks();
        assertThat(marks.stream()
                        .filter(Line.class::isInstance)
                        .map(mark -> ((Line) mark).style().dash()))
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(marks.stream().filter(Points.class::isInstance).map(mark -> ((Points) mark).symbol()))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void theViewIsNotMirroredAndPutsTheFieldUp() {
        var view = new OrthographicProjection(0.7, 0.4);
        double[][] axes = new double[3][];
        for (var i = 0; i < 3; i++) {
            var a = i == 0 ? 1.0 : 0.0;
            var b = i == 1 ? 1.0 : 0.0;
            var c = i == 2 ? 1.0 : 0.0;
            axes[i] = new double[] {view.right(a, b, c), view.up(a, b, c), view.depth(a, b, c)};
        }
        // The images of a right-handed frame have determinant +1: a rotation, not a reflection.
        var determinant = axes[0][0] * (axes[1][1] * axes[2][2] - axes[1][2] * axes[2][1])
                - axes[0][1] * (axes[1][0] * axes[2][2] - axes[1][2] * axes[2][0])
                + axes[0][2] * (axes[1][0] * axes[2][1] - axes[1][1] * axes[2][0]);
        assertThat(determinant).isCloseTo(1, within(1e-12));
        assertThat(axes[0][0]).isEqualTo(0);
        assertThat(axes[0][1]).isPositive();
    }

    @Test
    void everyFigureSurvivesPaintingAndNamesItsSeed() {
        var run = run();
        var figures = Stream.of(
                trajectory(),
                SpinPlots.mean(run, Provenance.NONE),
                SpinPlots.histogram(run, Provenance.NONE),
                SpinPlots.autocorrelation(run, Provenance.NONE),
                SpinStudyPlots.convergence(List.of(curve(Integrator.DEPONDT_MERTENS)), true, Provenance.NONE),
                passages());
        var figureLayout = new FigureLayout();
        figures.forEach(figure -> {
            var svg = new SvgWriter().text(figureLayout.paint(figure, Size.oneColumn(70), FigureTheme.LIGHT));
            assertThat(svg).startsWith("<").contains(figure.title()).doesNotContain("NaN");
        });
        assertThat(SpinPlots.mean(run, Provenance.NONE).provenance().entries()).containsEntry("spin.seed", "4");
    }

    @Test
    void theLawStandsBesideTheMeasurement() {
        var run = run();
        assertThat(((Plot) SpinPlots.mean(run, Provenance.NONE)).notes().getFirst())
                .contains(String.format(Locale.ROOT, "%.4f", run.stationaryMean()));
        assertThat(((Plot) SpinPlots.histogram(run, Provenance.NONE)).marks())
                .extracting(Mark::name)
                .anySatisfy(name -> assertThat(name).contains("exp(κ"));
    }

    /// The points of the guide's figure, and the claim of its text: eq. (9) is hotter than it says, LLG is not.
    @Test
    void measuredTemperaturesLieOnTheirCurves() {
        var points = EffectiveTemperature.measure(List.of(0.1, 1.0, 3.0), 512, 6, Progress.NONE);
        assertThat(points).hasSize(6).allSatisfy(point -> {
            var error = (point.high() - point.low()) / 4;
            assertThat(point.measured()).isCloseTo(point.predicted(), within(4.5 * error));
            assertThat(error / point.measured()).isLessThan(0.03);
        });
        var figure = SpinStudyPlots.effectiveTemperature(points, Provenance.NONE);
        new SvgWriter()
                .write(
                        new FigureLayout().paint(figure, Size.oneColumn(70), FigureTheme.LIGHT),
                        folder.resolve("t.svg"));
        new PngWriter()
                .writeAtDpi(
                        new FigureLayout().paint(figure, Size.oneColumn(70), FigureTheme.LIGHT),
                        100,
                        folder.resolve("t.png"));
        assertThat(folder.resolve("t.png")).isNotEmptyFile();
    }

    private static Figure trajectory() {
        return SpinPlots.trajectory(
                walk().trail(), new double[] {1, 0, 0}, WORDS, OrthographicProjection.DEFAULT, Provenance.NONE);
    }

    private static EnsembleResult run() {
        return SpinEnsemble.run(
                SETUP, EnsembleConfig.of(512, 2000, 4).startingAt(InitialState.along(-0.2, -0.9, 0.3)), Progress.NONE);
    }

    private static Convergence.Curve curve(Integrator integrator) {
        return Convergence.deterministic(new Convergence.Plan(
                SETUP.withIntegrator(integrator).withStep(0.1), InitialState.along(1, 1, 1), 1.6, 4, 1, 4, 1));
    }

    private static Figure passages() {
        var plan = new FirstPassage.Plan(1, 0, 0.9, List.of(0.05, 0.1, 0.2), 256, 200, 4, 2);
        return SpinStudyPlots.firstPassage(
                FirstPassage.run(SETUP, WORDS, plan, Progress.NONE), " Rome", " Berlin", Provenance.NONE);
    }
}
