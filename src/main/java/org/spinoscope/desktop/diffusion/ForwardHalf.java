package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.desktop.diffusion.Recording.Moment;
import org.spinoscope.diffusion.ForwardNoise;
import org.spinoscope.dynamics.GaussianStream;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.spinbath.FieldSource;

/// The forward half of the timeline: the good word's spin diffuses over the sphere, eq. (12), by the same clock that
/// the
/// reverse half runs back.
final class ForwardHalf {

    /// The longest step of the projected path, times (d − 1).
    private static final double FINEST = 0.02;

    /// Where the mean cosine is 0.01, whatever the dimension: −ln m = (d − 1)τ/2.
    private static final double NOISE = 2 * Math.log(100);

    private ForwardHalf() {}

    /// @param reverse moments of a reverse run, from noise to a word
    /// @return one moment for each of them, from the clean word to noise
    static List<Moment> of(
            List<Moment> reverse, double[] good, double[] bad, SpinFrame frame, long seed, FieldSource field) {
        int d = good.length;
        var noise = GaussianStream.streams(seed, 1).getFirst();
        var axis = field instanceof FieldSource.None ? new double[0] : frame.axis(0);
        var moments = new ArrayList<Moment>();
        var spin = good.clone();
        double now = 0;
        for (int level = reverse.size() - 1; level >= 0; level--) {
            double tau = Math.min(reverse.get(level).tau(), NOISE / (d - 1));
            int steps = (int) Math.ceil((tau - now) * (d - 1) / FINEST);
            for (int i = 0; i < steps; i++) {
                spin = ForwardNoise.projectedStep(spin, (tau - now) / steps, noise);
            }
            now = Math.max(now, tau);
            moments.add(new Moment(
                    reverse.get(level).kappa(),
                    reverse.get(level).meanCosine(),
                    tau,
                    frame.project(spin),
                    axis.length == 0 ? Double.NaN : dot(spin, axis),
                    dot(spin, good),
                    dot(spin, bad),
                    new int[0],
                    new float[0]));
        }
        return List.copyOf(moments);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
