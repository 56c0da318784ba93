package org.spinoscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;

/// index.html: the study for a colleague who knows neither the program nor the paper.
final class IndexPage {

    private static final int RANKED = 20;
    private static final int SCANNED = 15;

    private final FullStudy study;
    private final StringBuilder html = new StringBuilder();

    IndexPage(FullStudy study) {
        this.study = study;
    }

    String of(List<ReportFigure> figures, Set<String> tables) {
        var label = escape(study.provenanceSource().model().label());
        html.append("""
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
                """.formatted(escape(study.provenanceSource().model().id()), STYLE, label));
        summary();
        var section = "";
        for (var figure : figures) {
            if (!figure.section().equals(section)) {
                section = figure.section();
                html.append("<h2>").append(escape(section)).append("</h2>\n");
            }
            figure(figure);
        }
        ranking();
        prompts();
        scan();
        comparison();
        provenance(tables);
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void summary() {
        var correlation = study.correlation();
        var best = correlation.ranking().getFirst();
        html.append("""
                <p>An attention head compares the last word of a prompt with every word before it and mixes what it finds.
                Bhattacharjee &amp; Lee (Phys. Rev. E 113, 2026) read this as statistical physics: words are spins, the
                head's weights W<sub>eff</sub> = W<sub>Q</sub>W<sub>K</sub><sup>T</sup>/√d<sub>head</sub> couple them in
                pairs, and their thermal mean makes a context field N<sub>0</sub> in which a next word has the energy
                −N<sub>0</sub>·S. The head then prefers one word to another by a logit gap ΔL<sub>theory</sub> =
                N<sub>0</sub>·(S<sub>good</sub> − S<sub>bad</sub>). This page compares that number, for every head, with
                the gap ΔL<sub>actual</sub> of the whole model.</p>
                """);
        html.append(
                "<p>Over %d prompts the strongest of %d heads is <strong>%s</strong> with r&nbsp;=&nbsp;%s. %s</p>\n"
                        .formatted(
                                correlation.actual().length,
                                correlation.heads().size(),
                                best.id(),
                                number(best.r(), "%+.3f"),
                                familyWise(correlation)));
    }

    private static String familyWise(CorrelationResult correlation) {
        return switch (correlation.familyWise()) {
            case Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test) ->
                "It is the largest of many, though: for Pearson's r, among shuffled prompts a largest |r| of at least that size comes up"
                        + " with probability <strong>p = " + number(test.p(), "%.3g") + "</strong> ("
                        + String.format(Locale.ROOT, "%,d", test.nullMaxima().size()) + " permutations). "
                        + (test.p() < 0.05
                                ? "That is unlikely to be chance alone."
                                : "Chance alone often gives as much, so this maximum is no evidence.");
            case Estimate.Undefined<MaxStatisticTest>(String reason) ->
                "How surprising that is cannot be said: " + escape(reason);
        };
    }

    private void figure(ReportFigure figure) {
        html.append("""
                <figure>
                <img src="figures/%1$s.svg" alt="%2$s" style="width:%3$.0fmm">
                <figcaption>%2$s <a href="figures/%1$s.svg">SVG</a> · <a href="figures/%1$s.png">PNG</a> ·
                <a href="figures/%1$s.csv">CSV</a></figcaption>
                </figure>
                """.formatted(
                        figure.name(), escape(figure.caption()), figure.size().widthInMm() * 1.15));
    }

    private void ranking() {
        open(
                "The strongest heads",
                "rank",
                "head",
                "r",
                "r²",
                "p",
                "q (BH)",
                "Spearman ρ",
                "r₀",
                "r without one prompt");
        var ranking = study.correlation().ranking();
        for (int i = 0; i < Math.min(RANKED, ranking.size()); i++) {
            var head = ranking.get(i);
            var fit = head.fit();
            row(
                    Integer.toString(i + 1),
                    head.id().toString(),
                    number(head.r(), "%+.3f"),
                    number(fit.number(Regression::r2), "%.3f"),
                    number(fit.number(Regression::p), "%.2g"),
                    number(head.q(), "%.2g"),
                    number(fit.number(Regression::spearman), "%+.3f"),
                    number(fit.number(Regression::r0), "%+.3f"),
                    number(head.leaveOneOut().number(l -> l.range().low()), "%+.3f") + " … "
                            + number(head.leaveOneOut().number(l -> l.range().high()), "%+.3f"));
        }
        close();
    }

    private void prompts() {
        open("The prompts", "prompt", "good", "bad", "tokens", "ΔL actual");
        var tokenizedPrompts = study.correlation().gaps().tokenizedPrompts();
        for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
            var pair = tokenizedPrompts.used().get(p);
            row(
                    escape(pair.prompt()),
                    escape(pair.good()),
                    escape(pair.bad()),
                    Integer.toString(tokenizedPrompts.trials().get(p).length()),
                    number(study.correlation().actual()[p], "%+.2f"));
        }
        close();
    }

    private void scan() {
        html.append("""
                <h2>Which reading is the paper's?</h2>
                <p>The paper's words leave choices open. All %d combinations were computed; these are nearest to the
                paper's values for GPT-2. This is a search made after seeing the answer: a hypothesis about the paper,
                no evidence about the model.</p>
                """.formatted(study.scan().rows().size()));
        table("reading", "n", "r(L3H5)", "r(L0H2)", "r(L0H7)", "rank L3H5", "gap, first prompt", "distance");
        study.scan().rows().stream()
                .limit(SCANNED)
                .forEach(row -> row(
                        "<code>" + escape(row.reading().toString()) + "</code>",
                        Integer.toString(row.n()),
                        number(row.r()[0], "%+.3f"),
                        number(row.r()[1], "%+.3f"),
                        number(row.r()[2], "%+.3f"),
                        row.rank() == 0 ? "–" : Integer.toString(row.rank()),
                        number(row.germanyGap(), "%+.3g"),
                        number(row.distance(), "%.3f")));
        close();
    }

    private void comparison() {
        open("The paper and this run", "quantity", "paper", "measured", "remark");
        for (var row : PaperComparison.of(study)) {
            row(
                    escape(row.quantity()),
                    number(row.paper(), "%.3g"),
                    number(row.measured(), "%.3g"),
                    escape(row.remark()));
        }
        close();
    }

    private void provenance(Set<String> tables) {
        html.append("<h2>Where these numbers come from</h2>\n<ul>\n");
        item("Program", "Spinoscope " + study.provenanceSource().version());
        item(
                "Model",
                study.provenanceSource().model().id() + " ("
                        + study.provenanceSource().model().label() + ")");
        item("SHA-256 of the weights", study.provenanceSource().sha256());
        item("Prompt set", study.correlation().request().prompts().name());
        item("Reading", study.correlation().request().reading().toString());
        item("Seed", Long.toString(study.correlation().request().seed()));
        html.append("<li>Data: <a href=\"results.json\">results.json</a>");
        tables.forEach(table -> html.append(" · <a href=\"%1$s\">%1$s</a>".formatted(table)));
        html.append("</li>\n</ul>\n");
    }

    private void item(String what, String value) {
        html.append("<li>").append(what).append(": ").append(escape(value)).append("</li>\n");
    }

    private void open(String title, String... columns) {
        html.append("<h2>").append(title).append("</h2>\n");
        table(columns);
    }

    private void table(String... columns) {
        html.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (var column : columns) {
            html.append("<th>").append(column).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (var cell : cells) {
            html.append("<td>").append(cell).append("</td>");
        }
        html.append("</tr>\n");
    }

    private void close() {
        html.append("</tbody></table></div>\n");
    }

    private static String number(double value, String format) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, format, value).replace('-', '−')
                : "–";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.55 Inter, system-ui, sans-serif; margin: 0; color: #1b1f24; background: #fff; }
            main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; }
            h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
            .model { background: #fff4d6; border-left: 4px solid #d99a00; padding: .6rem .9rem; color: #3b2f00; }
            figure { margin: 2rem 0; }
            figure img { max-width: 100%; background: #fff; display: block; margin: 0 auto; }
            figcaption { color: #57606a; font-size: .9rem; max-width: 46rem; margin: .5rem auto 0; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .9rem; width: 100%; font-variant-numeric: tabular-nums; }
            th { text-align: left; border-bottom: 2px solid #57606a; padding: .3rem .6rem; white-space: nowrap; }
            td { border-bottom: 1px solid #d0d7de; padding: .3rem .6rem; vertical-align: top; }
            code { font-size: .85em; }
            a { color: #0757a8; }
            @media (prefers-color-scheme: dark) {
              body { background: #14171a; color: #dfe3e8; } a { color: #7cb7f5; } figcaption { color: #9aa4ae; }
              td { border-color: #30363d; } figure img { border-radius: 6px; padding: 8px; }
            }
            """;
}
