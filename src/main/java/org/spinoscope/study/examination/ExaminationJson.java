package org.spinoscope.study.examination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// An examination for programs: stable keys, full precision, undefined is null.
public final class ExaminationJson {

    private final JsonMapper mapper = JsonMapper.builder().build();

    /// `models[]` with what was measured of each, the first being the one asked about.
    public String of(List<Examination> examinations) {
        var root = mapper.createObjectNode();
        var models = root.putArray("models");
        examinations.forEach(examination -> model(models.addObject(), examination));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void model(ObjectNode node, Examination e) {
        node.put("id", e.model().id()).put("label", e.model().label()).put("sha256", e.sha256());
        node.put("ownTokens", e.ownTokens());
        var criteria = node.putArray("criteria");
        for (var criterion : Criterion.of(e)) {
            var one = criteria.addObject().put("name", criterion.name());
            number(one, "least", criterion.least());
            number(one, "most", criterion.most());
            number(one, "measured", criterion.measured());
            one.put("met", criterion.met());
        }
        var prompts = node.putArray("tableOne");
        for (var answer : e.tableOne().answers()) {
            var one = prompts.addObject()
                    .put("prompt", answer.pair().prompt())
                    .put("good", answer.pair().good())
                    .put("bad", answer.pair().bad())
                    .put("gap", answer.gap())
                    .put("rank", answer.rank());
            answer.top().forEach(one.putArray("top")::add);
        }
        set(node.putObject("confirmatory"), e.confirmatory());
        var heldOut = node.putObject("heldOut");
        e.heldOut().forEach(score -> set(heldOut.putObject(score.name()), score));
        heads(node.putArray("induction"), e.attention().induction());
        heads(node.putArray("previousToken"), e.attention().previousToken());
        heads(node.putArray("paperEntropy"), e.paperAttention().entropy());
        heads(node.putArray("paperLargestShare"), e.paperAttention().largest());
        heads(node.putArray("ablationEffect"), e.effects());
        heads(node.putArray("r"), e.r());
        number(node, "familywiseP", e.familyWiseP());
    }

    private static void set(ObjectNode node, PromptScore score) {
        node.put("right", score.right()).put("of", score.answers().size()).put("skipped", score.skipped());
        var relations = node.putObject("relations");
        score.byRelation()
                .forEach((relation, share) -> relations
                        .putObject(relation)
                        .put("right", share.right())
                        .put("of", share.of()));
    }

    private static void heads(ArrayNode list, double[][] values) {
        for (double[] layer : values) {
            var row = list.addArray();
            for (double value : layer) {
                if (Double.isFinite(value)) {
                    row.add(value);
                } else {
                    row.addNull();
                }
            }
        }
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
