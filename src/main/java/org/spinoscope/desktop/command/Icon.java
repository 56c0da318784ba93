package org.spinoscope.desktop.command;

/// Line icons on a 16 × 16 grid, as SVG paths to be stroked.
public enum Icon {
    NONE(""),
    BACK("M10 3 L5 8 L10 13"),
    FORWARD("M6 3 L11 8 L6 13"),
    UP("M3 10 L8 5 L13 10"),
    DOWN("M3 6 L8 11 L13 6"),
    UNDO("M6 3 L3 6 L6 9 M3 6 H10 A3.5 3.5 0 0 1 10 13 H6"),
    REDO("M10 3 L13 6 L10 9 M13 6 H6 A3.5 3.5 0 0 0 6 13 H10"),
    PLAY("M5 3 L12.5 8 L5 13 Z"),
    PAUSE("M5.5 3 V13 M10.5 3 V13"),
    STEP("M4 3 L10 8 L4 13 Z M12.5 3 V13"),
    STEP_BACK("M12 3 L6 8 L12 13 Z M3.5 3 V13"),
    CUT("M8 2 V14 M3 5 L6 8 L3 11 M10 8 H14"),
    RESET("M13 8 A5 5 0 1 1 11.2 4.2 M11.5 1.8 V4.6 H8.7"),
    ADD("M8 3 V13 M3 8 H13"),
    DELETE("M3 4.5 H13 M6.5 4.5 V3 H9.5 V4.5 M4.5 4.5 L5.2 13 H10.8 L11.5 4.5"),
    DUPLICATE("M6 6 H13 V13 H6 Z M3.5 10 H3 V3 H10 V3.5"),
    OPEN("M2 12.5 V3.5 H6.5 L8 5 H14 V12.5 Z"),
    SAVE("M3 3 H11 L13 5 V13 H3 Z M5.5 3 V6.5 H10 V3 M5.5 13 V9.5 H10.5 V13"),
    EXPORT("M8 10 V2.5 M5 5 L8 2.5 L11 5 M3 9 V13 H13 V9"),
    IMPORT("M8 2.5 V10 M5 7.5 L8 10 L11 7.5 M3 9 V13 H13 V9"),
    COPY("M6 6 H13 V13 H6 Z M3.5 10 H3 V3 H10 V3.5"),
    SWITCH("M3 3 H13 V13 H3 Z M5.5 8 L7.3 10 L10.7 6"),
    SEARCH("M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 M10.3 10.3 L13.5 13.5"),
    THEME("M8 2.5 A5.5 5.5 0 1 0 8.01 2.5 M8 2.5 V13.5 M8 5 H12 M8 8 H13.5 M8 11 H12"),
    SPLIT("M2.5 3 H13.5 V13 H2.5 Z M8 3 V13"),
    WINDOW("M9 3 H13 V7 M13 3 L8 8 M7 3.5 H3 V13 H12.5 V9"),
    MODEL("M8 2 L13.5 5 V11 L8 14 L2.5 11 V5 Z M2.5 5 L8 8 L13.5 5 M8 8 V14"),
    SETTINGS("M2.5 4.5 H8.5 M11.5 4.5 H13.5 M10 3 V6 M2.5 11.5 H4.5 M7.5 11.5 H13.5 M6 10 V13"),
    HELP("M8 2.5 A5.5 5.5 0 1 0 8.01 2.5 M6.3 6.4 A1.8 1.8 0 1 1 8 8.4 V9.3 M8 11.2 V11.5"),
    CLOSE("M4 4 L12 12 M12 4 L4 12"),
    WARNING("M8 2.5 L14 13 H2 Z M8 6.5 V9.5 M8 11 V11.3"),
    HOME("M3 8 L8 3 L13 8 M4.5 7 V13 H11.5 V7"),
    ZOOM_IN("M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 M10.3 10.3 L13.5 13.5 M7 5 V9 M5 7 H9"),
    CROSSHAIR("M8 2 V6.5 M8 9.5 V14 M2 8 H6.5 M9.5 8 H14"),
    MEASURE("M3 2.5 V13.5 M13 2.5 V13.5 M3 8 H13 M5.5 5.5 L3 8 L5.5 10.5 M10.5 5.5 L13 8 L10.5 10.5"),
    PAN("M8 2 V14 M2 8 H14 M6 4 L8 2 L10 4 M6 12 L8 14 L10 12 M4 6 L2 8 L4 10 M12 6 L14 8 L12 10"),
    ZOOM_OUT("M7 2.5 A4.5 4.5 0 1 1 6.99 2.5 M10.3 10.3 L13.5 13.5 M5 7 H9");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// SVG path data; empty for [#NONE].
    public String path() {
        return path;
    }
}
