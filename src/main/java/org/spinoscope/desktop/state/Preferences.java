package org.spinoscope.desktop.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What belongs to the user rather than to a piece of work.
///
/// @param theme `light`, `dark` or `system`
/// @param scale size of the interface, 1 is normal
/// @param animated whether views may move from one picture to the next; a system that wants less motion has its way
/// @param shortcuts keys that differ from the defaults, by command id
/// @param recent session files, newest first
public record Preferences(
        String theme, double scale, boolean animated, Map<String, String> shortcuts, List<String> recent) {

    static final int RECENT = 10;

    public static final Preferences DEFAULT = new Preferences("system", 1, true, Map.of(), List.of());

    public Preferences {
        shortcuts = Map.copyOf(shortcuts);
        recent = List.copyOf(recent);
    }

    public Preferences theme(String name) {
        return new Preferences(name, scale, animated, shortcuts, recent);
    }

    public Preferences scale(double factor) {
        return new Preferences(theme, Math.clamp(factor, 0.75, 2), animated, shortcuts, recent);
    }

    public Preferences animated(boolean wanted) {
        return new Preferences(theme, scale, wanted, shortcuts, recent);
    }

    public Preferences shortcuts(Map<String, String> changed) {
        return new Preferences(theme, scale, animated, changed, recent);
    }

    /// With this session file first in the list of recent ones.
    public Preferences opened(String file) {
        var list = new ArrayList<>(recent);
        list.remove(file);
        list.addFirst(file);
        return new Preferences(theme, scale, animated, shortcuts, list.subList(0, Math.min(RECENT, list.size())));
    }
}
