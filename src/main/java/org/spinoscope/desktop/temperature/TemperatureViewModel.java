package org.spinoscope.desktop.temperature;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.edit.NextTokenPrediction;

/// What the temperature view shows at the selected T.
public final class TemperatureViewModel {

    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final SimpleBooleanProperty single = new SimpleBooleanProperty();
    private final ObjectBinding<AsyncResult<Figure>> entropy;
    private final ObjectBinding<AsyncResult<Figure>> top1;
    private final ObjectBinding<AsyncResult<Figure>> response;
    private final ObjectBinding<AsyncResult<Figure>> distribution;
    private final StringBinding readings;

    public TemperatureViewModel(StudyResults studyResults, Selection selection, ProvenanceFactory provenanceFactory) {
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        entropy = Bindings.createObjectBinding(
                () -> curves(
                        "Entropy of the next token",
                        "entropy /{S} (bit)",
                        Temperature::entropyBits,
                        Double.NaN,
                        r -> Double.NaN,
                        ""),
                studyResults.temperature(),
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
                studyResults.temperature(),
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
                studyResults.temperature(),
                selection.choice(),
                single);
        distribution = Bindings.createObjectBinding(
                () -> studyResults
                        .answers()
                        .get()
                        .map(nextTokenPrediction -> TemperatureFigures.distribution(
                                nextTokenPrediction,
                                selection.now().temperature(),
                                provenanceFactory.answering(nextTokenPrediction.pair(), nextTokenPrediction.answer()))),
                studyResults.answers(),
                selection.choice());
        readings = Bindings.createStringBinding(
                this::words, studyResults.answers(), studyResults.temperature(), selection.choice());
    }

    /// Whether single prompts are drawn beside the mean.
    public SimpleBooleanProperty single() {
        return single;
    }

    ObjectBinding<AsyncResult<Figure>> entropy() {
        return entropy;
    }

    ObjectBinding<AsyncResult<Figure>> top1() {
        return top1;
    }

    /// Var_P(L)/T² over T.
    ObjectBinding<AsyncResult<Figure>> response() {
        return response;
    }

    ObjectBinding<AsyncResult<Figure>> distribution() {
        return distribution;
    }

    StringBinding readings() {
        return readings;
    }

    Selection selection() {
        return selection;
    }

    private AsyncResult<Figure> curves(
            String title,
            String axis,
            ToDoubleFunction<Temperature> quantity,
            double most,
            ToDoubleFunction<TemperatureSweep.Result> crossover,
            String means) {
        return studyResults.temperature().get().map(result -> {
            Plot plot = TemperatureFigures.curves(
                    result,
                    title,
                    axis,
                    quantity,
                    single.get(),
                    row(result),
                    most,
                    crossover.applyAsDouble(result),
                    means);
            return plot.provenance(provenanceFactory.provenance(result.request().prompts()));
        });
    }

    private static String place(double t) {
        return Double.isNaN(t) ? "no T of the sweep" : String.format(Locale.ROOT, "T = %.3g", t);
    }

    private int row(TemperatureSweep.Result result) {
        return provenanceFactory
                .pairAt(selection.now().row())
                .map(pair -> result.tokenizedPrompts().used().indexOf(pair))
                .orElse(-1);
    }

    private String words() {
        double t = selection.now().temperature();
        var text = new StringBuilder();
        studyResults
                .answers()
                .get()
                .value()
                .ifPresent((NextTokenPrediction a) -> text.append(String.format(
                        Locale.ROOT,
                        "At T = %.3g: odds %s : %s = %.3g    entropy %.2f bits",
                        t,
                        a.good().word(),
                        a.bad().word(),
                        Math.exp((a.good().logit() - a.bad().logit()) / t),
                        a.logits().entropyBits(t))));
        studyResults.temperature().get().value().ifPresent(result -> {
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
