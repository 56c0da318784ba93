package org.spinoscope.training;

import java.util.List;
import java.util.stream.IntStream;

/// Documents of one length, and where in each the loss begins to count.
///
/// @param documents token rows of the reduced vocabulary, all equally long
/// @param from per document, the first position whose prediction counts
/// @param rows the softmax is over this many of the first rows; 0 for all
/// @param ahead which token is to be predicted: 1 for the next, −1 for the one before
record TrainingBatch(List<int[]> documents, int[] from, int rows, int ahead) {

    /// Every prediction counts, over the whole vocabulary.
    static TrainingBatch of(List<int[]> documents) {
        return new TrainingBatch(documents, new int[documents.size()], 0, 1);
    }

    /// Predicted positions of a document, its last token having nothing to predict.
    int length() {
        return documents.getFirst().length - 1;
    }

    /// Flat indices `[document·length + position]` of the predictions that count.
    long[] counted() {
        return IntStream.range(0, documents.size())
                .flatMap(d -> IntStream.range(from[d], length()).map(p -> d * length() + p))
                .asLongStream()
                .toArray();
    }

    /// The token to be predicted at each counted position.
    long[] labels() {
        return IntStream.range(0, documents.size())
                .flatMap(d ->
                        IntStream.range(from[d], length()).map(p -> documents.get(d)[p + ahead]))
                .asLongStream()
                .toArray();
    }
}
