package org.spinoscope.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Tokenizer;
import org.spinoscope.prompt.PromptFiles;

/// A whole run: corpus, steps, log, resume points, and the exported model.
public final class TrainingRun {

    private final TrainingSettings settings;
    private final PrintWriter echo;

    /// @param echo where the log also goes as it is written
    public TrainingRun(TrainingSettings settings, PrintWriter echo) {
        this.settings = settings;
        this.echo = echo;
    }

    /// The stages of the shipped model's run.
    public static List<String> shippedCurriculum() {
        return FactCorpus.lines("curriculum.txt");
    }

    /// Trains, logging to `train.log`, keeping `resume.bin`, and leaving the model's files in `model/`.
    public void run(Progress progress) throws IOException {
        Files.createDirectories(settings.out());
        var log = new TrainingLog(settings.out().resolve("train.log"), echo);
        try (var tokenizer = Tokenizer.load(settings.vocabulary())) {
            var corpus = corpus(tokenizer);
            log.write("settings " + settings);
            log.write(String.format(
                    Locale.ROOT,
                    "corpus: %d documents, %d tokens, %d held out, %d of the vocabulary's tokens occur",
                    corpus.train().size(),
                    corpus.tokens(),
                    corpus.heldOut().size(),
                    corpus.vocabulary().known()));
            try (var trainer = new Trainer(settings, corpus.vocabulary())) {
                new TrainingLoop(settings, trainer, corpus, evaluations(tokenizer), log).run(progress);
            }
        }
    }

    private Corpus corpus(Tokenizer tokenizer) {
        var wordNet = WordNet.read(settings.wordNet());
        var nouns = commonWords(wordNet, settings.minimumTagged(), tokenizer);
        var copying = CopyTexts.parse(FactCorpus.lines("facts/copying.txt"), nouns);
        var mixture = new Corpus.Mixture(
                settings.factDocuments(),
                settings.copyDocuments(),
                settings.minimumTagged(),
                settings.wordNetCopies(),
                settings.longShare(),
                settings.seed());
        return Corpus.build(
                FactCorpus.shipped(),
                copying,
                wordNet,
                mixture,
                settings.shape().positions(),
                tokenizer);
    }

    /// WordNet's common nouns that are one token after a space.
    private static List<String> commonWords(WordNet wordNet, int minimumTagged, Tokenizer tokenizer) {
        return wordNet.nouns().stream()
                .filter(noun -> noun.tagged() >= minimumTagged && noun.lemma().length() > 2)
                .map(WordNet.Noun::lemma)
                .filter(lemma -> tokenizer.encode(" " + lemma).length == 1)
                .toList();
    }

    private Map<String, Evaluation> evaluations(Tokenizer tokenizer) {
        var evaluations = new LinkedHashMap<String, Evaluation>();
        evaluations.put("withheld pairs", new Evaluation(HeldOutPrompts.withheldPairs(), tokenizer));
        evaluations.put("withheld facts", new Evaluation(HeldOutPrompts.withheldFacts(), tokenizer));
        evaluations.put("copying", new Evaluation(HeldOutPrompts.copying(), tokenizer));
        for (Path file : settings.examinations()) {
            evaluations.put(
                    String.valueOf(file.getFileName()),
                    new Evaluation(PromptFiles.read(file).pairs(), tokenizer));
        }
        return evaluations;
    }
}
