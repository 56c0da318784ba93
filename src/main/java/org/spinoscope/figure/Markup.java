package org.spinoscope.figure;

/// The markup that texts of figures may carry: `_{sub}`, `^{super}`, `/{italic}`, `*{bold}`, nested at will.
///
/// A backslash before one of them makes it plain, and so does a missing closing brace.
public final class Markup {

    private static final String SIGNS = "_^/*";

    private Markup() {}

    /// Text from elsewhere (a prompt, a token, a path) in which nothing counts as markup.
    public static String literal(String text) {
        return text.replaceAll("([_^/*])\\{", "\\\\$1{");
    }

    /// The text without its markup.
    public static String plain(String markup) {
        var plain = new StringBuilder(markup.length());
        plain(markup, 0, markup.length(), plain);
        return plain.toString();
    }

    private static void plain(String markup, int from, int to, StringBuilder plain) {
        for (var i = from; i < to; i++) {
            var close = opens(markup, i) ? closing(markup, i, to) : -1;
            if (close >= 0) {
                var small = small(markup.charAt(i), markup.substring(i + 2, close));
                if (small.isEmpty()) {
                    plain(markup, i + 2, close, plain);
                } else {
                    plain.append(small);
                }
                i = close;
            } else if (!escapes(markup, i)) {
                plain.append(markup.charAt(i));
            }
        }
    }

    /// Subscripts and superscripts of digits have characters of their own; empty for all others.
    private static String small(char sign, String inside) {
        var digits = sign == '_' ? "₀₁₂₃₄₅₆₇₈₉" : sign == '^' ? "⁰¹²³⁴⁵⁶⁷⁸⁹" : "";
        var written = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (digits.isEmpty() || !((c >= '0' && c <= '9') || c == '−')) {
                return "";
            }
            written.append(c == '−' ? (sign == '_' ? '₋' : '⁻') : digits.charAt(c - '0'));
        }
        return written.toString();
    }

    /// Whether a marked-up piece begins at `at`.
    public static boolean opens(String markup, int at) {
        return signed(markup, at) && !escapes(markup, at - 1);
    }

    /// Whether the character at `at` is a backslash that makes the next sign plain.
    public static boolean escapes(String markup, int at) {
        return at >= 0 && markup.charAt(at) == '\\' && signed(markup, at + 1);
    }

    /// Where the piece that begins at `at` ends before `to`: the place of its brace, or −1 if there is none.
    public static int closing(String markup, int at, int to) {
        var depth = 0;
        for (var i = at; i < to; i++) {
            if (opens(markup, i)) {
                depth++;
            } else if (markup.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean signed(String markup, int at) {
        return at + 1 < markup.length() && SIGNS.indexOf(markup.charAt(at)) >= 0 && markup.charAt(at + 1) == '{';
    }
}
