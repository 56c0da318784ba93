package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// Answers of several tokens, scored token by token in one batch, against the float64 reference.
class LogProbabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny-12x12", "odd-3x5"})
    void answersOfSeveralTokensHaveTheReferencesProbability(String name) throws IOException {
        var golden = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/sequences/" + name + ".json")
                        .toFile())
                .get("sequences");
        var prompts = new ArrayList<int[]>();
        var answers = new ArrayList<int[]>();
        for (var sequence : golden) {
            var answer = Golden.ints(sequence.get("answer"));
            answers.add(answer);
            prompts.add(IntStream.concat(
                            IntStream.of(Golden.ints(sequence.get("tokens"))),
                            IntStream.of(answer).limit(answer.length - 1L))
                    .toArray());
        }
        int[] rows = answers.stream().mapToInt(a -> a.length).toArray();
        try (var model = Golden.model(name)) {
            var logits = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.Tail(rows)), Progress.NONE)
                    .logits();
            assertThat(logits).hasSize(golden.size()).isNotEmpty();
            for (int i = 0; i < golden.size(); i++) {
                double sum = 0;
                for (int t = 0; t < rows[i]; t++) {
                    double ours = logProbability(logits.get(i).slice(t), answers.get(i)[t]);
                    assertThat(ours)
                            .isCloseTo(
                                    golden.get(i).get("logProbabilities").get(t).asDouble(), within(1e-4));
                    sum += ours;
                }
                assertThat(sum).isCloseTo(golden.get(i).get("logProbability").asDouble(), within(3e-4));
            }
        }
    }

    private static double logProbability(float[] logits, int token) {
        double max = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElseThrow();
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - max))
                .sum();
        return logits[token] - max - Math.log(sum);
    }
}
