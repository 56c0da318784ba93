package org.spinoscope.study.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ComponentPatch;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadPatch;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.HookPoint;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// What is known of GPT-2 small: outputs of Hugging Face's and TransformerLens's implementations on fixed texts.
///
/// Their published numbers carry three to five decimals and come from float32 on other machines; the tolerances are
/// 5e-5 of the logits' size and half a unit of the last printed decimal.
final class Gpt2SmallChecks {

    private static final int BOS = 50256;
    private static final double LOGIT = 4e-3;
    private static final double LOSS = 1e-3;
    private static final String LEARNED = "Natural language processing tasks, such as question answering, machine"
            + " translation, reading comprehension, and summarization, are typically approached with supervised learning"
            + " on taskspecific datasets.";

    /// A prompt about two people, the one who is meant and the other.
    private record People(String prompt, String meant, String other) {}

    private static final List<People> PEOPLE = List.of(
            new People("When John and Mary went to the shops, John gave the bag to", " Mary", " John"),
            new People("When John and Mary went to the shops, Mary gave the bag to", " John", " Mary"),
            new People("When Tom and James went to the park, James gave the ball to", " Tom", " James"),
            new People("When Tom and James went to the park, Tom gave the ball to", " James", " Tom"),
            new People("When Dan and Sid went to the shops, Sid gave an apple to", " Dan", " Sid"),
            new People("When Dan and Sid went to the shops, Dan gave an apple to", " Sid", " Dan"),
            new People("After Martin and Amy went to the park, Amy gave a drink to", " Martin", " Amy"),
            new People("After Martin and Amy went to the park, Martin gave a drink to", " Amy", " Martin"));
    private static final double[] PEOPLE_GAPS = {3.337, 3.202, 2.709, 3.797, 1.720, 5.281, 2.601, 5.767};

    private final Gpt2 model;
    private final List<Check> checks = new ArrayList<>();

    private Gpt2SmallChecks(Gpt2 model) {
        this.model = model;
    }

    static List<Check> of(Gpt2 model, Progress progress) {
        var all = new Gpt2SmallChecks(model);
        all.continuations(progress.part(0, 0.5));
        progress.at(0.5, "Comparing logits");
        all.logits();
        progress.at(0.6, "Comparing losses");
        all.losses();
        progress.at(0.7, "Comparing name gaps");
        all.names();
        progress.at(0.8, "Comparing attributions");
        all.attributions();
        all.checks.addAll(PaperComparison.of(model, progress.part(0.85, 1)));
        return List.copyOf(all.checks);
    }

    private void continuations(Progress progress) {
        int[] expected = {
            373, 1043, 287, 257, 2214, 1474, 262, 16246, 286, 2688, 290, 2688, 27262, 13, 198, 198, 464, 3290
        };
        checks.add(Check.equal(
                "greedy after 464, 3290",
                Arrays.toString(expected),
                Arrays.toString(GreedyDecoder.continuation(
                        model, new int[] {464, 3290}, expected.length, progress.part(0, 0.4)))));
        continues("Hello, my dog is a little", " bit of a mess. I'm not sure if he's going", progress.part(0.4, 0.6));
        continues("Today, I", "'m going to be doing a lot of research on this. I", progress.part(0.6, 0.9));
        continues("Madison Square Garden is located in the city of", " New York City", progress.part(0.9, 0.95));
        continues("The Eiffel Tower is located in the city of", " Paris", progress.part(0.95, 1));
    }

    private void continues(String prompt, String expected, Progress progress) {
        int count = model.tokenizer().encode(expected).length;
        var ids = GreedyDecoder.continuation(model, model.tokenizer().encode(prompt), count, progress);
        checks.add(Check.equal(
                "greedy after “" + prompt + "”", expected, model.tokenizer().decode(ids)));
    }

    private void logits() {
        int[] tokens = {464, 3290, 3332, 2159, 0, 1, 50256, 464};
        int[] best = {471, 717, 968, 1708, 1578};
        double[] values = {-64.5787, -64.7665, -64.8301, -64.8751, -65.0124};
        var last = all(tokens).slice(tokens.length - 1);
        checks.add(Check.equal(
                "five likeliest after 464 … 464",
                Arrays.toString(best),
                Arrays.toString(GreedyDecoder.ranked(last, 5))));
        for (int i = 0; i < best.length; i++) {
            checks.add(Check.close("logit of " + best[i] + " there", values[i], last[best[i]], LOGIT));
        }
        var rows = all(3666, 1438, 318);
        double[] starts = {-33.0735, -32.3349, -35.2380, -34.7751};
        for (int t = 0; t < starts.length; t++) {
            checks.add(Check.close("logit of " + t + " after 3666", starts[t], rows.at(0, t), LOGIT));
        }
        double[] ends = {-78.1296, -77.4711, -71.8745};
        for (int i = 0; i < ends.length; i++) {
            int token = model.config().vocabulary() - ends.length + i;
            checks.add(Check.close("logit of " + token + " after 3666, 1438, 318", ends[i], rows.at(2, token), LOGIT));
        }
    }

    private Tensor all(int... tokens) {
        return model.run(
                        ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Tail(new int[] {tokens.length})),
                        Progress.NONE)
                .logits()
                .getFirst();
    }

    private void losses() {
        var head = new HeadId(0, 8);
        checks.add(Check.close("loss of “Hello world!” with BOS", 5.33186, loss("Hello world!", List.of()), 2e-4));
        checks.add(Check.close("loss of “Natural language …” with BOS", 3.999, loss(LEARNED, List.of()), LOSS));
        checks.add(
                Check.close("the same, L0H8 set to zero", 4.117, loss(LEARNED, List.of(HeadPatch.zero(head))), LOSS));
        var valueBias = new HeadPatch(head, ComponentPatch.Positions.ALL, new ComponentPatch.Bias());
        checks.add(
                Check.close("the same, L0H8 but for its value bias", 5.453, loss(LEARNED, List.of(valueBias)), LOSS));
    }

    /// Mean −log P of every token given all before it, in nats, with the end-of-text token in front.
    private double loss(String text, List<HeadPatch> patches) {
        var tokens = withBos(text);
        var request = ForwardRequest.of(List.of(tokens))
                .logits(new LogitRequest.Tail(new int[] {tokens.length}))
                .patching(patches);
        var logits = model.run(request, Progress.NONE).logits().getFirst();
        double sum = 0;
        for (int t = 1; t < tokens.length; t++) {
            var row = logits.slice(t - 1);
            double max = IntStream.range(0, row.length)
                    .mapToDouble(i -> row[i])
                    .max()
                    .orElseThrow();
            double z = IntStream.range(0, row.length)
                    .mapToDouble(i -> Math.exp(row[i] - max))
                    .sum();
            sum -= row[tokens[t]] - max - Math.log(z);
        }
        return sum / (tokens.length - 1);
    }

    private void names() {
        var withBos = gaps(PEOPLE, true);
        for (int i = 0; i < PEOPLE_GAPS.length; i++) {
            var people = PEOPLE.get(i);
            checks.add(Check.close(
                    String.format(
                            Locale.ROOT, "gap%s −%s with BOS: %s", people.meant(), people.other(), people.prompt()),
                    PEOPLE_GAPS[i],
                    withBos[i],
                    LOGIT));
        }
        var claire = List.of(new People(
                "Claire and Mary went to the shops, then Mary gave a bottle of milk to", " Claire", " Mary"));
        checks.add(Check.close("gap Claire − Mary with BOS", 6.754, gaps(claire, true)[0], LOGIT));
        checks.add(Check.close("gap Claire − Mary without BOS", 2.782, gaps(claire, false)[0], LOGIT));
    }

    private double[] gaps(List<People> cases, boolean bos) {
        var prompts = cases.stream()
                .map(c -> bos ? withBos(c.prompt()) : model.tokenizer().encode(c.prompt()))
                .toList();
        var words = cases.stream()
                .map(c -> new int[] {first(c.meant()), first(c.other())})
                .toArray(int[][]::new);
        var logits = model.run(ForwardRequest.of(prompts).logits(new LogitRequest.FinalOf(words)), Progress.NONE)
                .logits();
        return logits.stream().mapToDouble(l -> (double) l.at(0) - l.at(1)).toArray();
    }

    private void attributions() {
        var people = PEOPLE.getFirst();
        var trial = new TokenizedPair(
                withBos(people.prompt()), new int[] {first(people.meant())}, new int[] {first(people.other())});
        var points = new ArrayList<HookPoint>(
                List.of(Hook.EMBED.point(), Hook.POS_EMBED.point(), Hook.LN_FINAL_SCALE.point()));
        for (int layer = 0; layer < model.config().layers(); layer++) {
            points.add(Hook.Z.in(layer));
            points.add(Hook.MLP_OUT.in(layer));
        }
        var run = model.run(
                ForwardRequest.of(List.of(trial.tokens()))
                        .recording(points.toArray(HookPoint[]::new))
                        .logits(new LogitRequest.Tail(new int[] {trial.length()})),
                Progress.NONE);
        var directLogitAttribution = DirectLogitAttribution.of(model, List.of(trial), 0, run);
        share(directLogitAttribution, 9, 9, 1.9583);
        share(directLogitAttribution, 9, 6, 1.6281);
        share(directLogitAttribution, 10, 7, -1.4267);
        share(directLogitAttribution, 11, 1, -0.9117);
        share(directLogitAttribution, 11, 10, -0.9042);
        share(directLogitAttribution, 10, 0, 0.6370);
    }

    private void share(DirectLogitAttribution directLogitAttribution, int layer, int head, double expected) {
        double measured = directLogitAttribution.heads()[layer * model.config().heads() + head];
        checks.add(Check.close("attribution Mary − John of " + new HeadId(layer, head), expected, measured, 2e-3));
    }

    private int[] withBos(String text) {
        return IntStream.concat(
                        IntStream.of(BOS), IntStream.of(model.tokenizer().encode(text)))
                .toArray();
    }

    private int first(String word) {
        return model.tokenizer().encode(word)[0];
    }
}
