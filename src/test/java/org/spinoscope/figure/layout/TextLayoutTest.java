package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Markup;

class TextLayoutTest {

    private static final TextLayout TYPE = new TextLayout(new FontMetrics());

    @Test
    void subscriptsAreSmallerAndLower() {
        var runs = TYPE.line("Δ/{L}_{theory}", 10, FontFace.REGULAR).runs();
        assertThat(runs).extracting(Item.Run::text).containsExactly("Δ", "L", "theory");
        assertThat(runs)
                .extracting(Item.Run::fontFace)
                .containsExactly(FontFace.REGULAR, FontFace.ITALIC, FontFace.REGULAR);
        assertThat(runs.get(2).size()).isLessThan(10);
        assertThat(runs.get(2).dy()).isPositive();
        assertThat(runs.get(2).dx()).isCloseTo(runs.get(1).dx() + runs.get(1).width(), within(1e-9));
    }

    @Test
    void aHatStandsOverItsLetterAndTakesNoRoom() {
        var plain = TYPE.line("NS", 10, FontFace.REGULAR);
        var hatted = TYPE.line("N\u0302S", 10, FontFace.REGULAR);
        assertThat(hatted.width()).isCloseTo(plain.width(), within(1e-9));
        var n = hatted.runs().get(0);
        var hat = hatted.runs().get(1);
        assertThat(hat.dx() + hat.width() / 2).isCloseTo(n.dx() + n.width() / 2, within(1e-9));
    }

    @Test
    void charactersThatInterLacksComeFromTheFaceWithSymbols() {
        var runs = TYPE.line("a⟨S⟩", 10, FontFace.REGULAR).runs();
        assertThat(runs).extracting(Item.Run::text).containsExactly("a", "⟨", "S", "⟩");
        assertThat(runs.get(1).fontFace()).isEqualTo(FontFace.MATH);
    }

    @Test
    void literalTextKeepsItsBraces() {
        for (var text : new String[] {"a_{b}", "x^{2} /{i} *{b}", "C:\\n_{", "snake_case", "}{_^"}) {
            assertThat(Markup.plain(Markup.literal(text))).isEqualTo(text);
        }
    }

    @Test
    void aShortenedLineKeepsItsHatsOverTheirLettersAndItsSpaces() {
        var whole = TYPE.line("the N\u0302 ⟨S⟩ of a long title", 10, FontFace.REGULAR);
        var fitted = TYPE.fitted("the N\u0302 ⟨S⟩ of a long title", 10, FontFace.REGULAR, whole.width() * 0.8);
        assertThat(fitted.string()).endsWith("…");
        assertThat(fitted.runs()).startsWith(whole.runs().subList(0, 5).toArray(Item.Run[]::new));
    }

    @Property(tries = 2000)
    void anyTextCanBeSetAndFitted(
            @ForAll @StringLength(max = 40) String text, @ForAll @DoubleRange(min = 0, max = 200) double room) {
        assertThat(TYPE.fitted(text, 7, FontFace.REGULAR, room).width()).isLessThanOrEqualTo(room + 1e-9);
        assertThat(TYPE.wrapped(text, 7, FontFace.BOLD, room, 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void wordsBreakAtSpacesAndTheLastLineMayEndInAnEllipsis() {
        var lines = TYPE.wrapped("the quick brown fox jumps over the lazy dog", 10, FontFace.REGULAR, 80, 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).string()).isEqualTo("the quick brown");
        assertThat(lines.get(1).string()).startsWith("fox").endsWith("…");
    }
}
