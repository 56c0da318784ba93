package org.spinoscope.figure.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.spinoscope.figure.layout.FontFace;
import org.spinoscope.figure.layout.Item;

/// The characters a drawing uses, cut out of the bundled typefaces, as CSS font faces.
///
/// The subsetter's character table ends with the basic plane. Characters above it stay text, which a viewer shows in a
/// typeface of its own or as the empty box of this one.
final class FontSubsets {

    private static final List<String> TABLES = List.of("cvt ", "fpgm", "prep", "gasp", "OS/2", "cmap", "name", "post");

    private FontSubsets() {}

    static String css(List<Item> items) {
        var used = new EnumMap<FontFace, TreeSet<Integer>>(FontFace.class);
        collect(items, used);
        var css = new StringBuilder();
        used.forEach((fontFace, characters) -> css.append("@font-face{font-family:'")
                .append(fontFace.family())
                .append("';font-weight:")
                .append(fontFace.weight())
                .append(fontFace.italic() ? ";font-style:italic" : "")
                .append(";src:url(data:font/ttf;base64,")
                .append(Base64.getEncoder().encodeToString(subset(fontFace, characters)))
                .append(")}"));
        return css.toString();
    }

    private static void collect(List<Item> items, Map<FontFace, TreeSet<Integer>> used) {
        for (var item : items) {
            switch (item) {
                case Item.Text text ->
                    text.runs()
                            .forEach(run -> run.text()
                                    .codePoints()
                                    .forEach(used.computeIfAbsent(run.fontFace(), fontFace -> new TreeSet<>())::add));
                case Item.Group group -> collect(group.items(), used);
                case Item.Painted _, Item.Image _ -> {}
            }
        }
    }

    private static byte[] subset(FontFace fontFace, TreeSet<Integer> characters) {
        try (var file = fontFace.open();
                var font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()))) {
            var subsetter = new TTFSubsetter(font, TABLES);
            characters.headSet(Character.MIN_SUPPLEMENTARY_CODE_POINT).forEach(subsetter::add);
            var bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("a bundled typeface cannot be read", broken);
        }
    }
}
