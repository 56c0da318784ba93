package org.spinoscope.desktop.results;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.AblationStudy;
import org.spinoscope.study.TokenizedPrompts;

/// Follows an ablation study on the inference thread and reports it a few times a second.
final class ThrottledAblationListener implements AblationStudy.Listener {

    private static final long EVERY_NS = 120_000_000;

    private record Begun(
            TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates, double[][][] exact, int total) {}

    private final AblationStudy.Request request;
    private final Consumer<AblationState> tell;
    private Optional<Begun> begun = Optional.empty();
    private int done;
    private long reported;

    /// @param request what was asked
    /// @param tell takes a copy of what is known; called on the inference thread
    ThrottledAblationListener(AblationStudy.Request request, Consumer<AblationState> tell) {
        this.request = request;
        this.tell = tell;
    }

    @Override
    public void estimated(TokenizedPrompts tokenizedPrompts, double[] gaps, double[][][] estimates) {
        var exact = Arrays.stream(estimates)
                .map(p -> Arrays.stream(p)
                        .map(layer -> {
                            var row = new double[layer.length];
                            Arrays.fill(row, Double.NaN);
                            return row;
                        })
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        int total = Arrays.stream(estimates)
                .mapToInt(p -> Arrays.stream(p).mapToInt(layer -> layer.length).sum())
                .sum();
        begun = Optional.of(new Begun(tokenizedPrompts, gaps, estimates, exact, total));
        tellNow();
    }

    @Override
    public void ablated(HeadId head, int prompt, double gap) {
        begun.ifPresent(b -> b.exact()[prompt][head.layer()][head.head()] = gap - b.gaps()[prompt]);
        done++;
        if (System.nanoTime() - reported > EVERY_NS) {
            tellNow();
        }
    }

    private void tellNow() {
        reported = System.nanoTime();
        begun.ifPresent(b -> tell.accept(new AblationState(
                request,
                b.tokenizedPrompts(),
                b.gaps(),
                b.estimates(),
                copy(b.exact()),
                done,
                b.total(),
                Optional.empty())));
    }

    private static double[][][] copy(double[][][] values) {
        return Arrays.stream(values)
                .map(p -> Arrays.stream(p).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
