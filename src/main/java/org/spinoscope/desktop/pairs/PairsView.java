package org.spinoscope.desktop.pairs;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.glossary.Term;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.plots.PairPlots.Quantity;

/// One head's map of all pairs on the left, all heads on the right, and the prompt shaded by where it looks above.
public final class PairsView extends BorderPane {

    private final PairsViewModel model;
    private final FlowPane words = new FlowPane(2, 2);

    public PairsView(PairsViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var bar = new FlowPane(
                SegmentedButton.of(
                        PairsViewModel.quantities(), Quantity::symbol, PairsView::explained, model.quantity()),
                SegmentedButton.of(
                        List.of(PairsViewModel.Source.values()),
                        PairsViewModel.Source::title,
                        PairsViewModel.Source::title,
                        model.source()));
        bar.getStyleClass().add("view-bar");
        words.setId("pairs-words");
        words.getStyleClass().add("pairs-words");
        var map = new FigurePane(kit, model.map());
        map.setId("pairs-map");
        map.canvas().onPicked(model::chooseRow);
        var all = new FigurePane(kit, model.all());
        all.setId("pairs-all");
        all.canvas().onPicked(model::chooseHead);
        var both = new SplitPane(map, all);
        both.setDividerPositions(0.52);
        setTop(new VBox(bar, words));
        setCenter(both);
        model.map().addListener(o -> shade());
        shade();
        model.watch();
    }

    private static String explained(Quantity quantity) {
        return Term.written(quantity.symbol()).map(Term::tooltip).orElse(quantity.symbol());
    }

    /// The prompt's tokens shaded by the attention of the query position; a click makes another one the query.
    private void shade() {
        words.getChildren().clear();
        model.pairs().get().value().ifPresent(p -> {
            var looks = model.looks().orElse(new double[0]);
            words.getChildren().add(new Label("From position " + model.row(p) + ", the head attends to:"));
            for (int j = 0; j < p.tokens().size(); j++) {
                words.getChildren().add(word(p.tokens().get(j), j, looks, j == model.row(p)));
            }
        });
    }

    private Button word(String token, int position, double[] looks, boolean asks) {
        double alpha = position < looks.length ? looks[position] : Double.NaN;
        var word = new Button(token);
        word.getStyleClass().setAll("pair-word");
        if (asks) {
            word.getStyleClass().add("asks");
        }
        word.setMinWidth(USE_PREF_SIZE);
        word.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: rgba(0, 114, 178, %.3f);",
                Double.isNaN(alpha) ? 0 : Math.min(0.75, 0.75 * alpha)));
        var says = Double.isNaN(alpha)
                ? "position " + position + ", after the query position"
                : String.format(Locale.ROOT, "position %d, α = %.3f", position, alpha);
        Tooltip tip = Icons.tooltip(says);
        word.setTooltip(tip);
        word.setAccessibleText(token + ", " + says);
        word.setOnAction(e -> model.asking().set(position));
        DataSource.set(
                word,
                DataSource.everywhere(() -> model.pairs()
                        .get()
                        .value()
                        .map(p -> DataObject.of(new Subject.Token(token), token, () -> WordTable.csv(p.tokens(), looks))
                                .selecting(() -> model.asking().set(position)))));
        return word;
    }
}
