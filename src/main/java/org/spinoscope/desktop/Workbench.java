package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.common.Version;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.compare.Comparison;
import org.spinoscope.desktop.models.Downloads;
import org.spinoscope.desktop.models.ModelOpener;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.shell.ErrorNotifications;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.shell.StatusBar;
import org.spinoscope.desktop.shell.WindowTheme;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.sweeps.SweepsViewModel;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.desktop.task.FxThread;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.desktop.task.TaskHandle;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.gpt2.Gpt2;

/// Creates the objects that live as long as the window and connects them.
///
/// For the screen's thread.
final class Workbench {

    final Stage stage;
    final FxThread screen = new FxThread();
    /// Work that ends after the window has closed is dropped.
    final ExecutorService background = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("figures").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    /// Reads the results of sweeps.
    final ExecutorService sweepReading = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("sweeps").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    final InferenceThread<Gpt2> inference = new InferenceThread<>(screen);
    final Commands commands = new Commands();
    final WindowTheme windowTheme = new WindowTheme();
    final ModalPane modalPane = new ModalPane();
    final VBox notices = new VBox();
    final ErrorNotifications errorNotifications = new ErrorNotifications(notices, screen);
    final FileDialogs dialogs;
    final Checkpoints checkpoints = Checkpoints.ofThisMachine();
    final Downloads downloads = new Downloads(checkpoints.hub(), screen, errorNotifications::report);
    final BackgroundTasks backgroundTasks = new BackgroundTasks(screen, errorNotifications::report);
    final StatusBar strip = new StatusBar(this::running);
    final InferenceService inferenceService = new InferenceService(inference, screen, errorNotifications::report);
    final Selection selection = new Selection();
    final PromptEditor editor;
    final StudyResults studyResults;
    final AblationService ablationService;
    final ProvenanceFactory provenanceFactory;
    final ModelOpener models;
    final SessionController sessionController;
    final PreferencesFile preferencesFile;
    final FigureContext figures;
    final SweepsViewModel sweeps;
    final Comparison comparison = new Comparison();
    Preferences preferences;

    Workbench(Stage stage, Desktop.Options options, StartupData startupData, FigureActions actions) {
        this.stage = stage;
        dialogs = new FileDialogs(stage, errorNotifications);
        preferencesFile = startupData.preferencesFile();
        preferences = startupData.preferences();
        editor = new PromptEditor(PromptSetDraft.of(startupData.prompts()));
        follow();
        studyResults = new StudyResults(inferenceService, selection, editor);
        ablationService = new AblationService(inferenceService, selection, editor);
        sweeps = new SweepsViewModel(
                inferenceService,
                selection,
                editor,
                backgroundTasks,
                sweepReading,
                background,
                screen,
                errorNotifications::report);
        provenanceFactory = new ProvenanceFactory(inferenceService, editor, Version.get());
        models = new ModelOpener(inferenceService, checkpoints, "embedded");
        sessionController = new SessionController(this, options.settings());
        figures = new FigureContext(
                new FigureLayout(),
                background,
                screen,
                windowTheme.dark(),
                () -> preferences.animated() && !Platform.getPreferences().isReducedMotion(),
                figureSnapshot -> actions.export(this, figureSnapshot),
                figureSnapshot -> actions.copy(this, figureSnapshot),
                pinned -> {
                    comparison.pinned().set(Optional.of(pinned));
                    commands.get("view.compare").run();
                });
    }

    /// All work that can be cancelled.
    List<TaskHandle> running() {
        return Stream.of(downloads.running(), backgroundTasks.running(), inference.running())
                .flatMap(List::stream)
                .toList();
    }

    /// The row of the selection and the row of the editor are the same one.
    private void follow() {
        editor.row().addListener((o, was, is) -> selection.row(is.intValue()));
        selection.choice().addListener((o, was, is) -> editor.go(is.row()));
        inferenceService
                .model()
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
        new ArrayList<>(files).forEach(file -> new FileOpener(this).open(file));
    }
}
