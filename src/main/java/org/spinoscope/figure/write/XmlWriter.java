package org.spinoscope.figure.write;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes indented XML with short numbers, the same text for the same content.
final class XmlWriter {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;
    private boolean inText;

    void line(String literal) {
        text.append(literal).append('\n');
    }

    XmlWriter open(String element) {
        content();
        indent();
        text.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    XmlWriter put(String attribute, String value) {
        text.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    XmlWriter put(String attribute, double value) {
        return put(attribute, number(value));
    }

    /// Text content; what follows until the element's end stays on its line.
    XmlWriter text(String content) {
        if (inTag) {
            text.append('>');
            inTag = false;
        }
        text.append(escaped(content));
        inText = true;
        return this;
    }

    /// An element inside text, without white space around it.
    XmlWriter inline(String element) {
        if (inTag) {
            text.append('>');
            inTag = false;
        }
        text.append('<').append(element);
        open.push(element);
        inTag = true;
        inText = true;
        return this;
    }

    void endInline() {
        var element = open.pop();
        text.append(inTag ? "/>" : "</" + element + ">");
        inTag = false;
    }

    void close() {
        var element = open.pop();
        if (inTag) {
            text.append("/>\n");
        } else {
            if (!inText) {
                indent();
            }
            text.append("</").append(element).append(">\n");
        }
        inTag = false;
        inText = false;
    }

    private void content() {
        if (inTag) {
            text.append(">\n");
            inTag = false;
        }
    }

    private void indent() {
        text.repeat(' ', open.size());
    }

    /// Three decimals at most: far below what can be seen.
    static String number(double value) {
        var thousandths = Math.round(value * 1000);
        var sign = thousandths < 0 ? "-" : "";
        var size = Math.abs(thousandths);
        if (size % 1000 == 0) {
            return sign + size / 1000;
        }
        var fraction = Long.toString(1000 + size % 1000).substring(1).replaceAll("0+$", "");
        return sign + size / 1000 + "." + fraction;
    }

    /// XML 1.0 forbids most control characters whatever their escape, so those become U+FFFD.
    private static String escaped(String content) {
        var safe = new StringBuilder(content.length());
        content.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n', '\t' -> safe.appendCodePoint(c);
                default -> safe.appendCodePoint(allowed(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean allowed(int c) {
        return (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
