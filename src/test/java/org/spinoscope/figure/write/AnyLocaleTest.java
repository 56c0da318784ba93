package org.spinoscope.figure.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

/// A figure is the same file whatever language the machine speaks.
class AnyLocaleTest {

    private static final Locale HERE = Locale.getDefault();

    @AfterEach
    void back() {
        Locale.setDefault(HERE);
    }

    private static Map<String, String> figures() {
        var all = new TreeMap<String, String>();
        Specimens.small()
                .forEach((name, figure) -> all.put(
                        name,
                        new SvgWriter().text(new FigureLayout().paint(figure, Size.px(400, 300), FigureTheme.LIGHT))));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "tr", "ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva"})
    void everyFigureIsTheSame(String language) {
        Locale.setDefault(Locale.ENGLISH);
        var english = figures();
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(figures()).isEqualTo(english);
    }
}
