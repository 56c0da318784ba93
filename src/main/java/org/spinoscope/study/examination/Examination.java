package org.spinoscope.study.examination;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.CorrelationStudy;

/// How good a checkpoint is to look at: what it knows, what its heads attend to, and what happens without them.
///
/// @param ownTokens tokens that have an embedding of their own
/// @param tableOne the paper's prompts
/// @param confirmatory the second built-in set
/// @param heldOut further prompts, set by set
/// @param effects `[layer][head]`, mean |gap without the head − gap| over Table I
/// @param r `[layer][head]`, correlation of theoretical and actual gaps over Table I; NaN if undefined
/// @param familyWiseP of the largest |r|; NaN if undefined
public record Examination(
        ModelIdentity model,
        String sha256,
        int ownTokens,
        PromptScore tableOne,
        PromptScore confirmatory,
        List<PromptScore> heldOut,
        AttentionScores attention,
        PaperAttention paperAttention,
        double[][] effects,
        double[][] r,
        double familyWiseP) {

    /// A named list of prompts.
    public record Prompts(String name, List<PromptPair> pairs) {}

    /// The request.
    ///
    /// @param heldOut prompts beside the built-in sets
    /// @param permutations of the family-wise test
    public record Request(List<Prompts> heldOut, int permutations, long seed) {}

    /// Examines a model; takes some minutes for GPT-2 small.
    public static Examination of(Gpt2 model, Request request, Progress progress) {
        var words = OwnTokens.of(model);
        var tableOne = BuiltInPrompts.FACTUAL_RECALL.load();
        var scored = new ArrayList<PromptScore>();
        for (var set : request.heldOut()) {
            double at = 0.3 * scored.size() / request.heldOut().size();
            scored.add(PromptScore.of(model, set.name(), set.pairs(), words, progress.part(at, at + 0.01)));
        }
        var correlation = new CorrelationStudy()
                .run(
                        model,
                        new CorrelationStudy.Request(
                                tableOne, Reading.PAPER, request.permutations(), 0, request.seed()),
                        progress.part(0.3, 0.4));
        var ablation = new AblationStudy()
                .run(model, AblationStudy.Request.of(tableOne).together(0), progress.part(0.4, 0.9));
        var layers = model.config().layers();
        var effects = new double[layers][model.config().heads()];
        var r = new double[layers][model.config().heads()];
        for (var head : ablation.heads()) {
            double sum = 0;
            for (double effect : head.effects()) {
                sum += Math.abs(effect);
            }
            effects[head.id().layer()][head.id().head()] = sum / head.effects().length;
        }
        for (var head : correlation.heads()) {
            r[head.id().layer()][head.id().head()] = head.r();
        }
        return new Examination(
                model.identity(),
                model.sha256(),
                words.all().length,
                PromptScore.of(model, "Table I", tableOne.pairs(), OwnTokens.any(model), progress.part(0.9, 0.91)),
                PromptScore.of(
                        model,
                        "confirmatory",
                        BuiltInPrompts.CONFIRMATORY.load().pairs(),
                        OwnTokens.any(model),
                        progress.part(0.91, 0.92)),
                List.copyOf(scored),
                AttentionScores.of(model, words, request.seed(), progress.part(0.92, 0.95)),
                PaperAttention.of(model, tableOne, progress.part(0.95, 1)),
                effects,
                r,
                correlation.familyWise().number(MaxStatisticTest::p));
    }
}
