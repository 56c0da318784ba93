package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// What the toolkit complains about while it resolves styles: colours that no rule defines, values that do not parse.
///
/// One occasion is excused. When the pointer moves over a node with a tooltip, JavaFX styles the tooltip at once to
/// learn
/// its delays, with the colours of what it belongs to; that may wait for its own styles until the next frame, if other
/// events came in the same one. When the tooltip is shown, it is styled again.
final class CssWarnings extends Handler implements AutoCloseable {

    /// The toolkit's logger; held, because the logging framework holds its loggers weakly.
    private final Logger css = Logger.getLogger("javafx.css");

    /// Each message once, with what went before it and where it first came from.
    private final Map<String, String> seen = new ConcurrentSkipListMap<>();

    private final Supplier<String> before;

    CssWarnings() {
        this(() -> "");
    }

    /// @param before says what was done until now
    CssWarnings(Supplier<String> before) {
        this.before = before;
        css.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        var stack = new Throwable().getStackTrace();
        if (line.getLevel().intValue() >= Level.WARNING.intValue() && !betweenFrames(stack)) {
            seen.computeIfAbsent(
                    String.valueOf(line.getMessage()),
                    message -> before.get()
                            + Arrays.stream(stack)
                                    .map(frame -> "\n    at " + frame)
                                    .collect(Collectors.joining()));
        }
    }

    private static boolean betweenFrames(StackTraceElement[] stack) {
        var classes = Arrays.stream(stack).map(StackTraceElement::getClassName).toList();
        return classes.contains("javafx.scene.control.Tooltip$TooltipBehavior")
                && !classes.contains("javafx.stage.PopupWindow");
    }

    void assertNone() {
        assertThat(seen.entrySet().stream().map(e -> e.getKey() + e.getValue()).limit(5))
                .as("%d warnings of the style sheets", seen.size())
                .isEmpty();
    }

    @Override
    public void flush() {
        // Nothing is written.
    }

    @Override
    public void close() {
        css.removeHandler(this);
    }
}
