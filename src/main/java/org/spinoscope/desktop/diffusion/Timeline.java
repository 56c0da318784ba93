package org.spinoscope.desktop.diffusion;

import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.diffusion.Recording.Moment;

/// Both halves of a run in order: the clean word is noised up to 0, then a spin finds a word.
///
/// @param moments forward and reverse ones; the middle one is the reverse run's start
record Timeline(List<Moment> moments) {

    /// Half the length.
    int levels() {
        return (moments.size() - 1) / 2;
    }

    /// The places of all moments on an axis.
    double[] on(TimeAxis axis) {
        return IntStream.range(0, moments.size()).mapToDouble(i -> at(i, axis)).toArray();
    }

    /// A place between two moments on an axis.
    ///
    /// @param position from −levels to levels
    double at(double position, TimeAxis axis) {
        double i = Math.clamp(position + levels(), 0, moments.size() - 1.0);
        int low = (int) Math.floor(i);
        int high = Math.min(low + 1, moments.size() - 1);
        return at(low, axis) + (i - low) * (at(high, axis) - at(low, axis));
    }

    private double at(int moment, TimeAxis axis) {
        int level = moment - levels();
        return switch (axis) {
            case LEVEL -> level;
            case HEAT_TIME -> Integer.signum(level) * (longest() - time(moment));
            case ANGLE -> Integer.signum(level) * (90 - Math.toDegrees(angle(moment)));
        };
    }

    /// Heat time at which everything ends that can be distinguished from noise, as the forward half has it.
    private double longest() {
        return moments.get(Math.max(levels() - 1, 0)).tau();
    }

    private double time(int moment) {
        return Math.min(moments.get(moment).tau(), longest());
    }

    private double angle(int moment) {
        return Math.acos(Math.clamp(moments.get(moment).meanCosine(), 0, 1));
    }

    /// The place in words: half, level, κ, τ and mean cosine.
    String words(double position) {
        int i = Math.clamp(Math.round(position) + levels(), 0, moments.size() - 1);
        int level = i - levels();
        var moment = moments.get(i);
        var half = level < 0
                ? "Forward, level " + -level + " of " + levels()
                : "Reverse, level " + level + " of " + levels();
        return half
                + ", κ = " + NumberFormats.formatted("%.3g", moment.kappa())
                + ", τ = " + (Double.isInfinite(moment.tau()) ? "∞" : NumberFormats.formatted("%.3g", moment.tau()))
                + ", mean cosine " + NumberFormats.fixed(moment.meanCosine(), 3);
    }
}
