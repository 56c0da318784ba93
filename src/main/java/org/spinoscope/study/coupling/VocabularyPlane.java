package org.spinoscope.study.coupling;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.DecisionPlane.Point;
import org.spinoscope.spinbath.HeadField;
import org.spinoscope.spinbath.HeadGaps;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.phases.Cones;

/// Every word of the vocabulary in a head's decision plane, and the cones in which words win.
///
/// @param plane the head's plane on the prompt
/// @param words projected S_t of all tokens
/// @param turned what the model does when the head's values point in other directions of the plane
public record VocabularyPlane(HeadId head, DecisionPlane plane, List<Point> words, Cones cones, TurnedField turned) {

    /// A plane, or why there is none.
    public sealed interface Result {}

    public record Drawn(VocabularyPlane value) implements Result {}

    /// @param reason one sentence
    public record None(String reason) implements Result {}

    /// Of one head on one prompt.
    public static Result of(Gpt2 model, TokenizedPair trial, HeadId head, Reading reading) {
        var request = HeadGaps.request(
                        ForwardRequest.of(List.of(trial.tokens())),
                        reading,
                        model.config().layers())
                .recording(Hook.Z.in(head.layer()));
        var run = model.run(request, Progress.NONE);
        var field = HeadField.of(model, List.of(trial), 0, head, reading, run);
        return switch (DecisionPlane.of(field, new double[0][])) {
            case DecisionPlane.None(String reason) -> new None(reason);
            case DecisionPlane.Drawn(DecisionPlane plane) -> {
                double sigma = reading.readout() == Reading.Readout.DIRECT
                        ? last(run.activation(Hook.LN_FINAL_SCALE.point(), 0))
                        : 1;
                var words = project(model, field, reading, sigma);
                double length = TurnedField.length(run.activation(Hook.Z.in(head.layer()), 0), head);
                var turned = TurnedField.of(model, trial, field, length);
                yield new Drawn(new VocabularyPlane(head, plane, words, Cones.of(words), turned));
            }
        };
    }

    private static double last(Tensor scale) {
        return scale.data()[scale.data().length - 1];
    }

    /// S_t·e = e_t·(W_Oᵀe) of both axes, through the read-out.
    private static List<Point> project(Gpt2 model, HeadField field, Reading reading, double sigma) {
        var axes = DecisionPlane.Axes.of(field);
        var wO = reading.slice() == OutputSlice.ROWS
                ? model.circuits().head(field.head()).wO()
                : model.circuits().outputColumns(field.head());
        var dots = model.doubleCircuits()
                .unembeddingDots(
                        new double[][] {pulled(model, wO, axes.e2(), reading), pulled(model, wO, axes.e1(), reading)});
        var words = new ArrayList<Point>();
        for (int t = 0; t < dots[0].length; t++) {
            words.add(new Point(dots[0][t] / sigma, dots[1][t] / sigma));
        }
        return List.copyOf(words);
    }

    private static double[] pulled(Gpt2 model, Tensor wO, double[] e, Reading reading) {
        var pulled = new double[wO.shape()[1]];
        for (int a = 0; a < e.length; a++) {
            for (int i = 0; i < pulled.length; i++) {
                pulled[i] += e[a] * wO.at(a, i);
            }
        }
        if (reading.readout() == Reading.Readout.RAW) {
            return pulled;
        }
        var gamma = model.lnFinal().weight();
        double mean = 0;
        for (double value : pulled) {
            mean += value / pulled.length;
        }
        for (int i = 0; i < pulled.length; i++) {
            pulled[i] = gamma[i] * (reading.readout() == Reading.Readout.DIRECT ? pulled[i] - mean : pulled[i]);
        }
        return pulled;
    }
}
