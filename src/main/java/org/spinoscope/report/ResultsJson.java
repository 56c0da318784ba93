package org.spinoscope.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// results.json: the study for programs. Keys are stable, numbers have full precision, undefined is null.
final class ResultsJson {

    private ResultsJson() {}

    /// The file: what the study is of, then what each chapter measured.
    ///
    /// @param chapters the keys of the chapters
    static String of(FullStudy study, ObjectNode chapters) {
        var mapper = JsonMapper.builder().build();
        var root = mapper.createObjectNode();
        root.put("program", study.provenanceSource().version());
        var model = root.putObject("model");
        model.put("id", study.provenanceSource().model().id());
        model.put("label", study.provenanceSource().model().label());
        model.put("sha256", study.provenanceSource().sha256());
        model.put("layers", study.config().layers());
        model.put("heads", study.config().heads());
        root.put("promptSet", study.prompts().name());
        root.put("promptSetSha256", study.prompts().sha256());
        var reading = root.putObject("reading");
        study.reading().toMap().forEach(reading::put);
        root.setAll(chapters);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }
}
