package org.spinoscope.desktop;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.export.ExportDialog;
import org.spinoscope.desktop.export.ExportDialog.Job;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.shell.StatusBar;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.figure.write.PngWriter;
import org.spinoscope.figure.write.SvgWriter;

/// Exports and copies figures, laying them out away from the screen's thread.
final class FigureExport {

    private static final String CHOICES = "export";

    private final ModalPane modalPane;
    private final CurrentPreferences preferences;
    private final FileDialogs dialogs;
    private final EveryPromptExport everyPrompt;
    private final Executor background;
    private final Executor screen;
    private final StatusBar strip;
    private final Consumer<Throwable> problems;

    FigureExport(
            ModalPane modalPane,
            CurrentPreferences preferences,
            FileDialogs dialogs,
            EveryPromptExport everyPrompt,
            Executor background,
            Executor screen,
            StatusBar strip,
            Consumer<Throwable> problems) {
        this.modalPane = modalPane;
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.everyPrompt = everyPrompt;
        this.background = background;
        this.screen = screen;
        this.strip = strip;
        this.problems = problems;
    }

    /// Lets the user choose format and file, then writes the figure, all that are shown, or one for every prompt.
    void export(FigureContext figures, FigureSource source) {
        source.seen()
                .ifPresent(seen -> new ExportDialog(modalPane, figures, dialogs, writer(figures, source))
                        .show(
                                seen,
                                ShownFigures.in(modalPane),
                                everyPrompt.prompts().size(),
                                preferences.now().choice(CHOICES, ""),
                                chosen -> preferences.remember(preferences.now().chosen(CHOICES, chosen))));
    }

    private ExportDialog.Writer writer(FigureContext figures, FigureSource source) {
        return new ExportDialog.Writer() {
            @Override
            public void write(List<Job> jobs) {
                background(() -> {
                    jobs.forEach(job -> job.plan().write(figures.figureLayout(), job.seen(), job.file()));
                    var names = jobs.size() == 1
                            ? String.valueOf(jobs.getFirst().file().getFileName())
                            : jobs.size() + " figures";
                    screen.execute(() -> strip.showMessage("Exported " + names));
                });
            }

            @Override
            public void writeEveryPrompt(BiFunction<Integer, FigureSnapshot, Job> job) {
                everyPrompt.start(
                        source,
                        (row, seen) -> {
                            var one = job.apply(row, seen);
                            one.plan().write(figures.figureLayout(), one.seen(), one.file());
                        },
                        strip::showMessage);
            }
        };
    }

    /// Puts the figure on the clipboard, as an image and as SVG.
    void copy(FigureContext figures, FigureSnapshot seen) {
        background(() -> {
            var size = Size.px(Math.max(60, seen.width()), Math.max(60, seen.height()));
            var drawing = figures.figureLayout().paint(seen.figure(), size, seen.theme());
            var png = new PngWriter().bytes(drawing, 2);
            var svg = new SvgWriter().text(drawing);
            screen.execute(() -> {
                Map<DataFormat, Object> content = new HashMap<>();
                content.put(DataFormat.IMAGE, new Image(new ByteArrayInputStream(png)));
                content.put(svgFormat(), svg);
                Clipboard.getSystemClipboard().setContent(content);
                strip.showMessage("Copied the figure as image and SVG");
            });
        });
    }

    private static DataFormat svgFormat() {
        var known = DataFormat.lookupMimeType("image/svg+xml");
        return known == null ? new DataFormat("image/svg+xml") : known;
    }

    private void background(Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                problems.accept(e);
            }
        });
    }
}
