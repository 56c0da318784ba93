package org.spinoscope.dynamics;

import java.util.Arrays;

/// Where the spins of an ensemble stand at time 0.
public sealed interface Start {

    /// Every spin in its own direction, uniform on the sphere.
    Start ISOTROPIC = new Isotropic();

    /// Every spin along the same direction, which need not be a unit vector.
    static Along along(double... direction) {
        return new Along(direction);
    }

    /// See [Start#ISOTROPIC].
    record Isotropic() implements Start {}

    /// See [Start#along].
    final class Along implements Start {
        private final double[] unit;

        Along(double... direction) {
            unit = Vectors.unit(direction, "The starting spin");
        }

        double[] unit() {
            return unit.clone();
        }

        @Override
        public String toString() {
            return "along " + Arrays.toString(unit);
        }
    }
}
