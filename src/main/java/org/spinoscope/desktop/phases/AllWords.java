package org.spinoscope.desktop.phases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.DecisionPlane.Point;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.phases.Cones;
import org.spinoscope.study.TokenizedPrompts;

/// The whole vocabulary in a head's decision plane, reduced to the words that win for some direction of the field.
///
/// @param words winners, then the good and the bad word
record AllWords(PromptPair pair, HeadId head, Reading reading, List<Point> words, List<String> names, Point field) {

    private static final int BLOCK = 4096;

    /// @throws UserException if the head has no plane for this prompt
    static AllWords of(Gpt2 model, PromptPair pair, HeadId head, Reading reading, Progress progress) {
        var prompts = TokenizedPrompts.of(model, List.of(pair), reading.answer());
        var run = model.run(
                HeadGaps.request(
                        ForwardRequest.of(prompts.tokens()),
                        reading,
                        model.config().layers()),
                progress.part(0, 0.4));
        var field = HeadField.of(model, prompts.trials(), 0, head, reading, run);
        var all = new ArrayList<Point>();
        int vocabulary = model.config().vocabulary();
        DecisionPlane plane = drawn(field, new double[0][]);
        for (int from = 0; from < vocabulary; from += BLOCK) {
            progress.at(0.4 + 0.6 * from / vocabulary, "All words in the plane");
            var ids = IntStream.range(from, Math.min(vocabulary, from + BLOCK)).toArray();
            all.addAll(drawn(field, HeadField.spins(model, head, reading, 0, ids, run)).tokens());
        }
        var winners = new LinkedHashSet<Integer>();
        Cones.of(all).cones().forEach(cone -> winners.add(cone.word()));
        var ids = winners.stream().mapToInt(i -> i).toArray();
        var words = new ArrayList<Point>();
        winners.forEach(word -> words.add(all.get(word)));
        var names = new ArrayList<>(model.tokenizer().pieces(ids));
        words.add(plane.good());
        words.add(plane.bad());
        names.add(pair.good());
        names.add(pair.bad());
        return new AllWords(pair, head, reading, List.copyOf(words), List.copyOf(names), plane.field());
    }

    private static DecisionPlane drawn(HeadField field, double[][] tokens) {
        return switch (DecisionPlane.of(field, tokens)) {
            case DecisionPlane.Drawn(var plane) -> plane;
            case DecisionPlane.None(var reason) -> throw new UserException(reason);
        };
    }
}
