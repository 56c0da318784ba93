package org.spinoscope.plots;

import java.util.List;
import java.util.Optional;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.TrajectoryBuffer;

/// What is on the unit sphere at one moment, and from where it is seen.
///
/// @param shown positions of the trail that are shown, from the oldest
/// @param field in the three drawn axes; only its direction is drawn
/// @param words the good word first
/// @param cloud where further spins are
/// @param zoom 1 shows the whole sphere
/// @param still whether the limits stay the same whatever moves, as the frames of a film need
public record SphereScene(
        TrajectoryBuffer trail,
        int shown,
        double[] field,
        Optional<ReferenceDirections> words,
        List<double[]> cloud,
        OrthographicProjection view,
        double zoom,
        boolean still) {

    public SphereScene {
        cloud = List.copyOf(cloud);
    }

    /// The whole trail and nothing else but field and words.
    public static SphereScene of(
            TrajectoryBuffer trail, double[] field, ReferenceDirections words, OrthographicProjection view) {
        return new SphereScene(trail, trail.size(), field, Optional.of(words), List.of(), view, 1, false);
    }
}
