package org.spinoscope.common;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system keeps a program's settings.
public final class AppDirectories {

    private AppDirectories() {}

    /// The program's settings folder of this user on this machine, which need not exist yet.
    public static Path ofThisMachine() {
        return settings(
                System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /// The program's settings folder, which need not exist yet; `environment` and `home` as the system gives them.
    public static Path settings(String osName, Map<String, String> environment, Path home) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support/Spinoscope");
        }
        if (os.contains("win")) {
            var roaming = environment.get("APPDATA");
            return (roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Spinoscope");
        }
        var config = environment.get("XDG_CONFIG_HOME");
        return (config == null || config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("spinoscope");
    }
}
