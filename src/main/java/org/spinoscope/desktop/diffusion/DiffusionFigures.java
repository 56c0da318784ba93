package org.spinoscope.desktop.diffusion;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.spin.CameraState;
import org.spinoscope.desktop.spin.SpinScene;
import org.spinoscope.dynamics.TrajectoryBuffer;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.plots.DenoisingPlots;
import org.spinoscope.plots.SphereScene;
import org.spinoscope.plots.SpinPlots;

/// The figures of one recording at one place of its timeline.
///
/// @param token number of the token that is shown
record DiffusionFigures(Recording known, int token, int chain, ProvenanceFactory sources) {

    private static final int NAMED = 6;

    Timeline timeline() {
        return known.timeline(token, chain);
    }

    /// Words and field around the spins.
    SpinScene scene() {
        return SpinScene.of("", known.frame(), known.pair().good(), known.pair().bad(), provenance());
    }

    /// The sphere at a place: the chosen chain's way so far, the other chains as they are.
    ///
    /// @param cursor from −levels to levels
    Figure sphere(int cursor, CameraState camera) {
        var moments = timeline().moments();
        int n = timeline().levels();
        int here = Math.clamp(cursor + n, 0, moments.size() - 1);
        var trail = new TrajectoryBuffer(moments.size());
        for (int i = here >= n ? n : 0; i <= here; i++) {
            trail.add(i - n, moments.get(i).place());
        }
        List<double[]> cloud = here < n
                ? List.of()
                : known.moments().get(token).stream()
                        .map(other -> other.get(here - n).place())
                        .toList();
        var scene = new SphereScene(
                trail,
                trail.size(),
                known.frame().field(),
                java.util.Optional.of(
                        known.frame().words(known.pair().good(), known.pair().bad())),
                cloud,
                camera.turned(),
                camera.zoom(),
                false);
        return SpinPlots.sphere(scene, "Spins on the sphere of words").provenance(provenance());
    }

    /// The shares p_v along the timeline.
    Figure shares(double cursor, TimeAxis axis) {
        var line = timeline();
        var atoms = Shares.strongest(line.moments(), NAMED);
        return new DenoisingPlots(provenance())
                .shares(
                        line.on(axis),
                        axis.title(),
                        Arrays.stream(atoms)
                                .mapToObj(atom -> known.words().getOrDefault(atom, ""))
                                .toList(),
                        Arrays.stream(atoms)
                                .mapToObj(atom -> Shares.share(line.moments(), atom))
                                .toArray(double[][]::new),
                        line.at(cursor, axis));
    }

    Provenance provenance() {
        var request = known.result().request();
        return sources.provenance(known.pair(), request.reading())
                .with(
                        "diffusion",
                        request.path().key() + ", " + request.sampler().key() + ", "
                                + request.residual().key() + ", sign "
                                + request.sign().key() + ", " + request.steps() + " steps")
                .with(
                        "field",
                        request.field() + ", g = " + request.guidance() + " ("
                                + request.guidanceKind().key() + ")")
                .with("seed", Long.toString(request.seed()));
    }
}
