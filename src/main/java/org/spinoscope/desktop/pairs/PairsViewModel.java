package org.spinoscope.desktop.pairs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.PairPlots;
import org.spinoscope.plots.PairPlots.Quantity;
import org.spinoscope.spinbath.PairEnergies;
import org.spinoscope.spinbath.Reading;

/// What the pairs view shows of the current prompt, and which position is the query.
public final class PairsViewModel {

    /// Whose spins.
    enum Source {
        READING("As the Reading has it"),
        MODEL("As the model does");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final InferenceService inferenceService;
    private final PromptEditor editor;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.ALPHA);
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.READING);
    private final ReadOnlyObjectWrapper<AsyncResult<AllPairs>> pairs =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("The model is being loaded."));
    private final ObjectBinding<AsyncResult<Figure>> map;
    private final ObjectBinding<AsyncResult<Figure>> all;
    private Object asked = "";
    private boolean watched;

    public PairsViewModel(
            InferenceService inferenceService,
            PromptEditor editor,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.inferenceService = inferenceService;
        this.editor = editor;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        inferenceService.model().addListener(o -> {
            asked = "";
            changed();
        });
        editor.book().addListener(o -> changed());
        editor.row().addListener(o -> changed());
        selection.choice().addListener(o -> changed());
        source.addListener(o -> changed());
        map = Bindings.createObjectBinding(
                () -> pairs.get().map(this::mapOf), pairs, quantity, selection.asking(), selection.choice());
        all = Bindings.createObjectBinding(this::allNow, pairs, quantity);
    }

    /// Starts to compute, now that somebody looks.
    void watch() {
        watched = true;
        changed();
    }

    ObjectProperty<Quantity> quantity() {
        return quantity;
    }

    ObjectProperty<Source> source() {
        return source;
    }

    ReadOnlyObjectProperty<AsyncResult<AllPairs>> pairs() {
        return pairs.getReadOnlyProperty();
    }

    ObjectBinding<AsyncResult<Figure>> map() {
        return map;
    }

    ObjectBinding<AsyncResult<Figure>> all() {
        return all;
    }

    /// The query position of the whole window, counted from 0; the last one until another is chosen.
    ObjectProperty<Integer> asking() {
        return selection.asking();
    }

    /// The attention of the selected head from the query position: α of each token, NaN for those
    /// behind it; empty before that is known.
    Optional<double[]> looks() {
        return pairs.get().value().map(p -> selected(p).weights()[row(p)]);
    }

    int row(AllPairs p) {
        int last = p.tokens().size() - 1;
        int k = asking().get();
        return k < 0 ? last : Math.min(k, last);
    }

    /// A cell `k3j5` was clicked: its row becomes the query.
    void chooseRow(String key) {
        if (key.matches("k\\d+j\\d+")) {
            asking().set(Integer.parseInt(key.substring(1, key.indexOf('j'))));
        }
    }

    /// A small map was clicked.
    void chooseHead(String key) {
        HeadId.find(key).ifPresent(selection::head);
    }

    private void changed() {
        var model = inferenceService.model().get();
        if (!watched || model.value().isEmpty()) {
            model.message().ifPresent(why -> pairs.set(AsyncResult.waiting(why)));
            return;
        }
        var pair = editor.pair();
        var head = selection.now().head();
        if (pair.isEmpty()) {
            asked = "";
            inferenceService.cancel("pairs");
            pairs.set(AsyncResult.failed(String.join(" ", editor.draft().remarks())));
            return;
        }
        if (!model.value().get().has(head)) {
            return; // the selection follows the model in a moment
        }
        var now = selection.now().reading();
        var reading = source.get() == Source.MODEL ? Reading.ACTUAL.answer(now.answer()) : now;
        boolean there = pairs.get()
                .value()
                .filter(p -> p.heads().stream().anyMatch(h -> h.head().equals(head)))
                .isPresent();
        record Asked(Object pair, Object reading, boolean there) {}
        var what = new Asked(pair.get(), reading, there);
        if (what.equals(asked)) {
            return;
        }
        asked = new Asked(pair.get(), reading, true);
        inferenceService.submit(
                "pairs",
                "Attention of all positions",
                Priority.INTERACTIVE,
                Duration.ofMillis(60),
                (gpt2, progress) -> AllPairs.of(gpt2, pair.get(), reading, head, progress),
                (AsyncResult<AllPairs> result) -> pairs.set(result));
    }

    private PairEnergies selected(AllPairs p) {
        var head = selection.now().head();
        return p.heads().stream()
                .filter(h -> h.head().equals(head))
                .findFirst()
                .orElse(p.heads().getFirst());
    }

    private Figure mapOf(AllPairs p) {
        return PairPlots.map(
                selected(p), quantity.get(), p.tokens(), row(p), provenanceFactory.provenance(p.pair(), p.reading()));
    }

    private AsyncResult<Figure> allNow() {
        var now = pairs.get();
        if (now.value().filter(p -> !p.whole()).isPresent()) {
            return AsyncResult.failed("The prompt has more than " + AllPairs.MOST_TOKENS
                    + " tokens: only the selected head is shown. Shorten it to see all heads.");
        }
        return now.map(p -> PairPlots.all(
                p.heads(), p.columns(), quantity.get(), provenanceFactory.provenance(p.pair(), p.reading())));
    }

    /// For the view's segmented buttons.
    static List<Quantity> quantities() {
        return List.of(Quantity.values());
    }
}
