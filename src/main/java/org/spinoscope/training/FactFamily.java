package org.spinoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Facts of one kind, and the sentences that state them.
///
/// @param weight how often the family is drawn, before its size counts
/// @param templates sentences that state a fact
/// @param facts the facts to learn
/// @param withheld facts that never enter the corpus
record FactFamily(String name, double weight, List<Template> templates, List<Fact> facts, List<Fact> withheld) {

    /// One fact: its columns, the last of which is usually the answer.
    record Fact(List<String> columns) {}

    /// A sentence that states a fact, and one that states the next fact of the same kind (often the same).
    record Template(String first, String next) {

        String first(Fact fact) {
            return fill(first, fact);
        }

        String next(Fact fact) {
            return fill(next, fact);
        }

        private static String fill(String pattern, Fact fact) {
            String text = pattern;
            for (int i = 0; i < fact.columns().size(); i++) {
                text = text.replace("{" + i + "}", fact.columns().get(i));
            }
            if (text.indexOf('{') >= 0) {
                throw new IllegalArgumentException("“" + pattern + "” asks for more than " + fact);
            }
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
    }

    /// Reads families from text.
    ///
    /// `== name weight` begins a family; `: sentence` or `: sentence // next sentence` is a template with `{0}`,
    /// `{1}`, … for the columns; `a | b` is a fact, `~ a | b` a withheld fact, `#` a comment.
    static List<FactFamily> parse(List<String> lines) {
        var families = new ArrayList<FactFamily>();
        for (String raw : lines) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("==")) {
                var words = line.substring(2).strip().split("\\s+", -1);
                double weight = words.length > 1 ? Double.parseDouble(words[1]) : 1;
                families.add(new FactFamily(words[0], weight, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                continue;
            }
            var factFamily = families.getLast();
            if (line.startsWith(":")) {
                var parts = line.substring(1).split("//", -1);
                factFamily.templates().add(new Template(parts[0].strip(), parts[parts.length - 1].strip()));
            } else if (line.startsWith("~")) {
                factFamily.withheld().add(fact(line.substring(1)));
            } else {
                factFamily.facts().add(fact(line));
            }
        }
        return List.copyOf(families);
    }

    private static Fact fact(String line) {
        return new Fact(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }
}
