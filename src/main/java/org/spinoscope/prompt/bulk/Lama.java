package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// LAMA-like facts, one JSON object a line. The template is in the record or belongs to its relation.
///
/// @param templates relation → template; a record's own wins
record Lama(BulkFile file, Map<String, String> templates, long seed) implements BulkReader {

    /// The fields of a record.
    private record Fact(String relation, String subject, String object) {

        static Fact of(JsonNode record) {
            JsonFields.requireObject(record);
            var relation = record.has("predicate_id") || record.has("relation")
                    ? JsonFields.text(record, "predicate_id", "relation")
                    : "";
            return new Fact(
                    relation,
                    JsonFields.text(record, "sub_label", "subject"),
                    JsonFields.text(record, "obj_label", "object"));
        }
    }

    @Override
    public void read(BulkRecord.Sink sink) {
        var foils = new Foils(seed);
        facts(fact -> foils.learn(fact.relation(), fact.subject(), fact.object()));
        if (foils.needsSecondReading()) {
            facts(fact -> foils.learnAgain(fact.relation(), fact.subject(), fact.object()));
        }
        JsonRecords.lines(
                file,
                (index, line, record) -> sink.accept(convert(foils, index, line, record)),
                (index, line, reason) -> sink.accept(new BulkRecord.Bad(index, line, reason)));
    }

    private void facts(java.util.function.Consumer<Fact> listener) {
        JsonRecords.lines(
                file,
                (index, line, record) -> {
                    try {
                        listener.accept(Fact.of(record));
                    } catch (PromptException e) {
                        return true; // it is reported when the pairs are made
                    }
                    return true;
                },
                (index, line, reason) -> true);
    }

    private BulkRecord convert(Foils foils, long index, long line, JsonNode record) {
        try {
            var fact = Fact.of(record);
            Reasons.requireWord("subject", fact.subject());
            Reasons.requireWord("object", fact.object());
            var prompt =
                    Template.subjectObject(template(record, fact.relation())).about(fact.subject());
            return new BulkRecord.Pair(index, line, withFoil(foils, fact, prompt, index));
        } catch (PromptException e) {
            return new BulkRecord.Bad(index, line, Reasons.clause(e));
        }
    }

    private String template(JsonNode record, String relation) {
        if (record.has("template")) {
            return JsonFields.text(record, "template");
        }
        var known = templates.get(relation);
        if (known == null) {
            throw new PromptException("there is no template: neither in the record nor for the relation “" + relation
                    + "” in a file of --templates");
        }
        return known;
    }

    private static PromptPair withFoil(Foils foils, Fact fact, String prompt, long index) {
        var foil = foils.draw(fact.relation(), fact.subject(), fact.object(), index)
                .orElseThrow(
                        () -> new PromptException("the relation has no other object to serve as the wrong answer"));
        return new PromptPair(prompt, fact.object(), foil, fact.relation());
    }
}
