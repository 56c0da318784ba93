package org.spinoscope.desktop.results;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.common.RecordCodec;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.sweep.ResultStore;

/// What the window computed for prompt sets, kept by content: nothing is computed twice, and a
/// session shows its results before its model is loaded.
public final class StoredResults {

    private static final Logger LOG = LoggerFactory.getLogger(StoredResults.class);

    /// The model of the last session: what its results are kept under.
    ///
    /// @param sha256 of its weights; empty if none is known
    public record LastModel(ModelIdentity identity, String sha256) {

        public static final LastModel NONE = new LastModel(new ModelIdentity("", ""), "");
    }

    private final ResultStore store;
    private final Executor background;
    private final Executor screen;
    private LastModel lastModel = LastModel.NONE;
    private boolean waiting = true;

    /// @param background reads files
    public StoredResults(ResultStore store, Executor background, Executor screen) {
        this.store = store;
        this.background = background;
        this.screen = screen;
    }

    /// The kind of a result and how it is kept.
    public record Kind<T extends Record>(String name, Class<T> type) {

        ResultStore.Key key(String sha256, PromptSet prompts, String plan) {
            return ResultStore.Key.of(kind(), sha256, prompts.pairs(), prompts.name() + "\n" + plan);
        }

        ResultStore.Key key(String sha256) {
            return ResultStore.Key.of(kind(), sha256, List.of(), "");
        }

        private String kind() {
            return name + " " + new RecordCodec<>(type).schema();
        }
    }

    public ResultStore store() {
        return store;
    }

    /// The model whose results a session shows until one is loaded. For the screen's thread.
    public LastModel lastModel() {
        return lastModel;
    }

    /// A model was loaded: from now on its own results count. For the screen's thread.
    public void loaded() {
        waiting = false;
    }

    /// The hash of the loaded model is known. For the screen's thread.
    public void loaded(ModelIdentity identity, String sha256) {
        waiting = false;
        lastModel = new LastModel(identity, sha256);
    }

    /// What a session keeps.
    public Map<String, String> settings() {
        return Map.of(
                "model", lastModel.identity().id(),
                "label", lastModel.identity().label(),
                "sha256", lastModel.sha256());
    }

    /// Takes it back. For the screen's thread.
    public void restore(Map<String, String> settings) {
        lastModel = new LastModel(
                new ModelIdentity(settings.getOrDefault("model", ""), settings.getOrDefault("label", "")),
                settings.getOrDefault("sha256", ""));
    }

    /// A result that is kept, or else a new one, which is kept. For the thread that computes.
    ///
    /// @param sha256 of the model's weights
    /// @param plan everything that changes the result beside model and prompts
    public <T extends Record> T of(Kind<T> kind, String sha256, PromptSet prompts, String plan, Supplier<T> compute) {
        var key = kind.key(sha256, prompts, plan);
        var kept = find(kind, key);
        if (kept.isPresent()) {
            return kept.get();
        }
        var fresh = compute.get();
        keep(kind, key, fresh);
        return fresh;
    }

    /// What is kept of a model, whatever the prompts.
    <T extends Record> Optional<T> find(Kind<T> kind, String sha256) {
        return find(kind, kind.key(sha256));
    }

    /// Keeps it, in place of what was there.
    <T extends Record> void keep(Kind<T> kind, String sha256, T result) {
        keep(kind, kind.key(sha256), result);
    }

    private <T extends Record> void keep(Kind<T> kind, ResultStore.Key key, T result) {
        try {
            store.keep(key, new RecordCodec<>(kind.type()).encode(result));
        } catch (UserException e) {
            LOG.warn("A result could not be kept: {}", e.getMessage());
        }
    }

    /// Looks for a result of the last model, without any model; `found` runs on the screen's
    /// thread if there is one.
    public <T extends Record> void recall(Kind<T> kind, PromptSet prompts, String plan, Consumer<T> found) {
        var sha256 = lastModel.sha256();
        if (sha256.isEmpty() || !waiting) {
            return;
        }
        background.execute(() -> find(kind, kind.key(sha256, prompts, plan))
                .ifPresent(result -> screen.execute(() -> {
                    if (waiting) {
                        found.accept(result);
                    }
                })));
    }

    private <T extends Record> Optional<T> find(Kind<T> kind, ResultStore.Key key) {
        return store.find(key).flatMap(bytes -> {
            try {
                return Optional.of(new RecordCodec<>(kind.type()).decode(bytes));
            } catch (IOException e) {
                LOG.warn("A kept result is damaged and is computed again: {}", e.getMessage());
                return Optional.empty();
            }
        });
    }
}
