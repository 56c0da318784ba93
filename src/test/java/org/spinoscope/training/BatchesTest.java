package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final List<int[]> DOCUMENTS =
            IntStream.range(0, 100).mapToObj(i -> new int[3 + i % 4]).toList();

    @Test
    void anEpochHoldsEveryDocumentOnceAndEveryBatchOneLength() {
        var batches = new Batches(DOCUMENTS, 20, 1);
        var all = IntStream.range(0, batches.perEpoch())
                .mapToObj(batches::at)
                .peek(batch -> assertThat(batch.documents().stream()
                                .map(document -> document.length)
                                .distinct())
                        .hasSize(1))
                .flatMap(batch -> batch.documents().stream())
                .toList();
        assertThat(all).containsExactlyInAnyOrderElementsOf(DOCUMENTS);
    }

    @Test
    void aStepHasTheSameBatchHoweverItIsReached() {
        var straight = new Batches(DOCUMENTS, 20, 1);
        int later = straight.perEpoch() + 3;
        IntStream.range(0, later).forEach(straight::at);
        assertThat(new Batches(DOCUMENTS, 20, 1).at(later).documents())
                .isEqualTo(straight.at(later).documents());
    }
}
