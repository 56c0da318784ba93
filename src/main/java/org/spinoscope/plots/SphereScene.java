package org.spinoscope.plots;

import java.util.List;
import java.util.Optional;
import org.spinoscope.dynamics.Landmarks;
import org.spinoscope.dynamics.SpinTrail;

/// What stands on the unit sphere at one moment, and how it is looked at.
///
/// @param shown positions of the trail that are shown, from the oldest
/// @param field in the three drawn axes; only its direction is drawn
/// @param words the good word first
/// @param cloud where further spins are
/// @param zoom 1 shows the whole sphere
/// @param still whether the limits stay the same whatever moves, as the frames of a film need
public record SphereScene(
        SpinTrail trail,
        int shown,
        double[] field,
        Optional<Landmarks> words,
        List<double[]> cloud,
        Orthographic view,
        double zoom,
        boolean still) {

    public SphereScene {
        cloud = List.copyOf(cloud);
    }

    /// The whole trail and nothing else but field and words.
    public static SphereScene of(SpinTrail trail, double[] field, Landmarks words, Orthographic view) {
        return new SphereScene(trail, trail.size(), field, Optional.of(words), List.of(), view, 1, false);
    }
}
