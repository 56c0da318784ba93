package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationSweep;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.ReplacedAtLast;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Matrices;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.TermsReader;

/// Every head's mixed values turned in its decision plane, on every prompt: one sweep a direction (see [TurnedField]).
final class TurnedFields {

    private static final int DIRECTIONS = 8;

    private final Gpt2 model;
    private final PromptTerms terms;
    private final CleanRun clean;
    private final DecisionPlane.Axes[][][] axes;

    private TurnedFields(Gpt2 model, PromptTerms terms, Progress progress) {
        this.model = model;
        this.terms = terms;
        this.clean = CleanRun.of(model, terms.trials().trials(), progress.part(0, 0.5));
        this.axes = axes(progress.part(0.5, 1));
    }

    /// Where heads and model change their minds; heads without a plane on a prompt are left out.
    static BoundaryPairs all(Gpt2 model, PromptTerms terms, Progress progress) {
        return new TurnedFields(model, terms, progress.part(0, 0.1)).pairs(progress.part(0.1, 1));
    }

    private BoundaryPairs pairs(Progress progress) {
        var config = model.config();
        int prompts = terms.trials().trials().size();
        var angles = TurnedField.angles(DIRECTIONS);
        var gaps = new double[config.layers()][config.heads()][prompts][DIRECTIONS + 1];
        for (int i = 0; i < DIRECTIONS; i++) {
            int at = i;
            new AblationSweep(model, clean, new ReplacedAtLast(clean, values(angles[i])))
                    .run(
                            List.of(),
                            0,
                            (head, p, good, bad) -> gaps[head.layer()][head.head()][p][at] = good - bad,
                            progress.part((double) i / DIRECTIONS, (i + 1.0) / DIRECTIONS));
        }
        var collector = new BoundaryPairs.Collector(BoundaryPairs.Kind.DIRECTION);
        for (var head : terms.heads()) {
            for (int p = 0; p < prompts; p++) {
                var here = gaps[head.layer()][head.head()][p];
                here[DIRECTIONS] = here[0];
                if (axes[head.layer()][head.head()][p].defined()) {
                    collector.add(head, p, new double[] {0, 180}, ModelScans.crossings(angles, here));
                }
            }
        }
        return collector.pairs();
    }

    /// What takes the place of z, `[layer][prompt][head · d_head]`; zero where there is no plane.
    private float[][][] values(double angle) {
        var config = model.config();
        var values = new float[config.layers()][terms.trials().trials().size()][config.dModel()];
        for (var head : terms.heads()) {
            for (int p = 0; p < values[head.layer()].length; p++) {
                var plane = axes[head.layer()][head.head()][p];
                if (plane.defined()) {
                    var z = TurnedField.turned(plane, clean.lastLength(head, p), angle);
                    for (int a = 0; a < z.length; a++) {
                        values[head.layer()][p][head.head() * config.dHead() + a] = (float) z[a];
                    }
                }
            }
        }
        return values;
    }

    private DecisionPlane.Axes[][][] axes(Progress progress) {
        var trials = terms.trials().trials();
        var run = PromptTerms.run(model, terms.trials().tokens(), terms.reading(), progress.part(0, 0.5));
        var none = trials.stream().map(t -> new int[0]).toArray(int[][]::new);
        var reader = new TermsReader(model, trials, none, terms.reading(), run, false);
        var found =
                new DecisionPlane.Axes[model.config().layers()][model.config().heads()][trials.size()];
        for (var head : terms.heads()) {
            progress.at(0.5 + 0.5 * head.layer() / model.config().layers(), "Decision planes of layer " + head.layer());
            found[head.layer()][head.head()] = axes(head, reader);
        }
        return found;
    }

    private DecisionPlane.Axes[] axes(HeadId head, TermsReader reader) {
        var w = model.circuits().head(head);
        var wV = Matrices.of(w.wV());
        var output = Matrices.of(
                terms.reading().slice() == OutputSlice.ROWS
                        ? w.wO()
                        : model.circuits().outputColumns(head));
        boolean biases = terms.reading().biases() == Reading.Biases.QKV;
        var spins = reader.spins(head.layer());
        var found = new DecisionPlane.Axes[spins.size()];
        for (int p = 0; p < found.length; p++) {
            var field = Matrices.transposedTimes(wV, mixed(spins.get(p), terms.of(head)[p]));
            for (int a = 0; biases && a < field.length; a++) {
                field[a] += w.bV()[a];
            }
            found[p] = DecisionPlane.Axes.of(Matrices.times(output, reader.direction(p)), field);
        }
        return found;
    }

    /// Σ_j α_j x_j.
    private static double[] mixed(double[][] spins, HeadTerms terms) {
        var transposed = CommonOps_DDRM.transpose(new DMatrixRMaj(spins), null);
        return Matrices.times(transposed, Arrays.copyOf(terms.weights(), spins.length));
    }
}
