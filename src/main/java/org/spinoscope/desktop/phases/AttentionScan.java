package org.spinoscope.desktop.phases;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.phases.SelectedHead.Asked;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.study.coupling.MeasuredTemperatures;
import org.spinoscope.study.coupling.ModelScans;
import org.spinoscope.study.coupling.PromptTerms;

/// The selected head's attention temperature: its own gap and the model's.
final class AttentionScan {

    private static final Duration PAUSE = Duration.ofMillis(40);

    /// What is known: the head's terms, and the model's gaps on the grid.
    private record Scan(Asked asked, HeadTerms terms, double[] gaps) {

        static Scan of(Gpt2 model, Asked asked, Progress progress) {
            var prompt = new PromptSet("one prompt", "", "", List.of(asked.pair()));
            var terms = PromptTerms.of(model, prompt, asked.reading(), progress.part(0, 0.5));
            var trial = terms.trials().trials().getFirst();
            var gaps = ModelScans.attentionTemperature(model, trial, asked.head(), MeasuredTemperatures.grid());
            return new Scan(asked, terms.of(asked.head())[0], gaps);
        }
    }

    private final SelectedHead selected;
    private final KeyedResult<Scan> scan;
    private final ObjectBinding<AsyncResult<Figure>> figure;

    AttentionScan(SelectedHead selected) {
        this.selected = selected;
        scan = new KeyedResult<>(
                selected.inferenceService(), "phases.temperature", "Attention temperatures", Priority.INTERACTIVE);
        selected.inferenceService().model().addListener(o -> scan.clear());
        figure = Bindings.createObjectBinding(
                () -> scan.value()
                        .get()
                        .map(known -> new PhasePlots(selected.provenanceFactory()
                                        .provenance(
                                                known.asked().pair(),
                                                known.asked().reading()))
                                .attentionTemperature(
                                        known.asked().head(),
                                        known.terms(),
                                        MeasuredTemperatures.grid(),
                                        known.gaps())),
                scan.value());
    }

    ObjectBinding<AsyncResult<Figure>> figure() {
        return figure;
    }

    void need() {
        selected.ask(scan, asked -> scan.request(asked, PAUSE, (gpt2, progress) -> Scan.of(gpt2, asked, progress)));
    }
}
