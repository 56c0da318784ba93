package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// ParaRel: every fact of a relation in every pattern of it that ends in the answer. All patterns of a fact share its
/// record number, and so its foil.
///
/// @param relations facts and patterns of each relation
record ParaRel(List<Relation> relations, long seed) implements BulkReader {

    /// @param patterns missing for relations without any
    record Relation(String name, BulkFile facts, Optional<BulkFile> patterns) {}

    @Override
    public void read(BulkRecord.Sink sink) {
        for (var relation : relations) {
            var templates = new ArrayList<Template>();
            if (!patterns(relation, templates, sink) || !facts(relation, templates, sink)) {
                return;
            }
        }
    }

    /// Collects the usable patterns and reports the others.
    private static boolean patterns(Relation relation, List<Template> into, BulkRecord.Sink sink) {
        if (relation.patterns().isEmpty()) {
            return sink.accept(new BulkRecord.Unusable(
                    0, 1, relation.facts().name() + ": the relation has no patterns, so its facts make no prompts"));
        }
        var file = relation.patterns().get();
        var more = new boolean[] {true};
        JsonRecords.lines(
                file,
                (index, line, record) -> {
                    try {
                        JsonFields.requireObject(record);
                        into.add(Template.subjectObject(JsonFields.text(record, "pattern")));
                    } catch (PromptException e) {
                        more[0] = sink.accept(
                                new BulkRecord.Unusable(index, line, file.name() + ": " + Reasons.clause(e)));
                    }
                    return more[0];
                },
                (index, line, reason) ->
                        more[0] = sink.accept(new BulkRecord.Bad(index, line, file.name() + ": " + reason)));
        return more[0];
    }

    private boolean facts(Relation relation, List<Template> templates, BulkRecord.Sink sink) {
        if (templates.isEmpty()) {
            return true;
        }
        var foils = new Foils(seed);
        facts(relation, (subject, object) -> foils.learn(relation.name(), subject, object));
        if (foils.needsSecondReading()) {
            facts(relation, (subject, object) -> foils.learnAgain(relation.name(), subject, object));
        }
        var more = new boolean[] {true};
        var name = relation.facts().name();
        JsonRecords.lines(
                relation.facts(),
                (index, line, record) ->
                        more[0] = convert(relation.name(), name, templates, foils, index, line, record, sink),
                (index, line, reason) -> more[0] = sink.accept(new BulkRecord.Bad(index, line, name + ": " + reason)));
        return more[0];
    }

    private interface FactListener {
        void fact(String subject, String object);
    }

    private static void facts(Relation relation, FactListener listener) {
        JsonRecords.lines(
                relation.facts(),
                (index, line, record) -> {
                    try {
                        listener.fact(JsonFields.text(record, "sub_label"), JsonFields.text(record, "obj_label"));
                    } catch (PromptException e) {
                        return true; // it is reported when the pairs are made
                    }
                    return true;
                },
                (index, line, reason) -> true);
    }

    private static boolean convert(
            String relation,
            String file,
            List<Template> templates,
            Foils foils,
            long index,
            long line,
            JsonNode record,
            BulkRecord.Sink sink) {
        try {
            JsonFields.requireObject(record);
            var subject = JsonFields.text(record, "sub_label");
            var object = JsonFields.text(record, "obj_label");
            Reasons.requireWord("subject", subject);
            Reasons.requireWord("object", object);
            var foil = foils.draw(relation, subject, object, index)
                    .orElseThrow(
                            () -> new PromptException("the relation has no other object to serve as the wrong answer"));
            var pairs = new ArrayList<PromptPair>();
            for (var template : templates) {
                pairs.add(new PromptPair(template.about(subject), object, foil, relation));
            }
            return pairs.stream().allMatch(pair -> sink.accept(new BulkRecord.Pair(index, line, pair)));
        } catch (PromptException e) {
            return sink.accept(new BulkRecord.Bad(index, line, file + ": " + Reasons.clause(e)));
        }
    }
}
