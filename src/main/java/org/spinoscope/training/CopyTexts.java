package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// Texts whose last word has to be copied from earlier in the text.
///
/// One in ten pairs of a text and the word it ends in, chosen by hash, never occurs in training, so that copying can be
/// examined on words that were never seen in that sentence.
///
/// @param texts with slots such as `{thing1}`
/// @param words per class of slot
record CopyTexts(List<String> texts, Map<String, List<String>> words) {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)\\d\\}");
    private static final int WITHHELD = 10;

    /// A text that breaks off before the word to be copied.
    ///
    /// @param prompt the text without its last word
    /// @param word the word to be copied
    /// @param other another word of the same class
    record Question(String prompt, String word, String other) {

        String text() {
            return prompt + " " + word + ".";
        }
    }

    /// @param nouns further words for the slots of class `thing`
    static CopyTexts parse(List<String> lines, List<String> nouns) {
        var texts = new ArrayList<String>();
        var words = new HashMap<String, List<String>>();
        for (String line : lines) {
            if (line.startsWith("=")) {
                var parts = Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                words.computeIfAbsent(parts.getFirst(), c -> new ArrayList<>()).addAll(parts.subList(1, parts.size()));
            } else if (line.startsWith(":")) {
                texts.add(line.substring(1).strip());
            }
        }
        words.computeIfAbsent("thing", c -> new ArrayList<>()).addAll(nouns);
        words.replaceAll((c, list) -> list.stream().distinct().toList());
        return new CopyTexts(List.copyOf(texts), words);
    }

    /// A text to train on.
    String document(SplittableRandom random) {
        return draw(random, false).text();
    }

    /// A text whose ending was withheld from training.
    Question question(SplittableRandom random) {
        return draw(random, true);
    }

    private Question draw(SplittableRandom random, boolean withheld) {
        while (true) {
            String text = texts.get(random.nextInt(texts.size()));
            String last = text.substring(text.lastIndexOf('{'), text.lastIndexOf('}') + 1);
            var used = new HashMap<String, String>();
            var matcher = SLOT.matcher(text);
            while (matcher.find()) {
                used.computeIfAbsent(matcher.group(), slot -> unused(matcher.group(1), used, random));
            }
            String word = used.getOrDefault(last, "");
            if (isWithheld(text, word) == withheld) {
                String filled = text;
                for (var slot : used.entrySet()) {
                    filled = filled.replace(slot.getKey(), slot.getValue());
                }
                filled = Character.toUpperCase(filled.charAt(0)) + filled.substring(1);
                String other = unused(last.substring(1, last.length() - 2), used, random);
                return new Question(filled.substring(0, filled.length() - word.length() - 2), word, other);
            }
        }
    }

    /// Whether no text to train on made from this one ends in the word.
    static boolean isWithheld(String text, String word) {
        int h = (text + word).hashCode() * 0x9E3779B9;
        return Math.floorMod(h ^ (h >>> 15), WITHHELD) == 0;
    }

    private String unused(String kind, Map<String, String> used, SplittableRandom random) {
        var list = words.get(kind);
        if (list == null) {
            throw new IllegalArgumentException("No words of the class “" + kind + "”.");
        }
        String word = list.get(random.nextInt(list.size()));
        return used.containsValue(word) ? unused(kind, used, random) : word;
    }
}
