package org.spinoscope.desktop.spin;

import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.dynamics.SpinFrame;
import org.spinoscope.dynamics.SpinSimulation;
import org.spinoscope.figure.Provenance;

/// Plays one spin, or a cloud of them: what is set, where it is, and what has been measured.
///
/// Time in the window is counted in frames; each frame takes [#speed] steps, so that the picture is the same on every
/// machine.
public final class SpinViewModel {

    private final ObjectProperty<SpinParameters> parameters = new SimpleObjectProperty<>(SpinParameters.DEFAULT);
    private final ReadOnlyObjectWrapper<SpinScene> stage = new ReadOnlyObjectWrapper<>(SpinScene.EMPTY);
    private final ObjectProperty<CameraState> view = new SimpleObjectProperty<>(CameraState.START);
    private final SimpleBooleanProperty playing = new SimpleBooleanProperty();
    private final ObjectProperty<SpinComparison> comparison = new SimpleObjectProperty<>(SpinComparison.NONE);
    private final ObjectProperty<SpinQuantity> quantity = new SimpleObjectProperty<>(SpinQuantity.ALIGNMENT);
    private final SimpleBooleanProperty cloudShown = new SimpleBooleanProperty();
    private final SimpleIntegerProperty speed = new SimpleIntegerProperty(8);
    private final ReadOnlyObjectWrapper<SpinRun> run;
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
    private final SpinSettings settings = new SpinSettings(this);
    private Runnable back = () -> {};

    public SpinViewModel() {
        run = new ReadOnlyObjectWrapper<>(new SpinRun(parameters.get(), stage.get()));
        parameters.addListener(o -> goOn());
        cloudShown.addListener((o, was, is) -> cloud());
        comparison.addListener((o, was, is) -> run.get().compare(is));
    }

    public ObjectProperty<SpinParameters> parameters() {
        return parameters;
    }

    ReadOnlyObjectProperty<SpinScene> stage() {
        return stage.getReadOnlyProperty();
    }

    ObjectProperty<CameraState> view() {
        return view;
    }

    public SimpleBooleanProperty playing() {
        return playing;
    }

    /// The second spin beside the first.
    ObjectProperty<SpinComparison> comparison() {
        return comparison;
    }

    /// What the chart over time shows.
    ObjectProperty<SpinQuantity> quantity() {
        return quantity;
    }

    /// Whether further spins move under the same setup.
    public SimpleBooleanProperty cloudShown() {
        return cloudShown;
    }

    /// Steps per frame.
    public SimpleIntegerProperty speed() {
        return speed;
    }

    /// The run that is played; another one after each restart.
    ReadOnlyObjectProperty<SpinRun> run() {
        return run.getReadOnlyProperty();
    }

    SpinSimulation walk() {
        return run.get().walk();
    }

    SpinFigures figures() {
        return new SpinFigures(run.get(), stage.get());
    }

    /// Changes to another head's field and words; the spin continues from its position.
    ///
    /// @param title which head and prompt it is
    /// @param origin where they come from
    public void enter(String title, SpinFrame frame, String good, String bad, Provenance origin) {
        stage.set(SpinScene.of(title, frame, good, bad, origin));
        if (parameters.get().space() == SpinDimension.HEAD) {
            goOn();
        }
    }

    /// What is set, for the session.
    public Map<String, String> settings() {
        return settings.toMap();
    }

    /// Takes back what was set; what is missing or makes no sense stays as it is.
    public void restore(Map<String, String> told) {
        settings.restore(told);
    }

    /// Everything a session should be saved after.
    public Observable[] settable() {
        return new Observable[] {parameters, view, cloudShown, speed, comparison, quantity};
    }

    public void playOrPause() {
        playing.set(!playing.get());
    }

    /// One frame of the animation.
    public void frame() {
        run.get().advance(speed.get());
    }

    /// One time step.
    public void step() {
        run.get().advance(1);
        steps.set(steps.get() + 1);
    }

    /// The way from the start is discarded: what is measured is measured from now on.
    public void discardBurnIn() {
        run.get().discardBurnIn();
        steps.set(steps.get() + 1);
    }

    /// Shows the position before the present one.
    public void stepBack() {
        playing.set(false);
        back.run();
    }

    /// What shows earlier positions.
    void onStepBack(Runnable shower) {
        back = shower;
    }

    /// Counts the single steps, so that the view can follow them.
    ReadOnlyIntegerProperty steps() {
        return steps.getReadOnlyProperty();
    }

    /// Back to the start, with the same random numbers.
    public void restart() {
        var fresh = new SpinRun(parameters.get(), stage.get());
        fresh.compare(comparison.get());
        run.set(fresh);
        cloud();
    }

    /// The longest time step that satisfies all limits, in two digits.
    void takeSafeStep() {
        double longest = walk().check().longestStep();
        double unit = Math.pow(10, Math.floor(Math.log10(longest)) - 1);
        if (Double.isFinite(longest)) {
            parameters.set(parameters.get().dt(Math.clamp(Math.floor(longest / unit) * unit, 1e-6, 0.2)));
        }
    }

    /// What to know about the run.
    public List<String> notices() {
        return SpinNotices.of(run.get(), stage.get());
    }

    private void goOn() {
        var now = run.get();
        if (now.goesOn(parameters.get(), stage.get())) {
            now.use(parameters.get(), stage.get());
        } else {
            restart();
        }
    }

    private void cloud() {
        if (cloudShown.get()) {
            run.get().gatherCloud();
        } else {
            run.get().dissolveCloud();
        }
    }
}
