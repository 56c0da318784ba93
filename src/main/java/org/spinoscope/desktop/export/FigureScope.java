package org.spinoscope.desktop.export;

import java.util.ArrayList;
import java.util.List;
import javafx.util.StringConverter;

/// Which figures one export writes.
enum FigureScope {
    /// The figure that was meant.
    ONE,
    /// Every figure that is shown.
    SHOWN,
    /// The figure that was meant, once for every prompt.
    PROMPTS;

    /// The scopes that write more than one figure, after the one that does not.
    static List<FigureScope> possible(int figures, int prompts) {
        var possible = new ArrayList<>(List.of(ONE));
        if (figures > 1) {
            possible.add(SHOWN);
        }
        if (prompts > 1) {
            possible.add(PROMPTS);
        }
        return possible;
    }

    /// How they are called where there are so many figures and prompts.
    static StringConverter<FigureScope> words(int figures, int prompts) {
        return new StringConverter<>() {
            @Override
            public String toString(FigureScope scope) {
                return switch (scope) {
                    case ONE -> "This figure";
                    case SHOWN -> "All " + figures + " figures on the screen";
                    case PROMPTS -> "This figure, for each of " + prompts + " prompts";
                };
            }

            @Override
            public FigureScope fromString(String words) {
                throw new UnsupportedOperationException("scopes are chosen, not written");
            }
        };
    }
}
