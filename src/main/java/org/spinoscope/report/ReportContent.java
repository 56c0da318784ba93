package org.spinoscope.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.Size;

/// Collects the chapters' content: the page's blocks, CSV tables and results.json.
final class ReportContent {

    /// A part of the page.
    sealed interface Block {}

    /// A heading.
    record Section(String heading) implements Block {}

    /// Text.
    ///
    /// @param html with everything escaped that needs it ([Html#escape])
    record Paragraph(String html) implements Block {}

    /// A figure.
    ///
    /// @param name its file name without ending
    /// @param caption what it shows
    record FigureBlock(String name, Figure figure, Size size, String caption) implements Block {}

    /// A table of the page.
    ///
    /// @param rows cells as HTML
    record Table(List<String> columns, List<List<String>> rows) implements Block {}

    private final List<Block> blocks = new ArrayList<>();
    private final SequencedMap<String, String> csv = new LinkedHashMap<>();
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    static ReportContent of(FullStudy study) {
        return of(study, Chapters.ALL);
    }

    /// What some chapters add, whose results the study has.
    static ReportContent of(FullStudy study, List<Chapter<?>> chapters) {
        var content = new ReportContent();
        for (var chapter : chapters) {
            content.add(chapter, study);
        }
        return content;
    }

    private <R> void add(Chapter<R> chapter, FullStudy study) {
        chapter.write(study.get(chapter.resultType()), study, this);
    }

    void section(String heading) {
        blocks.add(new Section(heading));
    }

    void paragraph(String html) {
        blocks.add(new Paragraph(html));
    }

    /// Adds a figure.
    ///
    /// @param name its files' name without ending, unlike every other's
    void figure(String name, Figure figure, Size size, String caption) {
        if (figures().stream().anyMatch(block -> block.name().equals(name))) {
            throw new IllegalArgumentException("Two figures of the report are called " + name);
        }
        blocks.add(new FigureBlock(name, figure, size, caption));
    }

    void table(List<String> columns, List<List<String>> rows) {
        blocks.add(new Table(columns, rows));
    }

    /// Adds a CSV file.
    ///
    /// @param name with its ending
    void csv(String name, Provenance provenance, List<String> columns, Csv.Rows rows) {
        if (csv.put(name, provenance.comment() + Csv.text(columns, rows)) != null) {
            throw new IllegalArgumentException("Two tables of the report are called " + name);
        }
    }

    /// The root of results.json.
    ObjectNode json() {
        return json;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    List<FigureBlock> figures() {
        return blocks.stream()
                .filter(FigureBlock.class::isInstance)
                .map(FigureBlock.class::cast)
                .toList();
    }

    /// CSV texts by file name.
    SequencedMap<String, String> csv() {
        return csv;
    }
}
