package org.spinoscope.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// An immutable list of numbers; NaN and infinities are allowed and simply not drawn.
public final class Values {

    private static final Values NONE = new Values(new double[0]);

    private final double[] numbers;

    private Values(double[] numbers) {
        this.numbers = numbers;
    }

    public static Values of(double... numbers) {
        return numbers.length == 0 ? NONE : new Values(numbers.clone());
    }

    public static Values of(List<? extends Number> numbers) {
        return new Values(numbers.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /// 0, 1, …, `count` − 1.
    public static Values indices(int count) {
        return new Values(
                java.util.stream.IntStream.range(0, count).asDoubleStream().toArray());
    }

    /// `count` numbers in equal steps from `first` to `last`, both included.
    public static Values linspace(double first, double last, int count) {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = count == 1 ? first : first + (last - first) * i / (count - 1);
        }
        return new Values(numbers);
    }

    public Values map(DoubleUnaryOperator function) {
        return new Values(Arrays.stream(numbers).map(function).toArray());
    }

    public int size() {
        return numbers.length;
    }

    public double get(int index) {
        return numbers[index];
    }

    public DoubleStream stream() {
        return Arrays.stream(numbers);
    }

    /// The smallest finite number; NaN if there is none.
    public double min() {
        return stream().filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /// The largest finite number; NaN if there is none.
    public double max() {
        return stream().filter(Double::isFinite).max().orElse(Double.NaN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
