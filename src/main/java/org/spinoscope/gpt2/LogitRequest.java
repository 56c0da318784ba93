package org.spinoscope.gpt2;

import java.util.Arrays;

/// Which logits to compute; no others are.
public sealed interface LogitRequest {

    /// The same of the prompts from `from` to before `to`.
    default LogitRequest part(int from, int to) {
        return switch (this) {
            case None() -> this;
            case Final() -> this;
            case FinalOf(int[][] tokens) -> new FinalOf(Arrays.copyOfRange(tokens, from, to));
            case Tail(int[] positions) -> new Tail(Arrays.copyOfRange(positions, from, to));
        };
    }

    /// None at all.
    record None() implements LogitRequest {}

    /// The whole vocabulary at each prompt's last position.
    record Final() implements LogitRequest {}

    /// Some tokens at each prompt's last position.
    ///
    /// @param tokens `[prompt][any]`
    record FinalOf(int[][] tokens) implements LogitRequest {}

    /// The whole vocabulary at the last so many positions of each prompt.
    ///
    /// @param positions `[prompt]`, each from 1 to the prompt's length
    record Tail(int[] positions) implements LogitRequest {}
}
