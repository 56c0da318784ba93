package org.spinoscope.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardRequest;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.LogitRequest;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Entropy and largest probability of the next token against the output temperature (Fig. 3).
public final class TemperatureSweep implements Study<TemperatureSweep.Request, TemperatureSweep.Result> {

    /// The request.
    ///
    /// @param temperatures in ascending order, each positive
    public record Request(PromptSet prompts, double[] temperatures) {

        /// The paper's range: 25 temperatures from 0.1 to 2.5.
        public static Request of(PromptSet prompts) {
            return new Request(prompts, Temperature.range(0.1, 2.5, 25));
        }
    }

    /// What came out.
    ///
    /// @param trials the prompts in tokens
    /// @param curves `[prompt]` each over all temperatures
    /// @param gaps ΔL_actual `[prompt]`, for the pair odds exp(ΔL/T)
    /// @param halfTop1 where each prompt's largest probability crosses ½; NaN if it does not
    public record Result(
            Request request,
            TokenizedPrompts tokenizedPrompts,
            List<List<Temperature>> curves,
            double[] gaps,
            double[] halfTop1) {

        /// Puts the prompts' curves together.
        ///
        /// @param gaps ΔL_actual `[prompt]`
        public static Result of(Request request, TokenizedPrompts tokenizedPrompts, List<Curve> curves, double[] gaps) {
            return new Result(
                    request,
                    tokenizedPrompts,
                    curves.stream().map(Curve::points).toList(),
                    gaps,
                    curves.stream().mapToDouble(Curve::halfTop1).toArray());
        }

        /// Mean over prompts at each temperature.
        public double[] mean(ToDoubleFunction<Temperature> quantity) {
            var means = new double[request.temperatures().length];
            for (int i = 0; i < means.length; i++) {
                int at = i;
                means[i] = curves.stream()
                        .mapToDouble(curve -> quantity.applyAsDouble(curve.get(at)))
                        .average()
                        .orElse(Double.NaN);
            }
            return means;
        }

        /// Standard deviation over prompts at each temperature (n − 1); NaN for a single prompt.
        public double[] spread(ToDoubleFunction<Temperature> quantity) {
            var means = mean(quantity);
            var spread = new double[means.length];
            for (int i = 0; i < means.length; i++) {
                int at = i;
                double square = curves.stream()
                        .mapToDouble(curve -> Math.pow(quantity.applyAsDouble(curve.get(at)) - means[at], 2))
                        .sum();
                spread[i] = curves.size() > 1 ? Math.sqrt(square / (curves.size() - 1)) : Double.NaN;
            }
            return spread;
        }

        /// The T where the mean over prompts of the largest probability crosses ½, on a straight line between the
        /// sweep's temperatures; NaN if it does not.
        public double meanHalfTop1() {
            var t = request.temperatures();
            var top = mean(Temperature::top1);
            for (int i = 1; i < t.length; i++) {
                if (top[i - 1] >= 0.5 && top[i] < 0.5) {
                    return t[i - 1] + (top[i - 1] - 0.5) / (top[i - 1] - top[i]) * (t[i] - t[i - 1]);
                }
            }
            return Double.NaN;
        }

        /// The sweep's T where the mean of Var_P(L)/T² is largest; NaN if that is at an end, where it is no peak.
        public double peak() {
            return peak(mean(Temperature::heatCapacity));
        }

        /// The same for one prompt.
        public double peak(int prompt) {
            return peak(curves.get(prompt).stream()
                    .mapToDouble(Temperature::heatCapacity)
                    .toArray());
        }

        private double peak(double[] response) {
            int most = 0;
            for (int i = 1; i < response.length; i++) {
                most = response[i] > response[most] ? i : most;
            }
            return most == 0 || most == response.length - 1 ? Double.NaN : request.temperatures()[most];
        }

        /// The odds P_good/P_bad = exp(ΔL/T) of a prompt (sec. II B).
        public double pairOdds(int prompt, double t) {
            return Math.exp(gaps[prompt] / t);
        }
    }

    @Override
    public Result run(Gpt2 model, Request request, Progress progress) {
        var tokenizedPrompts = TokenizedPrompts.of(model, request.prompts(), AnswerToken.FIRST);
        var logits = model.run(
                        ForwardRequest.of(tokenizedPrompts.tokens()).logits(new LogitRequest.Final()),
                        progress.part(0, 0.5))
                .logits();
        var curves = new ArrayList<Curve>();
        for (var of : logits) {
            progress.at(0.5 + 0.5 * curves.size() / logits.size(), "Temperatures of prompt " + (curves.size() + 1));
            curves.add(Curve.of(of.data(), request.temperatures()));
        }
        return Result.of(request, tokenizedPrompts, curves, ActualGaps.of(tokenizedPrompts.trials(), logits));
    }

    /// One prompt's curve.
    ///
    /// @param points one for each temperature
    /// @param halfTop1 where the largest probability crosses ½; NaN if it does not
    public record Curve(List<Temperature> points, double halfTop1) {

        public Curve {
            points = List.copyOf(points);
        }

        /// @param logits of the whole vocabulary at the last position
        /// @param temperatures in ascending order
        public static Curve of(float[] logits, double[] temperatures) {
            double largest = Temperature.largest(logits);
            var points = Arrays.stream(temperatures)
                    .parallel()
                    .mapToObj(t -> Temperature.of(logits, largest, t))
                    .toList();
            return new Curve(points, halfTop1(logits, points));
        }

        /// The largest probability falls with T, so that the points enclose the crossing.
        private static double halfTop1(float[] logits, List<Temperature> points) {
            for (int i = 1; i < points.size(); i++) {
                if (points.get(i - 1).top1() >= 0.5 && points.get(i).top1() <= 0.5) {
                    return Temperature.halfTop1Within(logits, points.get(i - 1), points.get(i));
                }
            }
            return Double.NaN;
        }
    }
}
