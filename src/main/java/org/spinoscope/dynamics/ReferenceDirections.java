package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Named directions on the sphere, such as token directions; the nearest one is the basin a spin is in.
public final class ReferenceDirections {

    private final List<String> names;
    private final double[][] units;

    /// @param directions one array of d components per name; any non-zero length
    /// @throws InvalidSpinInputException if a direction is zero or the numbers of names and directions differ
    public ReferenceDirections(List<String> names, List<double[]> directions) {
        if (names.isEmpty() || names.size() != directions.size()) {
            throw new InvalidSpinInputException(
                    "Landmarks need as many names as directions, and at least one of each.");
        }
        this.names = List.copyOf(names);
        var rows = new ArrayList<double[]>();
        for (var i = 0; i < names.size(); i++) {
            rows.add(Vectors.unit(
                    directions.get(i), String.format(Locale.ROOT, "The direction of \"%s\"", names.get(i))));
        }
        units = rows.toArray(double[][]::new);
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return units.length;
    }

    /// The unit direction of landmark `index`, as a copy.
    public double[] direction(int index) {
        return units[index].clone();
    }

    /// Index of the landmark with the largest cosine to `spin`; allocates nothing.
    public int nearest(double[] spin) {
        var best = 0;
        var most = Double.NEGATIVE_INFINITY;
        for (var i = 0; i < units.length; i++) {
            var along = Vectors.dot(spin, units[i]);
            if (along > most) {
                most = along;
                best = i;
            }
        }
        return best;
    }

    /// Cosine between a unit spin and landmark `index`.
    public double cosine(int index, double[] spin) {
        return Vectors.dot(spin, units[index]);
    }
}
