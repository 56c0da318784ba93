package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinForm;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinWalk;

/// Plays one spin, or a cloud of them: what is set, where it is, and what has been measured.
///
/// Time in the window is counted in frames; each frame takes [#speed] steps, so that the picture is the same on every
/// machine.
public final class SpinViewModel {

    private static final int TRAIL = 900;
    private static final int CLOUD = 200;

    private final ObjectProperty<SpinParameters> parameters = new SimpleObjectProperty<>(SpinParameters.DEFAULT);
    private final ReadOnlyObjectWrapper<SpinStage> stage = new ReadOnlyObjectWrapper<>(SpinStage.EMPTY);
    private final SimpleBooleanProperty playing = new SimpleBooleanProperty();
    private final SimpleBooleanProperty cloudShown = new SimpleBooleanProperty();
    private final SimpleIntegerProperty speed = new SimpleIntegerProperty(8);
    private final SpinRecord measured = new SpinRecord();
    private final List<SpinWalk> cloud = new ArrayList<>();
    private SpinWalk walk;

    public SpinViewModel() {
        walk = newWalk();
        parameters.addListener((o, was, is) -> changed(was, is));
        cloudShown.addListener((o, was, is) -> gatherCloud());
    }

    public ObjectProperty<SpinParameters> parameters() {
        return parameters;
    }

    ReadOnlyObjectProperty<SpinStage> stage() {
        return stage.getReadOnlyProperty();
    }

    public SimpleBooleanProperty playing() {
        return playing;
    }

    /// Whether two hundred further spins move under the same setup.
    public SimpleBooleanProperty cloudShown() {
        return cloudShown;
    }

    /// Steps per frame.
    public SimpleIntegerProperty speed() {
        return speed;
    }

    SpinWalk walk() {
        return walk;
    }

    List<SpinWalk> cloud() {
        return cloud;
    }

    SpinRecord measured() {
        return measured;
    }

    /// Puts another head's field and words around the spin; the spin goes on from where it is.
    ///
    /// @param title which head and prompt it is
    public void enter(String title, SpinFrame frame, String good, String bad) {
        stage.set(SpinStage.of(title, frame, good, bad));
    }

    /// What is set, for the session.
    public Map<String, String> settings() {
        var p = parameters.get();
        return Map.of(
                "form", p.form().name(),
                "integrator", p.integrator().name(),
                "gamma", Double.toString(p.gamma()),
                "lambda", Double.toString(p.lambda()),
                "temperature", Double.toString(p.temperature()),
                "strength", Double.toString(p.strength()),
                "dt", Double.toString(p.dt()),
                "seed", Long.toString(p.seed()),
                "cloud", Boolean.toString(cloudShown.get()),
                "speed", Integer.toString(speed.get()));
    }

    /// Takes back what was set; what is missing or makes no sense stays as it is.
    public void restore(Map<String, String> settings) {
        try {
            var p = parameters.get();
            parameters.set(new SpinParameters(
                    SpinForm.valueOf(settings.getOrDefault("form", p.form().name())),
                    Integrator.valueOf(
                            settings.getOrDefault("integrator", p.integrator().name())),
                    number(settings, "gamma", p.gamma()),
                    number(settings, "lambda", p.lambda()),
                    number(settings, "temperature", p.temperature()),
                    number(settings, "strength", p.strength()),
                    number(settings, "dt", p.dt()),
                    Long.parseLong(settings.getOrDefault("seed", Long.toString(p.seed())))));
            cloudShown.set(Boolean.parseBoolean(settings.getOrDefault("cloud", "false")));
            speed.set(Math.clamp(Integer.parseInt(settings.getOrDefault("speed", "8")), 1, 100));
        } catch (IllegalArgumentException unreadable) {
            parameters.set(SpinParameters.DEFAULT);
        }
    }

    private static double number(Map<String, String> settings, String key, double otherwise) {
        double value = Double.parseDouble(settings.getOrDefault(key, Double.toString(otherwise)));
        return value > 0 && value < 1e3 ? value : otherwise;
    }

    /// One frame of the animation.
    public void frame() {
        advance(speed.get());
    }

    /// One time step.
    public void step() {
        advance(1);
    }

    /// Back to the start, with the same random numbers.
    public void restart() {
        walk = newWalk();
        measured.clear();
        gatherCloud();
    }

    /// What to tell about the temperature the printed equation really has, about too long steps, and about the frame.
    public List<String> notices() {
        var told = new ArrayList<String>();
        var p = parameters.get();
        double kappa = walk.law().kappa();
        double effective = p.strength() / kappa;
        if (Double.isFinite(effective) && Math.abs(effective - p.temperature()) > 0.005 * p.temperature()) {
            told.add(
                    ("As printed, %s settles at an effective kT = %.3g, not %.3g: its noise and damping do not balance.")
                            .formatted(p.form().title(), effective, p.temperature()));
        }
        told.addAll(walk.check().warnings());
        told.addAll(stage.get().notes());
        return told;
    }

    private void advance(int steps) {
        for (int i = 0; i < steps; i++) {
            walk.advance(1);
            measured.add(walk.time(), walk.cosine(), walk.meanCosine());
        }
        cloud.forEach(other -> other.advance(steps));
    }

    private void changed(SpinParameters was, SpinParameters is) {
        if (was.seed() != is.seed()) {
            restart();
            return;
        }
        walk.use(is.setup());
        cloud.forEach(other -> other.use(is.setup()));
        measured.clear();
    }

    private SpinWalk newWalk() {
        var p = parameters.get();
        return new SpinWalk(p.setup(), start(), p.seed(), TRAIL);
    }

    private void gatherCloud() {
        cloud.clear();
        if (cloudShown.get()) {
            var p = parameters.get();
            for (int i = 0; i < CLOUD; i++) {
                cloud.add(new SpinWalk(p.setup(), walk.position(), p.seed() + 1 + i, 1));
            }
        }
    }

    /// Almost against the field, so that there is a way to go.
    private static double[] start() {
        return new double[] {-0.94, 0.3, 0.16};
    }
}
