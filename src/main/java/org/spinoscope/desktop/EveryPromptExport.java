package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.canvas.Visibility;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.BackgroundTasks;

/// Exports a view's figure for every prompt: chooses one prompt after another and waits for the figure of each, so
/// that what is written is what the view shows.
final class EveryPromptExport {

    private static final long LOOK_MILLIS = 40;

    /// So often in a row nothing may be computed before a figure counts as this prompt's.
    private static final int CALM = 4;

    private final Selection selection;
    private final PromptEditor editor;
    private final BooleanSupplier idle;
    private final BackgroundTasks tasks;
    private final Executor screen;

    /// @param idle whether nothing is being computed
    /// @param screen the screen's thread
    EveryPromptExport(
            Selection selection, PromptEditor editor, BooleanSupplier idle, BackgroundTasks tasks, Executor screen) {
        this.selection = selection;
        this.editor = editor;
        this.idle = idle;
        this.tasks = tasks;
        this.screen = screen;
    }

    /// The rows of the prompts that are switched on.
    List<Integer> prompts() {
        var drafts = editor.book().get().drafts();
        return IntStream.range(0, drafts.size())
                .filter(row -> drafts.get(row).on())
                .boxed()
                .toList();
    }

    /// Starts the export; the prompt that is chosen now is chosen again at its end.
    ///
    /// @param write writes the figure of a row
    /// @param outcome receives the outcome, in one sentence
    void start(FigureSource source, BiConsumer<Integer, FigureSnapshot> write, Consumer<String> outcome) {
        var rows = prompts();
        var book = editor.book().get();
        int home = selection.now().row();
        var without = new ArrayList<Integer>();
        tasks.start(
                "Exporting for every prompt",
                progress -> {
                    int at = home;
                    try {
                        for (int i = 0; i < rows.size(); i++) {
                            int row = rows.get(i);
                            var step = progress.part((double) i / rows.size(), (i + 1.0) / rows.size());
                            step.at(0, "prompt " + (row + 1));
                            figure(source, book, at, row, step)
                                    .ifPresentOrElse(seen -> write.accept(row, seen), () -> without.add(row));
                            at = row;
                        }
                    } finally {
                        screen.execute(() -> selection.visit(home));
                    }
                },
                () -> outcome.accept(words(rows.size(), without)));
    }

    /// The figure of the next row once it is there; empty if the view has none for this prompt.
    private Optional<FigureSnapshot> figure(
            FigureSource source, PromptSetDraft book, int from, int row, Progress progress) {
        onScreen(() -> visit(source, book, from, row), progress);
        for (int calm = 0; calm < CALM; ) {
            pause();
            calm = onScreen(() -> calm(source, book, row), progress) ? calm + 1 : 0;
        }
        return onScreen(source::seen, progress);
    }

    private boolean visit(FigureSource source, PromptSetDraft book, int from, int row) {
        check(source, book, from);
        selection.visit(row);
        return true;
    }

    private boolean calm(FigureSource source, PromptSetDraft book, int row) {
        check(source, book, row);
        return idle.getAsBoolean();
    }

    /// Figures of hidden views do not follow the prompt, and rows have other numbers in another book: neither may end
    /// up under this prompt's name.
    private void check(FigureSource source, PromptSetDraft book, int row) {
        if (selection.now().row() != row || !editor.book().get().equals(book)) {
            throw new UserException("The export for every prompt stopped, because another prompt was chosen or prompts"
                    + " were changed. Start it again and leave the prompts alone until it ends.");
        }
        // The node itself is hidden while it has no figure.
        if (source instanceof Node node && (node.getParent() == null || !Visibility.isVisible(node.getParent()))) {
            throw new UserException("The export for every prompt stopped, because its view was left."
                    + " Start it again and leave the view in front until it ends.");
        }
    }

    private <T> T onScreen(Callable<T> question, Progress progress) {
        var task = new FutureTask<>(question);
        screen.execute(task);
        while (!task.isDone()) {
            progress.at(0, "waiting for the figure");
            pause();
        }
        try {
            return task.get();
        } catch (ExecutionException problem) {
            throw problem.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(problem);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private static RuntimeException stopped() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }

    private static String words(int prompts, List<Integer> without) {
        var exported = "Exported " + (prompts - without.size()) + " figures of " + prompts + " prompts";
        return without.isEmpty()
                ? exported
                : exported + "; no figure for prompt "
                        + without.stream().map(row -> String.valueOf(row + 1)).collect(Collectors.joining(", "));
    }
}
