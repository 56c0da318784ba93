package org.spinoscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spinoscope.report.ReportContent.Block;
import org.spinoscope.report.ReportContent.FigureBlock;
import org.spinoscope.report.ReportContent.Paragraph;
import org.spinoscope.report.ReportContent.Section;
import org.spinoscope.report.ReportContent.Table;
import org.spinoscope.study.CorrelationResult;

/// index.html: the study for a colleague who knows neither the program nor the paper.
final class IndexPage {

    private final FullStudy study;
    private final StringBuilder html = new StringBuilder();

    IndexPage(FullStudy study) {
        this.study = study;
    }

    String of(ReportContent content) {
        var label = Html.escape(study.provenanceSource().model().label());
        html.append(String.format(
                Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Spin-bath study: %s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>Attention heads as spins in a bath</h1>
                <p class="model"><strong>%s</strong></p>
                %s""", Html.escape(study.provenanceSource().model().id()), STYLE, label, INTRODUCTION));
        content.blocks().forEach(this::block);
        provenance(content.csv().sequencedKeySet());
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void block(Block block) {
        switch (block) {
            case Section(String heading) ->
                html.append("<h2>").append(Html.escape(heading)).append("</h2>\n");
            case Paragraph(String text) -> html.append("<p>").append(text).append("</p>\n");
            case FigureBlock figure -> figure(figure);
            case Table(List<String> columns, List<List<String>> rows) -> table(columns, rows);
        }
    }

    /// Shows a figure as a document of its own: only then do browsers show its shapes' titles under the pointer.
    private void figure(FigureBlock figure) {
        html.append(String.format(
                Locale.ROOT,
                """
                <figure>
                <object type="image/svg+xml" data="figures/%1$s.svg" aria-label="%2$s" style="width:%3$.0fmm">
                <img src="figures/%1$s.png" alt="%2$s"></object>
                <figcaption>%2$s <a href="figures/%1$s.svg">SVG</a> · <a href="figures/%1$s.png">PNG</a> ·
                <a href="figures/%1$s.csv">CSV</a></figcaption>
                </figure>
                """,
                figure.name(),
                Html.escape(figure.caption()),
                figure.size().widthInMm() * 1.15));
    }

    private void table(List<String> columns, List<List<String>> rows) {
        html.append("<div class=\"wide\"><table>\n<thead>");
        row(columns, "th");
        html.append("</thead>\n<tbody>\n");
        rows.forEach(cells -> row(cells, "td"));
        html.append("</tbody></table></div>\n");
    }

    private void row(List<String> cells, String kind) {
        html.append("<tr>");
        for (var cell : cells) {
            html.append('<').append(kind).append('>').append(cell);
            html.append("</").append(kind).append('>');
        }
        html.append("</tr>\n");
    }

    private void provenance(Set<String> tables) {
        html.append("<h2>Where these numbers come from</h2>\n<ul>\n");
        var source = study.provenanceSource();
        item("Program", "Spinoscope " + source.version());
        item("Model", source.model().id() + " (" + source.model().label() + ")");
        item("SHA-256 of the weights", source.sha256());
        item("Prompt set", study.prompts().name());
        item("Reading", study.reading().toString());
        item("Seed", Long.toString(study.get(CorrelationResult.class).request().seed()));
        html.append("<li>Data: <a href=\"results.json\">results.json</a>");
        for (var table : tables) {
            html.append(" · <a href=\"")
                    .append(table)
                    .append("\">")
                    .append(table)
                    .append("</a>");
        }
        html.append("</li>\n</ul>\n");
    }

    private void item(String what, String value) {
        html.append("<li>").append(what).append(": ").append(Html.escape(value)).append("</li>\n");
    }

    private static final String INTRODUCTION = """
            <p>An attention head compares the last word of a prompt with every word before it and mixes what it finds.
            Bhattacharjee &amp; Lee (Phys. Rev. E 113, 2026) read this as statistical physics: words are spins, the
            head's weights W<sub>eff</sub> = W<sub>Q</sub>W<sub>K</sub><sup>T</sup>/√d<sub>head</sub> couple them in
            pairs, and their thermal mean makes a context field N<sub>0</sub> in which a next word has the energy
            −N<sub>0</sub>·S. The head then prefers one word to another by a logit gap ΔL<sub>theory</sub> =
            N<sub>0</sub>·(S<sub>good</sub> − S<sub>bad</sub>). This page compares that number, for every head, with
            the gap ΔL<sub>actual</sub> of the whole model.</p>
            """;

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.55 Inter, system-ui, sans-serif; margin: 0; color: #1b1f24; background: #fff; }
            main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; }
            h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
            .model { background: #fff4d6; border-left: 4px solid #d99a00; padding: .6rem .9rem; color: #3b2f00; }
            figure { margin: 2rem 0; }
            figure object, figure img { max-width: 100%; background: #fff; display: block; margin: 0 auto; }
            figcaption { color: #57606a; font-size: .9rem; max-width: 46rem; margin: .5rem auto 0; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .9rem; width: 100%; font-variant-numeric: tabular-nums; }
            th { text-align: left; border-bottom: 2px solid #57606a; padding: .3rem .6rem; white-space: nowrap; }
            td { border-bottom: 1px solid #d0d7de; padding: .3rem .6rem; vertical-align: top; }
            code { font-size: .85em; }
            a { color: #0757a8; }
            @media (prefers-color-scheme: dark) {
              body { background: #14171a; color: #dfe3e8; } a { color: #7cb7f5; } figcaption { color: #9aa4ae; }
              td { border-color: #30363d; } figure object { border-radius: 6px; padding: 8px; }
            }
            """;
}
