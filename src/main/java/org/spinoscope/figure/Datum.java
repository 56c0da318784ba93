package org.spinoscope.figure;

/// One row of a figure's data as it goes into its CSV file; NaN where a number does not apply.
///
/// @param series name of the mark
/// @param label the point's own name, empty if it has none
/// @param low lower end of an interval at `x`
/// @param high upper end of an interval at `x`
/// @param value what is shown as colour
public record Datum(String series, String label, double x, double y, double low, double high, double value) {

    static Datum point(String series, String label, double x, double y) {
        return new Datum(series, label, x, y, Double.NaN, Double.NaN, Double.NaN);
    }
}
