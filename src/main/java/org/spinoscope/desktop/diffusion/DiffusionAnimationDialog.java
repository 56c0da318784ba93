package org.spinoscope.desktop.diffusion;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.figure.layout.FigureTheme;

/// Dialog for exporting the timeline of the shown spin as a GIF or as single pictures, written in the background.
public final class DiffusionAnimationDialog {

    private final DiffusionViewModel model;
    private final FigureContext kit;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;
    private final BackgroundTasks backgroundTasks;
    private final Consumer<String> say;
    private final Spinner<Integer> pixels = IntegerSpinner.spinner(120, 1600, 480, 40);
    private final CheckBox dark = new CheckBox("Dark");

    /// @param say shows a message when the animation is written
    public DiffusionAnimationDialog(
            DiffusionViewModel model,
            FigureContext kit,
            ModalPane modalPane,
            FileDialogs dialogs,
            BackgroundTasks backgroundTasks,
            Consumer<String> say) {
        this.model = model;
        this.kit = kit;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
        this.backgroundTasks = backgroundTasks;
        this.say = say;
        pixels.setId("diffusion-film-size");
        pixels.setAccessibleText("Width and height, px");
        pixels.getEditor().setPrefColumnCount(5);
    }

    public void show() {
        var figures = model.figures();
        if (figures.isEmpty()) {
            say.accept("There is no run to export yet.");
            return;
        }
        model.playing().set(false);
        dark.setSelected(kit.theme().getValue().dark());
        var title = new Label("Export animation");
        title.getStyleClass().add("sheet-title");
        var what = new Label("Chain " + (figures.get().chain() + 1) + ", token "
                + (figures.get().token() + 1) + ", " + animation(figures.get()).frames()
                + " pictures: forward, then reverse.");
        what.setWrapText(true);
        var size = new HBox(8, new Label("Width and height, px"), pixels, dark);
        size.setAlignment(Pos.CENTER_LEFT);
        var cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modalPane.hide());
        var frames = new Button("PNG frames…");
        frames.setId("diffusion-film-frames");
        frames.setOnAction(e -> choose(figures.get(), false));
        var gif = new Button("GIF…");
        gif.setId("diffusion-film-gif");
        gif.setDefaultButton(true);
        gif.getStyleClass().add("accent");
        gif.setOnAction(e -> choose(figures.get(), true));
        var foot = new HBox(8, MainWindow.spring(), cancel, frames, gif);
        var card = new VBox(14, title, what, size, foot);
        card.setId("diffusion-film-dialog");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
    }

    private DiffusionAnimation animation(DiffusionFigures figures) {
        var theme = FigureTheme.of(dark.isSelected(), kit.theme().getValue().maps());
        return new DiffusionAnimation(figures, model.camera().get(), pixels.getValue(), theme);
    }

    private void choose(DiffusionFigures figures, boolean gif) {
        var chooser = new FileChooser();
        var name = "diffusion-seed-" + figures.known().result().request().seed();
        if (gif) {
            chooser.setTitle("Export animation");
            chooser.setInitialFileName(name + ".gif");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("GIF", "*.gif"));
        } else {
            chooser.setTitle("New folder for the frames");
            chooser.setInitialFileName(name + "-frames");
        }
        dialogs.save(chooser).ifPresent(target -> {
            modalPane.hide();
            write(animation(figures), gif, target);
        });
    }

    private void write(DiffusionAnimation animation, boolean gif, Path target) {
        backgroundTasks.start(
                "Writing the animation",
                progress -> {
                    if (gif) {
                        animation.gif(kit.figureLayout(), target, progress);
                    } else {
                        animation.pictures(kit.figureLayout(), target, progress);
                    }
                },
                () -> say.accept("Animation saved to " + target));
    }
}
