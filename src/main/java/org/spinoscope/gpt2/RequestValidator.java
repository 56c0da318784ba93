package org.spinoscope.gpt2;

import java.util.Arrays;
import java.util.List;
import org.spinoscope.common.UserException;

/// What a model of this shape can run; native code would not refuse the rest in words.
record RequestValidator(Gpt2Config config) {

    /// @throws PromptTooLongException if a prompt has more tokens than the model has positions
    /// @throws UserException if a prompt is empty or has tokens the model does not know
    void require(ForwardRequest request) {
        if (request.prompts().isEmpty()) {
            throw new IllegalArgumentException("A forward pass needs a prompt");
        }
        for (var prompt : request.prompts()) {
            if (prompt.length == 0) {
                throw new UserException("The prompt is empty. Type at least one word.");
            }
            if (prompt.length > config.positions()) {
                throw new PromptTooLongException(prompt.length, config.positions());
            }
            for (int id : prompt) {
                require(id);
            }
        }
        require(request.logits(), request.prompts());
        request.patches().forEach(patch -> config.require(patch.component()));
        request.scorePatches().forEach(patch -> require(patch, request.prompts()));
    }

    private void require(ScorePatch patch, List<int[]> prompts) {
        config.require(patch.head());
        switch (patch) {
            case ScorePatch.Divided divided -> {
                requireOneFor(prompts, divided.temperatures().length);
                if (Arrays.stream(divided.temperatures()).anyMatch(t -> !(t > 0))) {
                    throw new UserException("An attention temperature must be positive. Choose a larger one.");
                }
            }
            case ScorePatch.WithoutModes modes -> requireOneFor(prompts, modes.removed().length);
        }
    }

    private void require(LogitRequest logits, List<int[]> prompts) {
        switch (logits) {
            case LogitRequest.FinalOf(int[][] tokens) -> {
                requireOneFor(prompts, tokens.length);
                Arrays.stream(tokens).flatMapToInt(Arrays::stream).forEach(this::require);
            }
            case LogitRequest.Tail(int[] positions) -> {
                requireOneFor(prompts, positions.length);
                for (int i = 0; i < positions.length; i++) {
                    if (positions[i] < 1 || positions[i] > prompts.get(i).length) {
                        throw new IllegalArgumentException(
                                "Prompt " + i + " has no last " + positions[i] + " positions");
                    }
                }
            }
            case LogitRequest.None() -> {}
            case LogitRequest.Final() -> {}
        }
    }

    private static void requireOneFor(List<int[]> prompts, int requested) {
        if (requested != prompts.size()) {
            throw new IllegalArgumentException(
                    "Something for " + requested + " prompts, of which there are " + prompts.size());
        }
    }

    private void require(int token) {
        if (token < 0 || token >= config.vocabulary()) {
            throw new UserException("Token " + token + " is outside the model's vocabulary of " + config.vocabulary()
                    + ". Use the tokenizer that belongs to the model.");
        }
    }
}
