package org.spinoscope.desktop.spin;

import java.util.Random;
import org.spinoscope.dynamics.SpinFrame;

/// Made-up heads of any dimension.
final class Heads {

    private Heads() {}

    static SpinFrame frame(int dimension, long seed) {
        var random = new Random(seed);
        return SpinFrame.of(vector(dimension, random), vector(dimension, random), vector(dimension, random));
    }

    private static double[] vector(int dimension, Random random) {
        return random.doubles(dimension, -1, 1).toArray();
    }
}
