package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spinoscope.desktop.task.FxWatchdog;

/// A seeded monkey: whatever is clicked, typed and scrolled in whatever order, nothing unexpected is thrown.
class RandomEventsTest {

    /// Per seed; `-Dspinoscope.events=100000` for a long run.
    private static final int EVENTS = Integer.getInteger("spinoscope.events", 4_000);

    /// Events between two frames; `-Dspinoscope.batch=1 -Dspinoscope.frozen=100` tells what froze the window for longer
    /// than so many ms of the processor.
    private static final int BATCH = Integer.getInteger("spinoscope.batch", 50);

    private static final int FROZEN = Integer.getInteger("spinoscope.frozen", 0);

    /// These open dialogs of the system or end the program.
    private static final Set<String> NEVER_AT_RANDOM = Set.of(
            "file.open",
            "file.save",
            "file.save-as",
            "file.new",
            "file.quit",
            "prompt.import",
            "prompt.export",
            "model.folder",
            "model.choose",
            "figure.export");

    private static final KeyCode[] KEYS = {
        KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.ENTER, KeyCode.TAB, KeyCode.SPACE,
        KeyCode.BACK_SPACE, KeyCode.DELETE, KeyCode.HOME, KeyCode.END, KeyCode.ESCAPE, KeyCode.A, KeyCode.Z
    };

    @TempDir
    Path folder;

    /// The last events: a warning of the style sheets may come from what they did together.
    private final Deque<String> last = new ArrayDeque<>();

    private Random random = new Random(0);

    /// `-Dspinoscope.seeds=5,6` for others.
    static LongStream seeds() {
        return Arrays.stream(System.getProperty("spinoscope.seeds", "20250700683,1,77")
                        .split(","))
                .mapToLong(Long::parseLong);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomEventsThrowNothing(long seed) throws Exception {
        try (var css = new CssWarnings(() -> "\n" + String.join(" | ", last))) {
            throwNothing(seed);
            css.assertNone();
        }
    }

    private void throwNothing(long seed) throws Exception {
        random = new Random(seed);
        var mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
        Headless.does(RandomEventsTest::excuseThePlatform);
        if (FROZEN > 0) {
            try (var watchdog = new FxWatchdog(mainController.bench().screen, FROZEN)) {
                events(mainController);
                System.out.printf(
                        Locale.ROOT,
                        "seed %d: longest frame %.0f ms, %d over %d ms%n",
                        seed,
                        watchdog.worstMillis(),
                        watchdog.stalls().size(),
                        FROZEN);
                watchdog.stalls().forEach(System.out::println);
            }
        } else {
            events(mainController);
        }
        assertThat(Headless.on(() -> mainController.bench().errorNotifications.defects()))
                .as(() -> String.join("\n", shown(mainController)))
                .isZero();
        Headless.close(mainController);
    }

    /// The platform without a display copies the pixels of a window that reaches beyond its small screen to nowhere,
    /// and
    /// says so with an exception: no display does that.
    private static void excuseThePlatform() {
        var thread = Thread.currentThread();
        var handler = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((on, problem) -> {
            if (Arrays.stream(problem.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"))) {
                handler.uncaughtException(on, problem);
            }
        });
    }

    private void events(MainController mainController) throws Exception {
        for (int done = 0; done < EVENTS; done += BATCH) {
            Headless.does(() -> {
                for (int i = 0; i < BATCH; i++) {
                    event(mainController);
                }
            });
        }
    }

    private static List<String> shown(MainController mainController) {
        try {
            return Headless.on(() -> mainController.bench().errorNotifications.shown());
        } catch (Exception e) {
            return List.of(e.toString());
        }
    }

    private void event(MainController mainController) {
        if (random.nextInt(40) == 0) {
            var commands = mainController.bench().commands.all().stream()
                    .filter(c -> !NEVER_AT_RANDOM.contains(c.id()))
                    .toList();
            var command = commands.get(random.nextInt(commands.size()));
            keep(command.id());
            command.run();
            return;
        }
        var nodes = new ArrayList<Node>();
        collect(mainController.bench().stage.getScene().getRoot(), nodes);
        var node = nodes.get(random.nextInt(nodes.size()));
        var bounds = node.getLayoutBounds();
        var at = new Point2D(
                bounds.getMinX() + random.nextDouble() * bounds.getWidth(),
                bounds.getMinY() + random.nextDouble() * bounds.getHeight());
        int kind = random.nextInt(6);
        keep(List.of("click", "move", "scroll", "press", "type", "drag").get(kind) + " " + name(node));
        switch (kind) {
            case 0 -> click(node, at);
            case 1 -> Event.fireEvent(node, InputEvents.mouse(node, MouseEvent.MOUSE_MOVED, at, MouseButton.NONE, 0));
            case 2 -> scroll(node, at);
            case 3 -> press(mainController, node);
            case 4 -> typeOrSlide(node);
            default -> drag(node, at);
        }
    }

    private void keep(String event) {
        last.add(event);
        if (last.size() > 2 * BATCH) {
            last.remove();
        }
    }

    private static String name(Node node) {
        var name = node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
        return node instanceof Labeled labeled ? name + " '" + labeled.getText() + "'" : name;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (!node.isMouseTransparent()) {
            into.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private void click(Node node, Point2D at) {
        if (node instanceof ButtonBase button) {
            var command = button.getId() == null ? "" : button.getId().replace("command-", "");
            if (!NEVER_AT_RANDOM.contains(command)) {
                button.fire();
            }
        } else if (!inside(node)) {
            InputEvents.click(node, at);
        }
    }

    /// Inside a button or menu a click could still open a dialog of the system.
    private static boolean inside(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof ButtonBase || n instanceof javafx.scene.control.MenuBar) {
                return true;
            }
        }
        return false;
    }

    /// Keys go where the focus is, as they do for people; now and then a click moves it.
    private void press(MainController mainController, Node node) {
        if (node.isFocusTraversable() && random.nextInt(3) == 0) {
            node.requestFocus();
        }
        var owner = mainController.bench().stage.getScene().getFocusOwner();
        if (owner != null && !(owner instanceof ButtonBase)) {
            Event.fireEvent(owner, InputEvents.key(KEYS[random.nextInt(KEYS.length)]));
        }
    }

    private void scroll(Node node, Point2D local) {
        Event.fireEvent(node, InputEvents.scroll(node, local, (random.nextDouble() - 0.5) * 400));
    }

    private void typeOrSlide(Node node) {
        if (node instanceof TextInputControl text) {
            var words = new String[] {"", " ", "A cat", "naïve 🙂", "3.5", "L3H5, L0H0", "x".repeat(200), "\n"};
            text.setText(words[random.nextInt(words.length)]);
            text.fireEvent(new javafx.event.ActionEvent());
        } else if (node instanceof Slider slider) {
            slider.setValue(slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin()));
        } else {
            var letter = String.valueOf((char) ('a' + random.nextInt(26)));
            Event.fireEvent(
                    node,
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    private void drag(Node node, Point2D at) {
        if (inside(node)) {
            return;
        }
        Event.fireEvent(node, InputEvents.mouse(node, MouseEvent.MOUSE_PRESSED, at, MouseButton.PRIMARY, 1));
        var to = at.add(random.nextInt(80) - 40, random.nextInt(80) - 40);
        Event.fireEvent(node, InputEvents.mouse(node, MouseEvent.MOUSE_DRAGGED, to, MouseButton.PRIMARY, 1));
        Event.fireEvent(node, InputEvents.mouse(node, MouseEvent.MOUSE_RELEASED, to, MouseButton.PRIMARY, 1));
    }
}
