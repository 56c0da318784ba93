package org.spinoscope.study.examination;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The tables of a model card.
public final class ExaminationMarkdown {

    private static final int SHOWN = 8;

    private final List<Examination> examinations;

    /// @param examinations the first is the one the card is about, the others stand beside it
    public ExaminationMarkdown(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    @Override
    public String toString() {
        var first = examinations.getFirst();
        return String.join(
                "\n",
                criteria(),
                tableOne(first),
                relations(first.confirmatory()),
                first.heldOut().stream()
                        .filter(set -> set.byRelation().size() > 1)
                        .map(ExaminationMarkdown::relations)
                        .collect(Collectors.joining("\n")),
                heads("Strongest heads by mean |ablation effect|", first.effects()),
                heads("Highest induction scores", first.attention().induction()),
                heads("Highest previous-token scores", first.attention().previousToken()));
    }

    private String criteria() {
        var all = examinations.stream().map(Criterion::of).toList();
        var text = new StringBuilder("| measure | bound |");
        examinations.forEach(e -> text.append(' ').append(e.model().id()).append(" |"));
        text.append("\n|---|---|").append("---|".repeat(all.size())).append('\n');
        for (int row = 0; row < all.getFirst().size(); row++) {
            var criterion = all.getFirst().get(row);
            text.append("| ")
                    .append(criterion.name().replace("|", "\\|"))
                    .append(" | ")
                    .append(criterion.bound())
                    .append(" |");
            for (var column : all) {
                var value = column.get(row);
                text.append(String.format(Locale.ROOT, " %.3f%s |", value.measured(), value.met() ? "" : " (short)"));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String tableOne(Examination e) {
        var text = new StringBuilder("""
                | # | Table I prompt | good / bad | gap | rank | likeliest words |
                |---|---|---|---|---|---|
                """);
        int number = 1;
        for (var answer : e.tableOne().answers()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %s / %s | %+.2f | %d | %s |\n",
                    number++,
                    answer.pair().prompt(),
                    answer.pair().good(),
                    answer.pair().bad(),
                    answer.gap(),
                    answer.rank(),
                    answer.top().stream()
                            .limit(4)
                            .map(word -> word.strip().replace("|", "\\|"))
                            .collect(Collectors.joining(", "))));
        }
        return text.toString();
    }

    private static String relations(PromptScore score) {
        return String.format(
                        Locale.ROOT,
                        "%s: %d of %d right (%d not asked). By relation: ",
                        score.name(),
                        score.right(),
                        score.answers().size(),
                        score.skipped())
                + score.byRelation().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().right() + "/"
                                + entry.getValue().of())
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String heads(String title, double[][] values) {
        int heads = values[0].length;
        return title + ": "
                + IntStream.range(0, values.length * heads)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -values[i / heads][i % heads]))
                        .limit(SHOWN)
                        .map(i -> String.format(
                                Locale.ROOT, "L%dH%d %.3f", i / heads, i % heads, values[i / heads][i % heads]))
                        .collect(Collectors.joining(", "))
                + ".\n";
    }
}
