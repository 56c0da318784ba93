package org.spinoscope.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.spinoscope.diffusion.GenerationResult;
import org.spinoscope.gpt2.ModelIdentity;

/// Texts that spins wrote, as JSON for programs. Keys are stable, numbers have full precision, undefined is null.
public final class GenerationJson {

    private final JsonMapper mapper = JsonMapper.builder().build();

    /// The result as JSON.
    ///
    /// @param seconds the run took; the only part that differs when it is repeated
    public String of(GenerationResult result, ModelIdentity model, String sha256, double seconds) {
        var request = result.request();
        var root = mapper.createObjectNode();
        root.put("prompt", request.prompt());
        ints(root.putArray("tokens"), result.tokens());
        root.putObject("model").put("id", model.id()).put("label", model.label()).put("sha256", sha256);
        root.put("path", request.path().key());
        root.put("sampler", request.sampler().key());
        root.put("steps", request.steps());
        root.put("scoreEvaluations", result.scoreEvaluations());
        root.put("kappaMax", result.kappaMax());
        root.put("field", request.field().toString());
        Json.number(root, "fieldNorm", result.fieldNorm());
        root.put("guidance", request.guidance());
        root.put("guidanceKind", request.guidanceKind().key());
        root.put("residual", request.residual().key());
        root.put("sign", request.sign().key());
        root.put("decode", request.decode().key());
        root.put("temperature", request.temperature());
        root.put("centring", request.centring().key());
        root.put("reading", request.reading().toString());
        root.put("seed", request.seed());
        var chains = root.putArray("chains");
        for (var chain : result.chains()) {
            var entry = chains.addObject();
            var decoded = entry.putArray("decoded");
            for (var word : chain.decoded()) {
                decoded.addObject()
                        .put("id", word.id())
                        .put("token", word.token())
                        .put("cosine", word.cosine())
                        .put("tied", word.tied());
            }
            Json.numbers(entry.putArray("gpt2LogProb"), chain.gpt2LogProb());
            entry.put("text", chain.text());
        }
        var own = root.putObject("gpt2");
        own.put("text", result.gpt2().text());
        ints(own.putArray("tokens"), result.gpt2().tokens());
        root.put("seconds", seconds);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void ints(ArrayNode list, int[] values) {
        for (int value : values) {
            list.add(value);
        }
    }
}
