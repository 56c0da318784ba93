package org.spinoscope.desktop.temperature;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.desktop.lab.Answers;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;

/// What the temperature view shows at the selected T.
public final class TemperatureViewModel {

    private final Studies studies;
    private final Selection selection;
    private final Labels labels;
    private final SimpleBooleanProperty single = new SimpleBooleanProperty();
    private final ObjectBinding<Live<Figure>> entropy;
    private final ObjectBinding<Live<Figure>> top1;
    private final ObjectBinding<Live<Figure>> response;
    private final ObjectBinding<Live<Figure>> distribution;
    private final StringBinding readings;

    public TemperatureViewModel(Studies studies, Selection selection, Labels labels) {
        this.studies = studies;
        this.selection = selection;
        this.labels = labels;
        entropy = Bindings.createObjectBinding(
                () -> curves(
                        "Entropy of the next token",
                        "entropy /{S} (bit)",
                        Temperature::entropyBits,
                        Double.NaN,
                        r -> Double.NaN,
                        ""),
                studies.temperature(),
                selection.choice(),
                single);
        top1 = Bindings.createObjectBinding(
                () -> curves(
                        "Largest probability",
                        "top-1 probability",
                        Temperature::top1,
                        1,
                        TemperatureSweep.Result::meanHalfTop1,
                        "mean is ½ at "),
                studies.temperature(),
                selection.choice(),
                single);
        response = Bindings.createObjectBinding(
                () -> curves(
                        "Heat-capacity-like response",
                        "Var_{/{P}}(/{L})//{T}^{2}",
                        Temperature::heatCapacity,
                        Double.NaN,
                        TemperatureSweep.Result::peak,
                        "peak at "),
                studies.temperature(),
                selection.choice(),
                single);
        distribution = Bindings.createObjectBinding(
                () -> studies.answers()
                        .get()
                        .map(answers -> TemperatureFigures.distribution(
                                answers,
                                selection.now().temperature(),
                                labels.provenance(answers.pair(), Reading.PAPER))),
                studies.answers(),
                selection.choice());
        readings =
                Bindings.createStringBinding(this::words, studies.answers(), studies.temperature(), selection.choice());
    }

    /// Whether single prompts are drawn beside the mean.
    public SimpleBooleanProperty single() {
        return single;
    }

    ObjectBinding<Live<Figure>> entropy() {
        return entropy;
    }

    ObjectBinding<Live<Figure>> top1() {
        return top1;
    }

    /// Var_P(L)/T² over T.
    ObjectBinding<Live<Figure>> response() {
        return response;
    }

    ObjectBinding<Live<Figure>> distribution() {
        return distribution;
    }

    StringBinding readings() {
        return readings;
    }

    Selection selection() {
        return selection;
    }

    private Live<Figure> curves(
            String title,
            String axis,
            ToDoubleFunction<Temperature> quantity,
            double most,
            ToDoubleFunction<TemperatureSweep.Result> crossover,
            String means) {
        return studies.temperature().get().map(result -> {
            Plot plot = TemperatureFigures.curves(
                    result,
                    title,
                    axis,
                    quantity,
                    single.get(),
                    row(result),
                    selection.now().temperature(),
                    most,
                    crossover.applyAsDouble(result),
                    means);
            return plot.provenance(labels.provenance(result.request().prompts(), Reading.PAPER, ""));
        });
    }

    private static String place(double t) {
        return Double.isNaN(t) ? "no T of the sweep" : String.format(Locale.ROOT, "T = %.3g", t);
    }

    private int row(TemperatureSweep.Result result) {
        return labels.pairAt(selection.now().row())
                .map(pair -> result.trials().used().indexOf(pair))
                .orElse(-1);
    }

    private String words() {
        double t = selection.now().temperature();
        var text = new StringBuilder();
        studies.answers()
                .get()
                .value()
                .ifPresent((Answers a) -> text.append(String.format(
                        Locale.ROOT,
                        "At T = %.3g: odds %s : %s = %.3g    entropy %.2f bits",
                        t,
                        a.good().word(),
                        a.bad().word(),
                        Math.exp((a.good().logit() - a.bad().logit()) / t),
                        a.logits().entropyBits(t))));
        studies.temperature().get().value().ifPresent(result -> {
            int row = row(result);
            text.append(text.isEmpty() ? "" : "\n").append("Crossovers: ");
            if (row >= 0) {
                text.append("this prompt's top-1 is ½ at ")
                        .append(place(result.halfTop1()[row]))
                        .append(", its response peaks at ")
                        .append(place(result.peak(row)))
                        .append(";  ");
            }
            text.append("over the prompts ½ at ")
                    .append(place(result.meanHalfTop1()))
                    .append(", peak at ")
                    .append(place(result.peak()));
        });
        return text.toString();
    }
}
