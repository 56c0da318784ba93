package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spinoscope.basis.Version;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.desktop.canvas.FigureKit;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.lab.Ablations;
import org.spinoscope.desktop.lab.Lab;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.models.Downloads;
import org.spinoscope.desktop.models.ModelOpener;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.Overlay;
import org.spinoscope.desktop.shell.Problems;
import org.spinoscope.desktop.shell.TaskStrip;
import org.spinoscope.desktop.shell.Theme;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.desktop.state.PromptBook;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Errands;
import org.spinoscope.desktop.task.FxThread;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.desktop.task.Ticket;
import org.spinoscope.figure.paint.Painter;
import org.spinoscope.gpt2.Gpt2;

/// Everything that lives as long as the window, made once and handed to whoever needs it.
///
/// For the screen's thread.
final class Workbench {

    final Stage stage;
    final FxThread screen = new FxThread();
    /// What comes after the window has closed is dropped: nobody is left to see it.
    final ExecutorService background = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("figures").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    final InferenceThread<Gpt2> inference = new InferenceThread<>(screen);
    final Commands commands = new Commands();
    final Theme theme = new Theme();
    final Overlay overlay = new Overlay();
    final VBox notices = new VBox();
    final Problems problems = new Problems(notices, screen);
    final FileDialogs dialogs;
    final Checkpoints checkpoints = Checkpoints.ofThisMachine();
    final Downloads downloads = new Downloads(checkpoints.hub(), screen, problems::report);
    final Errands errands = new Errands(screen, problems::report);
    final TaskStrip strip = new TaskStrip(this::running);
    final Lab lab = new Lab(inference, screen, problems::report);
    final Selection selection = new Selection();
    final PromptEditor editor;
    final Studies studies;
    final Ablations ablations;
    final Labels labels;
    final ModelOpener models;
    final Sessions sessions;
    final PreferencesFile preferencesFile;
    final FigureKit figures;
    Preferences preferences;

    Workbench(Stage stage, Desktop.Options options, Beginning beginning, FigureActions actions) {
        this.stage = stage;
        dialogs = new FileDialogs(stage, problems);
        preferencesFile = beginning.preferencesFile();
        preferences = beginning.preferences();
        editor = new PromptEditor(PromptBook.of(beginning.prompts()));
        follow();
        studies = new Studies(lab, selection, editor);
        ablations = new Ablations(lab, selection, editor);
        labels = new Labels(lab, editor, Version.get());
        models = new ModelOpener(lab, checkpoints, "embedded");
        sessions = new Sessions(this, options.settings());
        figures = new FigureKit(
                new Painter(),
                background,
                screen,
                theme.dark(),
                () -> preferences.animated() && !Platform.getPreferences().isReducedMotion(),
                seen -> actions.export(this, seen),
                seen -> actions.copy(this, seen));
    }

    /// All work that can be cancelled.
    List<Ticket> running() {
        return Stream.of(downloads.running(), errands.running(), inference.running())
                .flatMap(List::stream)
                .toList();
    }

    /// The row of the selection and the row of the editor are the same one.
    private void follow() {
        editor.row().addListener((o, was, is) -> selection.row(is.intValue()));
        selection.choice().addListener((o, was, is) -> editor.go(is.row()));
        lab.model()
                .addListener((o, was, is) -> is.value().ifPresent(model -> {
                    var head = selection.now().head();
                    if (!model.has(head)) {
                        selection.head(model.nearest(head));
                    }
                }));
    }

    void remember(Preferences changed) {
        preferences = changed;
        preferencesFile.write(changed);
    }

    /// Files that were named on the command line or dropped.
    void openAll(List<Path> files) {
        new ArrayList<>(files).forEach(file -> new Opening(this).open(file));
    }
}
