package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What belongs to the user rather than to a piece of work.
///
/// @param theme `light`, `dark` or `system`
/// @param scale size of the interface, 1 is normal
/// @param animated whether views may move from one picture to the next; a system that wants less motion has its way
/// @param shortcuts keys that differ from the defaults, by command id
/// @param recent session files, newest first
/// @param window where the window was left
/// @param choices what was last chosen in dialogs and settings, by name
public record Preferences(
        String theme,
        double scale,
        boolean animated,
        Map<String, String> shortcuts,
        List<String> recent,
        Window window,
        Map<String, String> choices) {

    /// A place on the screen.
    ///
    /// @param x left edge (px); NaN, with y, for wherever the system puts it
    /// @param width of what is inside the window (px)
    public record Window(double x, double y, double width, double height, boolean maximized) {

        public static final Window DEFAULT = new Window(Double.NaN, Double.NaN, 1360, 860, false);

        public Window {
            width = Math.clamp(Double.isNaN(width) ? 1360 : width, 480, 10_000);
            height = Math.clamp(Double.isNaN(height) ? 860 : height, 320, 10_000);
        }
    }

    static final int RECENT = 10;

    public static final Preferences DEFAULT =
            new Preferences("system", 1, true, Map.of(), List.of(), Window.DEFAULT, Map.of());

    public Preferences {
        shortcuts = Map.copyOf(shortcuts);
        recent = List.copyOf(recent);
        choices = Map.copyOf(choices);
    }

    public Preferences theme(String name) {
        return new Preferences(name, scale, animated, shortcuts, recent, window, choices);
    }

    public Preferences scale(double factor) {
        return new Preferences(theme, Math.clamp(factor, 0.75, 2), animated, shortcuts, recent, window, choices);
    }

    public Preferences animated(boolean wanted) {
        return new Preferences(theme, scale, wanted, shortcuts, recent, window, choices);
    }

    public Preferences shortcuts(Map<String, String> changed) {
        return new Preferences(theme, scale, animated, changed, recent, window, choices);
    }

    public Preferences window(Window place) {
        return new Preferences(theme, scale, animated, shortcuts, recent, place, choices);
    }

    /// With this choice remembered under its name.
    public Preferences chosen(String name, String value) {
        var more = new TreeMap<>(choices);
        more.put(name, value);
        return new Preferences(theme, scale, animated, shortcuts, recent, window, more);
    }

    /// What was last chosen under a name.
    public String choice(String name, String otherwise) {
        return choices.getOrDefault(name, otherwise);
    }

    /// With this session file first in the list of recent ones.
    public Preferences opened(String file) {
        var list = new ArrayList<>(recent);
        list.remove(file);
        list.addFirst(file);
        return new Preferences(
                theme, scale, animated, shortcuts, list.subList(0, Math.min(RECENT, list.size())), window, choices);
    }
}
