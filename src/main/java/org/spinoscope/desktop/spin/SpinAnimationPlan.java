package org.spinoscope.desktop.spin;

import java.util.Locale;
import org.spinoscope.figure.write.GifWriter;

/// Settings of an exported spin animation.
///
/// @param pixels width and height
/// @param steps time steps from one picture to the next
/// @param rate pictures a second; has no meaning for single pictures
/// @param endless whether a GIF begins again after the last picture
/// @param fromHere from where the spin is now, in place of its start
record SpinAnimationPlan(
        Format format, int pixels, int frames, int steps, Rate rate, boolean endless, boolean dark, boolean fromHere) {

    /// What becomes of the pictures.
    enum Format {
        GIF("Animated GIF"),
        FRAMES("PNG frames in a folder");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /// The rates that a GIF, which counts in hundredths of a second, can keep exactly.
    enum Rate {
        R5(20),
        R10(10),
        R20(5),
        R25(4),
        R50(2);

        private final int hundredths;

        Rate(int hundredths) {
            this.hundredths = hundredths;
        }

        @Override
        public String toString() {
            return Integer.toString(100 / hundredths);
        }
    }

    static final SpinAnimationPlan DEFAULT =
            new SpinAnimationPlan(Format.GIF, 480, 150, 8, Rate.R25, true, false, false);

    GifWriter.Timing timing() {
        return new GifWriter.Timing(rate.hundredths, endless);
    }

    /// How long the film is and how much time of the spin it shows.
    String inWords(double dt) {
        var time = "from t = 0 to " + SpinParameters.plain((frames - 1) * steps * dt);
        return format == Format.GIF
                ? String.format(Locale.ROOT, "%.1f s, %s", frames * rate.hundredths / 100.0, time)
                : String.format(Locale.ROOT, "%d pictures, %s", frames, time);
    }
}
