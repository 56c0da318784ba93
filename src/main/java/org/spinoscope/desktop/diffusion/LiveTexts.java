package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.spinoscope.desktop.results.InferenceService;

/// Texts as they grow, token by token.
///
/// @param chains the tokens of each chain so far
/// @param tokens how many each will have
record LiveTexts(List<List<String>> chains, int tokens) {

    static final LiveTexts NONE = new LiveTexts(List.of(), 1);

    /// How much is written, 0 to 1.
    double share() {
        int written = chains.stream().mapToInt(List::size).sum();
        return chains.isEmpty() ? 0 : (double) written / chains.size() / tokens;
    }

    /// Collects tokens on the inference thread and hands copies over a few times a second.
    static final class Writer {

        private static final long EVERY_NS = 50_000_000;

        private final InferenceService service;
        private final Consumer<LiveTexts> seen;
        private final int tokens;
        private final List<List<String>> chains = new ArrayList<>();
        private long last;

        /// @param seen called on the screen's thread
        Writer(InferenceService service, int chainCount, int tokens, Consumer<LiveTexts> seen) {
            this.service = service;
            this.seen = seen;
            this.tokens = tokens;
            for (int c = 0; c < chainCount; c++) {
                chains.add(new ArrayList<>());
            }
        }

        void decoded(int chain, String token) {
            chains.get(chain).add(token);
            if (System.nanoTime() - last > EVERY_NS) {
                last = System.nanoTime();
                var copy = new LiveTexts(chains.stream().map(List::copyOf).toList(), tokens);
                service.show(() -> seen.accept(copy));
            }
        }
    }
}
