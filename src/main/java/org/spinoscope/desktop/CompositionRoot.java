package org.spinoscope.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.common.Version;
import org.spinoscope.desktop.canvas.CanvasFonts;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.compare.Comparison;
import org.spinoscope.desktop.context.ContextMenus;
import org.spinoscope.desktop.diffusion.DiffusionAnimationDialog;
import org.spinoscope.desktop.help.HelpSheet;
import org.spinoscope.desktop.models.Downloads;
import org.spinoscope.desktop.models.ModelChooser;
import org.spinoscope.desktop.models.ModelOpener;
import org.spinoscope.desktop.models.ReadingChooser;
import org.spinoscope.desktop.models.VerificationSheet;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StoredResults;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.shell.DetachedView;
import org.spinoscope.desktop.shell.ErrorNotifications;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.shell.StatusBar;
import org.spinoscope.desktop.shell.ViewDock;
import org.spinoscope.desktop.shell.WindowTheme;
import org.spinoscope.desktop.spin.SpinAnimationDialog;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.sweeps.SweepsViewModel;
import org.spinoscope.desktop.task.AfterFrame;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.desktop.task.FxThread;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.desktop.task.TaskHandle;
import org.spinoscope.desktop.task.Worker;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.sweep.ResultStore;

/// Builds everything that lives as long as the window, and gives each part what it needs and no more.
///
/// Only the window's controller and tests hold this object; no part is given it. For the screen's
/// thread.
final class CompositionRoot {

    final Stage stage;
    final FxThread screen = new FxThread();
    /// For what a session shows: it comes with the columns, not before the frame.
    final AfterFrame afterFrame = new AfterFrame(screen);
    final ExecutorService background = Worker.named("figures");
    /// Reads the results of sweeps.
    final ExecutorService sweepReading = Worker.named("sweeps");
    /// Makes their figures, while those that are made are laid out.
    final ExecutorService sweepDrawing = Worker.named("sweep-figures");
    /// Writes the copies for recovery.
    final ExecutorService sessionWriting = Worker.named("session");
    final InferenceThread<Gpt2> inference = new InferenceThread<>(screen);
    final Commands commands = new Commands();
    final WindowTheme windowTheme = new WindowTheme();
    final ModalPane modalPane = new ModalPane();
    final VBox notices = new VBox();
    final ErrorNotifications errorNotifications = new ErrorNotifications(notices, screen);
    final BackgroundTasks backgroundTasks = new BackgroundTasks(screen, errorNotifications::report);
    final InferenceService inferenceService = new InferenceService(inference, screen, errorNotifications::report);
    final Selection selection = new Selection();
    final Comparison comparison = new Comparison();
    final Downloads downloads;
    final StatusBar strip = new StatusBar(this::running);
    final CurrentPreferences preferences;
    final PromptEditor editor;
    final StoredResults storedResults;
    final StudyResults studyResults;
    final AblationService ablationService;
    final ProvenanceFactory provenanceFactory;
    final SweepsViewModel sweeps;
    final ModelOpener models;
    final SessionController sessionController;
    final SessionSaving sessionSaving;
    final FileOpener fileOpener;
    final FigureContext figures;
    final ContextMenus menus;
    final ViewDock dock;
    final MainWindow main;

    /// @param close closes the window
    CompositionRoot(Stage stage, Desktop.Options options, StartupData startup, Runnable close) {
        this.stage = stage;
        var checkpoints = Checkpoints.ofThisMachine();
        var dialogs = new FileDialogs(stage, errorNotifications);
        downloads = new Downloads(checkpoints.hub(), screen, errorNotifications::report);
        preferences = new CurrentPreferences(startup.preferencesFile(), startup.preferences());
        editor = new PromptEditor(PromptSetDraft.of(startup.prompts()));
        new SelectionLinks(selection, editor, inferenceService).link();
        storedResults = new StoredResults(
                new ResultStore(options.settings().resolve("results"), StoredResultsSheet.limit(preferences.now())),
                background,
                afterFrame);
        studyResults = new StudyResults(inferenceService, storedResults, selection, editor);
        ablationService = new AblationService(inferenceService, storedResults, selection, editor);
        provenanceFactory = new ProvenanceFactory(inferenceService, storedResults, editor, Version.get());
        sweeps = new SweepsViewModel(
                inferenceService,
                selection,
                editor,
                backgroundTasks,
                sweepReading,
                sweepDrawing,
                screen,
                errorNotifications::report);
        models = new ModelOpener(inferenceService, checkpoints, "embedded");

        var content = new SessionContent(models, editor, selection, studyResults.words(), inferenceService.model());
        sessionController = new SessionController(
                options.settings(),
                content,
                preferences,
                sessionWriting,
                strip::showMessage,
                errorNotifications::report);
        sessionSaving = new SessionSaving(sessionController, modalPane, dialogs, errorNotifications::report);
        fileOpener = new FileOpener(
                models,
                editor,
                sessionController,
                sessionSaving,
                folder -> {
                    sweeps.open(folder);
                    commands.get("view.sweeps").run();
                },
                strip::showMessage,
                errorNotifications::report);

        var figureExport = new FigureExport(
                modalPane,
                preferences,
                dialogs,
                new EveryPromptExport(selection, editor, inferenceService::idle, backgroundTasks, screen),
                background,
                screen,
                strip,
                errorNotifications::report);
        figures = new FigureContext(
                new FigureLayout(),
                new CanvasFonts(windowTheme.fontNames()),
                background,
                screen,
                windowTheme.figures(),
                () -> preferences.now().animated() && !Platform.getPreferences().isReducedMotion(),
                source -> figureExport.export(context(), source),
                seen -> figureExport.copy(context(), seen),
                pinned -> {
                    comparison.pinned().set(Optional.of(pinned));
                    commands.get("view.compare").run();
                });

        var views = new ViewRegistry(
                inferenceService,
                studyResults,
                ablationService,
                selection,
                editor,
                provenanceFactory,
                comparison,
                sweeps,
                new ResidualStore(
                        options.settings().resolve("residuals"),
                        BundledAssets.ofThisProgram().residuals()));
        views.keepSettings(content, sessionController::touched);
        content.include("results", storedResults::settings, map -> {
            storedResults.restore(map);
            studyResults.recall();
            ablationService.recall();
        });
        inferenceService.sha256().addListener(o -> sessionController.touched());
        var pages = views.pages(figures, id -> commands.get(id).run());
        new FileCommands(commands, fileOpener, dialogs, sessionController, sessionSaving, this::running).declare();
        new SweepCommands(commands, sweeps, modalPane, dialogs).declare();
        new PromptCommands(commands, editor, stage, dialogs, errorNotifications::report).declare();
        new GoCommands(commands, selection, editor, studyResults.correlation()).declare();
        menus = new DataCommands(commands, selection, editor, ablationService, provenanceFactory, studyResults.words())
                .menus();
        dock = new ViewDock(pages, DetachedView.windows(stage, windowTheme, commands, menus::listen));
        windowTheme.beforeRestyling(dock::setAside);
        var side = new PromptSide(commands, editor, studyResults).pane();
        main = new MainWindow(stage, side, dock, views.facts(), strip, modalPane, notices);
        new SpinCommands(
                        commands,
                        views.spin(),
                        new SpinAnimationDialog(
                                views.spin(), figures, modalPane, dialogs, backgroundTasks, strip::showMessage))
                .declare(dock.current());
        new DiffusionCommands(
                        commands,
                        new DiffusionAnimationDialog(
                                views.diffusion(), figures, modalPane, dialogs, backgroundTasks, strip::showMessage))
                .declare(dock.current());
        new ModelCommands(
                        commands,
                        new ModelChooser(models, modalPane, dialogs, downloads),
                        new VerificationSheet(inferenceService, modalPane),
                        new ReadingChooser(selection, modalPane),
                        selection)
                .declare();
        new ViewCommands(commands, dock, main).declare(pages);
        new AppearanceCommands(commands, windowTheme, preferences, strip::showMessage).declare();
        new FigureCommands(
                        commands,
                        stage,
                        figures,
                        new ReportAction(
                                dialogs,
                                editor,
                                selection,
                                inferenceService,
                                () -> figures.theme().getValue().maps(),
                                strip::showMessage,
                                errorNotifications::report))
                .declare();
        var kept = new StoredResultsSheet(storedResults.store(), preferences, modalPane);
        commands.add("results.kept", "Help", "Kept results…", "", Icon.NONE, kept::show);
        new HelpCommands(
                        commands,
                        main,
                        new Destinations(
                                inferenceService, selection, editor, new SettingPlaces(commands, stage, screen)),
                        new HelpSheet(modalPane, Version.get()))
                .declare(dock.current());
        commands.add("file.quit", "File", "Quit", "Shortcut+Q", Icon.NONE, close);
    }

    /// All work that can be cancelled.
    List<TaskHandle> running() {
        return Stream.of(downloads.running(), backgroundTasks.running(), inference.running())
                .flatMap(List::stream)
                .toList();
    }

    private FigureContext context() {
        return figures;
    }
}
