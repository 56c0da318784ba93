package org.spinoscope.desktop.chart;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.write.CsvWriter;

/// What a chart's context menu is about: the point under the pointer, or what the crosshair says, and the whole chart.
final class ChartData {

    private ChartData() {}

    static DataSource of(LiveChart chart, FigureContext kit) {
        return DataSource.everywhere(() -> Optional.of(DataObject.of(
                        new Subject.None(),
                        value(chart),
                        () -> chart.seen()
                                .map(seen -> new CsvWriter().text(seen.figure()))
                                .orElse(""))
                .with(Command.of("context.figure", "", "As a figure…", "", chart::asFigure)
                        .newGroup())
                .with(Command.of(
                        "context.copy",
                        "",
                        "Copy as a figure",
                        "",
                        () -> chart.seen().ifPresent(kit.copy())))
                .with(Command.of("context.pin", "", "Pin to compare", "", chart::pin))
                .with(Command.of("context.whole", "", "Show everything", "", chart::showEverything)
                        .when(new SimpleBooleanProperty(chart.viewport().zoomed())))));
    }

    private static String value(LiveChart chart) {
        var pointed = chart.pointer().pointed().get();
        return (pointed == null ? chart.said() : Markup.plain(pointed.called())).replace('−', '-');
    }
}
