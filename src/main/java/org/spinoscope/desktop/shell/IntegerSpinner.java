package org.spinoscope.desktop.shell;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Fields for whole numbers: what is typed counts at once, and what is no number leaves the value as it was.
public final class IntegerSpinner {

    private IntegerSpinner() {}

    public static Spinner<Integer> spinner(int least, int most, int value, int step) {
        var spinner = new Spinner<>(values(least, most, value, step));
        spinner.setEditable(true);
        return spinner;
    }

    static IntegerSpinnerValueFactory values(int least, int most, int value, int step) {
        var values = new IntegerSpinnerValueFactory(least, most, value, step);
        values.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null ? "" : number.toString();
            }

            @Override
            public Integer fromString(String typed) {
                try {
                    return Math.clamp(Long.parseLong(typed.strip()), least, most);
                } catch (NumberFormatException noNumber) {
                    return values.getValue();
                }
            }
        });
        return values;
    }
}
