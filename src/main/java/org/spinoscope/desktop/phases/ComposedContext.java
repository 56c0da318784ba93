package org.spinoscope.desktop.phases;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.coupling.Species;

/// A context composed of three species of tokens: the shares that are set, the theory's gap and the model's.
final class ComposedContext {

    private static final Duration PAUSE = Duration.ofMillis(40);

    /// One head on one prompt.
    private record Asked(PromptPair pair, HeadId head, Reading reading) {}

    /// The species of a prompt, the words they were asked for, and where the model's gap changes sign along the edges.
    record Known(PromptPair pair, Reading reading, Species species, List<double[]> measured) {}

    /// A context whose gap is measured.
    private record Context(Species species, List<Integer> counts) {}

    private final ProvenanceFactory provenanceFactory;
    private final KeyedResult<Known> species;
    private final KeyedResult<Double> measured;
    private String written = "";
    private final DoubleProperty first = new SimpleDoubleProperty(0.4);
    private final DoubleProperty second = new SimpleDoubleProperty(0.4);
    private final ObjectBinding<AsyncResult<Figure>> figure;
    private final StringBinding gaps;

    ComposedContext(InferenceService inferenceService, ProvenanceFactory provenanceFactory) {
        this.provenanceFactory = provenanceFactory;
        species = new KeyedResult<>(inferenceService, "phases.species", "Species of tokens", Priority.INTERACTIVE);
        measured = new KeyedResult<>(inferenceService, "phases.context", "The composed context", Priority.INTERACTIVE);
        figure = Bindings.createObjectBinding(this::figureNow, species.value(), first, second);
        gaps = Bindings.createStringBinding(this::gapsNow, species.value(), measured.value(), first, second);
        first.addListener(o -> measure());
        second.addListener(o -> measure());
        species.value().addListener(o -> measure());
    }

    KeyedResult<Known> species() {
        return species;
    }

    /// Share of the first species.
    DoubleProperty first() {
        return first;
    }

    DoubleProperty second() {
        return second;
    }

    /// The triangle of compositions, with the present one.
    ObjectBinding<AsyncResult<Figure>> figure() {
        return figure;
    }

    /// Theory and model for the present composition, in a line.
    StringBinding gaps() {
        return gaps;
    }

    /// The species of a prompt; a prompt that was composed here keeps those it was composed of.
    void request(PromptPair pair, HeadId head, Reading reading) {
        var from = species.value()
                .get()
                .value()
                .filter(known -> pair.prompt().equals(written))
                .map(Known::pair)
                .orElse(pair);
        species.request(new Asked(from, head, reading), PAUSE, (gpt2, progress) -> {
            var found = Species.strongest(gpt2, from, head, reading);
            return new Known(from, reading, found, found.measuredOnEdges(gpt2));
        });
    }

    /// Moves to a place of the diagram.
    void moveTo(double x, double y) {
        var shares = PhasePlots.shares(x, y);
        first.set(shares[0]);
        second.set(shares[1]);
    }

    /// Remembers that the composed context has become a prompt.
    void written(String prompt) {
        written = prompt;
    }

    /// Whether a prompt was composed here.
    boolean wrote(String prompt) {
        return !written.isEmpty() && prompt.equals(written);
    }

    void clear() {
        species.clear();
        measured.clear();
    }

    /// The composed context as a prompt; empty before the species are known.
    Optional<String> text() {
        return species.value()
                .get()
                .value()
                .map(known -> known.species()
                        .text(known.species().counts(first.get(), second.get()))
                        .strip());
    }

    private void measure() {
        species.value().get().value().ifPresent(known -> {
            var counts = known.species().counts(first.get(), second.get());
            measured.request(
                    new Context(known.species(), Arrays.stream(counts).boxed().toList()),
                    Duration.ZERO,
                    (gpt2, progress) -> known.species().measured(gpt2, counts));
        });
    }

    private double[] shares(Species known) {
        return Arrays.stream(known.counts(first.get(), second.get()))
                .mapToDouble(n -> (double) n / Species.LENGTH)
                .toArray();
    }

    private AsyncResult<Figure> figureNow() {
        return species.value()
                .get()
                .map(known -> new PhasePlots(provenanceFactory.provenance(known.pair(), known.reading()))
                        .ternary(
                                known.species().composition(),
                                known.species().names(),
                                shares(known.species()),
                                known.measured()));
    }

    private String gapsNow() {
        return species.value()
                .get()
                .value()
                .map(known -> {
                    double theory = known.species().composition().gap(shares(known.species()));
                    var model = measured.value().get().value();
                    return "ΔL theory " + NumberFormats.signed(theory, 3)
                            + model.map(gap -> "   ΔL model " + NumberFormats.signed(gap, 3))
                                    .orElse("   ΔL model …");
                })
                .orElse("");
    }
}
