package org.spinoscope.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.CorrelationResult;

/// Everything the report is made of: the results of all chapters on one model and one prompt set.
///
/// @param results by their type
public record FullStudy(
        ProvenanceSource provenanceSource,
        Gpt2Config config,
        PromptSet prompts,
        Reading reading,
        Map<Class<?>, Object> results) {

    public FullStudy {
        results = Map.copyOf(results);
    }

    /// Runs all studies.
    ///
    /// @param version of the program, for provenance
    /// @throws org.spinoscope.common.UserException if the prompts do not fit the model
    public static FullStudy run(Gpt2 model, String version, PromptSet prompts, Reading reading, Progress progress) {
        progress.at(0, "Checksum of the weights");
        var source = ProvenanceSource.of(version, model.identity(), model.sha256());
        return run(
                Chapters.ALL,
                model,
                new FullStudy(source, model.config(), prompts, reading, Map.of()),
                progress.part(0.02, 1));
    }

    /// Runs some chapters alone.
    ///
    /// @param empty the request, without results
    static FullStudy run(List<Chapter<?>> chapters, Gpt2 model, FullStudy empty, Progress progress) {
        double all = chapters.stream().mapToDouble(Chapter::weight).sum();
        double done = 0;
        var study = empty;
        for (var chapter : chapters) {
            double next = done + chapter.weight() / all;
            progress.at(done, chapter.title());
            study = study.with(chapter, model, progress.part(done, Math.min(1, next)));
            done = next;
        }
        return study;
    }

    private <R> FullStudy with(Chapter<R> chapter, Gpt2 model, Progress progress) {
        var more = new LinkedHashMap<>(results);
        if (more.put(chapter.resultType(), chapter.run(model, this, progress)) != null) {
            throw new IllegalStateException("Two chapters of the report have results of " + chapter.resultType());
        }
        return new FullStudy(provenanceSource, config, prompts, reading, more);
    }

    /// The result of a chapter.
    ///
    /// @throws IllegalArgumentException if no chapter so far has a result of this type
    public <R> R get(Class<R> type) {
        var result = results.get(type);
        if (result == null) {
            throw new IllegalArgumentException("no chapter before this one measures " + type.getSimpleName());
        }
        return type.cast(result);
    }

    /// What a reader should know about single prompts, a sentence each.
    public List<String> remarks() {
        return get(CorrelationResult.class).gaps().tokenizedPrompts().remarks().stream()
                .map(remark -> "“" + remark.pair().prompt() + "” "
                        + remark.pair().good() + " / " + remark.pair().bad() + ": " + remark.reason())
                .toList();
    }

    /// The origin of numbers of this study.
    ///
    /// @param reading empty where no reading was used
    /// @param seed empty where nothing was random
    Provenance provenance(String reading, String seed) {
        return provenanceSource.provenance(prompts, reading, seed);
    }
}
