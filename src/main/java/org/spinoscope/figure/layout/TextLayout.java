package org.spinoscope.figure.layout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Markup;

/// Turns marked-up text into placed runs, measures it, and makes it fit.
///
/// A combining circumflex, tilde, macron or arrow after a letter is drawn above it.
final class TextLayout {

    private static final String ACCENTS = "\u0302\u0303\u0304\u20d7";
    private static final String ACCENT_GLYPHS = "\u02c6\u02dc\u02c9\u2192";
    private static final double SCRIPT = 0.72;

    private final FontMetrics faces;

    TextLayout(FontMetrics faces) {
        this.faces = faces;
    }

    TextLine line(String markup, double size, FontFace fontFace) {
        var setting = new Setting(size);
        setting.text(markup, 0, markup.length(), fontFace, size, 0);
        return setting.done();
    }

    double width(String markup, double size, FontFace fontFace) {
        return line(markup, size, fontFace).width();
    }

    /// The line, shortened with an ellipsis if it is wider than `room`; empty if there is no room at all.
    TextLine fitted(String markup, double size, FontFace fontFace, double room) {
        var whole = line(markup, size, fontFace);
        if (whole.width() <= room) {
            return whole;
        }
        var dots = faces.advance('…', fontFace) * size;
        var setting = new Setting(size);
        for (var run : whole.runs()) {
            if (isAccent(run, setting.x)) {
                setting.runs.add(run);
                continue;
            }
            var text = beginning(run, room - dots);
            setting.append(text, run.fontFace(), run.size(), run.dy());
            if (text.length() < run.text().length()) {
                break;
            }
        }
        if (dots <= room) {
            setting.append("…", fontFace, size, 0);
        }
        return setting.done();
    }

    /// An accent starts left of where the next letter would be, and has no width.
    private static boolean isAccent(Item.Run run, double pen) {
        return run.dx() < pen - 1e-6;
    }

    /// As many of a run's characters as end before `limit`; a shortened run does not end in a space.
    private String beginning(Item.Run run, double limit) {
        var kept = new StringBuilder();
        var end = run.dx();
        for (var c : run.text().codePoints().toArray()) {
            end += faces.advance(c, run.fontFace()) * run.size();
            if (end > limit) {
                return kept.toString().stripTrailing();
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    /// Lines no wider than `room`, broken at spaces; the last of `most` lines ends in an ellipsis if need be.
    List<TextLine> wrapped(String markup, double size, FontFace fontFace, double room, int most) {
        var lines = new ArrayList<TextLine>();
        var words = List.of(markup.strip().split("\\s+"));
        var start = 0;
        while (start < words.size() && !markup.isBlank()) {
            if (lines.size() == most - 1) {
                lines.add(fitted(String.join(" ", words.subList(start, words.size())), size, fontFace, room));
                return lines;
            }
            var end = start + 1;
            while (end < words.size()
                    && (open(words.subList(start, end))
                            || width(String.join(" ", words.subList(start, end + 1)), size, fontFace) <= room)) {
                end++;
            }
            lines.add(fitted(String.join(" ", words.subList(start, end)), size, fontFace, room));
            start = end;
        }
        return lines;
    }

    private static boolean open(List<String> words) {
        var depth = 0;
        for (var word : words) {
            for (var i = 0; i < word.length(); i++) {
                depth += Markup.opens(word, i) ? 1 : word.charAt(i) == '}' ? -1 : 0;
            }
        }
        return depth > 0;
    }

    /// One line being set, from left to right.
    private final class Setting {
        private final double size;
        private final List<Item.Run> runs = new ArrayList<>();
        private double x;
        private double lastAdvance;
        private int last;

        Setting(double size) {
            this.size = size;
        }

        void text(String markup, int from, int to, FontFace fontFace, double fontSize, double dy) {
            var plain = new StringBuilder();
            for (var i = from; i < to; i++) {
                var c = markup.charAt(i);
                var close = Markup.opens(markup, i) ? Markup.closing(markup, i, to) : -1;
                if (close >= 0) {
                    append(plain, fontFace, fontSize, dy);
                    switch (c) {
                        case '_' -> text(markup, i + 2, close, fontFace, fontSize * SCRIPT, dy + fontSize * 0.18);
                        case '^' -> text(markup, i + 2, close, fontFace, fontSize * SCRIPT, dy - fontSize * 0.36);
                        case '/' -> text(markup, i + 2, close, FontFace.ITALIC, fontSize, dy);
                        default -> text(markup, i + 2, close, FontFace.BOLD, fontSize, dy);
                    }
                    i = close;
                } else if (ACCENTS.indexOf(c) >= 0) {
                    append(plain, fontFace, fontSize, dy);
                    accent(ACCENT_GLYPHS.charAt(ACCENTS.indexOf(c)), fontFace, fontSize, dy);
                } else if (!Markup.escapes(markup, i)) {
                    plain.append(c < ' ' ? ' ' : c);
                }
            }
            append(plain, fontFace, fontSize, dy);
        }

        private void append(StringBuilder text, FontFace fontFace, double fontSize, double dy) {
            append(text.toString(), fontFace, fontSize, dy);
            text.setLength(0);
        }

        /// Splits at characters that the face lacks. Letters with marks become one character where there is one.
        void append(String marked, FontFace wanted, double fontSize, double dy) {
            var text = Normalizer.normalize(marked, Normalizer.Form.NFC);
            var piece = new StringBuilder();
            var fontFace = wanted;
            var start = x;
            for (var i = 0; i < text.length(); ) {
                var here = text.codePointAt(i);
                i += Character.charCount(here);
                var c = faces.drawn(here);
                if (c < 0) {
                    continue;
                }
                var facing = faces.facing(c, wanted);
                if (facing != fontFace && !piece.isEmpty()) {
                    runs.add(new Item.Run(piece.toString(), fontFace, fontSize, start, dy, x - start));
                    piece.setLength(0);
                    start = x;
                }
                fontFace = facing;
                piece.appendCodePoint(c);
                last = c;
                lastAdvance = faces.advance(c, fontFace) * fontSize;
                x += lastAdvance;
            }
            if (!piece.isEmpty()) {
                runs.add(new Item.Run(piece.toString(), fontFace, fontSize, start, dy, x - start));
            }
        }

        private void accent(char glyph, FontFace fontFace, double fontSize, double dy) {
            var accentSize = glyph == '→' ? fontSize * 0.6 : fontSize;
            var width = faces.advance(glyph, fontFace) * accentSize;
            var tall = Character.isUpperCase(last) || "bdfhklt".indexOf(last) >= 0;
            var up = tall ? FontMetrics.CAP_HEIGHT - FontMetrics.X_HEIGHT : 0;
            if (glyph == '→') {
                up += 0.5;
            }
            var lean = fontFace == FontFace.ITALIC ? (tall ? 0.06 : 0.02) * fontSize : 0;
            var dx = x - lastAdvance / 2 - width / 2 + lean;
            runs.add(new Item.Run(String.valueOf(glyph), fontFace, accentSize, dx, dy - up * fontSize, width));
        }

        TextLine done() {
            return new TextLine(size, x, runs);
        }
    }
}
