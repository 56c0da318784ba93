package org.spinoscope.dynamics;

import java.util.Arrays;

/// The spins of an ensemble at time 0.
public sealed interface InitialState {

    /// Every spin in its own direction, uniform on the sphere.
    InitialState ISOTROPIC = new Isotropic();

    /// Every spin along the same direction, which need not be a unit vector.
    static Along along(double... direction) {
        return new Along(direction);
    }

    /// See [InitialState#ISOTROPIC].
    record Isotropic() implements InitialState {}

    /// See [InitialState#along].
    final class Along implements InitialState {
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
