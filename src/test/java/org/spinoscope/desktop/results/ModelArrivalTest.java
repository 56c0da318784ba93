package org.spinoscope.desktop.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.sweep.ResultStore;

@Execution(ExecutionMode.CONCURRENT)
class ModelArrivalTest {

    @TempDir
    private Path folder;

    private final ArrayList<String> arrived = new ArrayList<>();

    @Test
    void theMapOfHeadsIsTheFirstThingThatANewModelIsAsked() throws InterruptedException {
        try (var lab = new SmallLab(new ResultStore(folder, 100_000_000))) {
            var results = lab.studyResults;
            note("map", results.correlation());
            note("tokens", results.tokens());
            note("answers", results.answers());
            note("set", results.setAnswers());
            note("temperature", results.temperature());

            lab.load();

            assertThat(arrived).startsWith("map").contains("tokens", "answers", "set", "temperature");
        }
    }

    private <T> void note(String name, ObservableValue<AsyncResult<T>> result) {
        result.addListener((o, was, is) -> is.value().ifPresent(found -> arrived.add(name)));
    }
}
