package org.spinoscope.desktop.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.FontFace;

/// Light or dark, as chosen or as the system has it, the colours of numbers, and the size of everything.
public final class WindowTheme {

    private static final double FONT_PX = 13;

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper choice = new ReadOnlyStringWrapper("system");
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<FigureTheme> figures = new ReadOnlyObjectWrapper<>(FigureTheme.LIGHT);
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Runnable> preparations = new ArrayList<>();
    private final Map<FontFace, String> fontNames = new EnumMap<>(FontFace.class);
    /// The system's preferences outlive every window, so they hold this weakly.
    private final InvalidationListener system = o -> apply();

    /// Loads the fonts of the figures and follows the system's colour scheme.
    public WindowTheme() {
        Application.setUserAgentStylesheet(sheet()); // else the first control reads JavaFX's own, which nothing uses
        for (var fontFace : List.of(FontFace.REGULAR, FontFace.MEDIUM, FontFace.BOLD)) {
            try (var file = fontFace.open()) {
                var font = Font.loadFont(file, FONT_PX);
                if (font != null) {
                    fontNames.put(fontFace, font.getName());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a bundled typeface cannot be read", e);
            }
        }
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(system));
    }

    /// What the typefaces that were loaded are called.
    public Map<FontFace, String> fontNames() {
        return Map.copyOf(fontNames);
    }

    /// Whether the window is dark now.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// The colours of figures now.
    public ReadOnlyObjectProperty<FigureTheme> figures() {
        return figures.getReadOnlyProperty();
    }

    /// Colours numbers in every figure so from now on.
    public void colours(ColourMaps maps) {
        figures.set(figures.get().with(maps));
    }

    /// What was chosen: `light`, `dark` or `system`.
    public ReadOnlyStringProperty choice() {
        return choice.getReadOnlyProperty();
    }

    /// @param name `light`, `dark` or `system`
    public void choose(String name) {
        choice.set(name);
        apply();
    }

    /// The size of everything, 1 is normal.
    public ReadOnlyDoubleProperty scale() {
        return scale.getReadOnlyProperty();
    }

    public void scale(double factor) {
        if (factor == scale.get()) {
            return;
        }
        preparations.forEach(Runnable::run);
        scenes.forEach(scene -> size(scene, factor));
        scale.set(factor);
    }

    /// Runs `preparation` whenever every node of the scenes is about to be styled anew.
    public void beforeRestyling(Runnable preparation) {
        preparations.add(preparation);
    }

    /// Dresses a scene and keeps it dressed.
    public void attach(Scene scene) {
        scenes.add(scene);
        var sheet = WindowTheme.class.getResource("/org/spinoscope/desktop/spinoscope.css");
        if (sheet != null) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
        size(scene, scale.get());
        mark(scene);
    }

    /// Forgets a scene whose window is gone.
    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    private static void size(Scene scene, double factor) {
        scene.getRoot().setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", FONT_PX * factor));
    }

    private void mark(Scene scene) {
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("dark", "light");
        classes.add(dark.get() ? "dark" : "light");
    }

    private void apply() {
        boolean wantsDark = choice.get().equals("dark")
                || (choice.get().equals("system") && Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
        if (wantsDark == dark.get()) {
            return; // styling every node again takes its time
        }
        preparations.forEach(Runnable::run);
        dark.set(wantsDark);
        // Not a sheet of each scene: changing that, JavaFX numbers the scene's styles from 0 again, and nodes that are
        // out of the scene meanwhile come back with numbers that mean other styles now. Popups are styled when shown.
        Application.setUserAgentStylesheet(sheet());
        figures.set(FigureTheme.of(wantsDark, figures.get().maps()));
        for (var scene : scenes) {
            mark(scene);
            scene.getRoot().applyCss(); // a popup may be shown before the next frame and looks up colours here
        }
    }

    private String sheet() {
        return dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }
}
