package org.spinoscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.plots.CompositionPlots;
import org.spinoscope.plots.ModePlots;
import org.spinoscope.plots.OrderPlots;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.FreedmanLaneTest;
import org.spinoscope.statistics.LinearModel;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.coupling.CouplingDetails;
import org.spinoscope.study.coupling.CouplingResult;

/// Third-order terms (sec. IV D) and a few heads in detail.
final class OrdersChapter implements Chapter<CouplingDetails> {

    private static final String[] MODELS = {
        "{1, ΔL<sub>theory</sub>}", "… + y<sup>(2)</sup>", "… + y<sup>(1)</sup>, y<sup>(2)</sup>"
    };

    @Override
    public String title() {
        return "Third-order terms";
    }

    @Override
    public Class<CouplingDetails> resultType() {
        return CouplingDetails.class;
    }

    @Override
    public double weight() {
        return 8;
    }

    @Override
    public CouplingDetails run(Gpt2 model, FullStudy study, Progress progress) {
        return CouplingDetails.of(
                model,
                study.get(CouplingResult.class),
                study.get(CorrelationResult.class),
                study.get(AblationResult.class),
                progress);
    }

    @Override
    public void write(CouplingDetails result, FullStudy study, ReportContent content) {
        closely(result, study, content);
        content.section(title());
        content.paragraph("A head's gap is a thermal mean; expanded in its scores it is y<sup>(0)</sup> (no coupling) +"
                + " y<sup>(1)</sup> (asker, key and value: three spins) + y<sup>(2)</sup> (the first term in which two"
                + " keys act together) + a remainder. The series is sure to converge where the scores of a prompt differ"
                + " by less than π.");
        figures(result, study, content);
        content.table(List.of("head", "why", "model", "R² leave-one-out", "AICc", "p (Freedman–Lane)"), fits(result));
        content.paragraph(String.format(
                Locale.ROOT,
                "With the head chosen inside each fold, the leave-one-out R² of the three models is %s, %s and %s.",
                Html.number(result.insideFolds().r2()[0], "%+.3f"),
                Html.number(result.insideFolds().r2()[1], "%+.3f"),
                Html.number(result.insideFolds().r2()[2], "%+.3f")));
        content.section("Where third-order terms come from");
        content.paragraph(
                "Each source is offered to the fit {1, ΔL<sub>theory</sub>}, at most two at a time. An R² that"
                        + " falls is a term that does not help.");
        for (var sources : result.sources()) {
            content.table(
                    List.of(
                            "head",
                            "terms beside ΔL<sub>theory</sub>",
                            "R² leave-one-out",
                            "AICc",
                            "p (Freedman–Lane)"),
                    sources.rows().stream()
                            .map(row -> List.of(
                                    sources.head().toString(),
                                    Html.escape(row.names()),
                                    r2(row.fit()),
                                    aicc(row.fit()),
                                    p(row.test())))
                            .toList());
        }
        CouplingTables.orders(study.get(CouplingResult.class), result, study, content);
    }

    private static void closely(CouplingDetails result, FullStudy study, ReportContent content) {
        var coupling = study.get(CouplingResult.class);
        var head = result.readout().head();
        var plots = new ModePlots(coupling.modes(), study.config().dModel(), study.provenance("", ""));
        content.figure(
                "modes-spectrum",
                plots.spectrum(head),
                Size.twoColumns(80),
                "Spectrum of the head with the largest |r|, " + head + ".");
        content.figure(
                "modes-words",
                plots.words(
                        "mode 0 of " + head,
                        "asks",
                        result.readout().asks().getFirst(),
                        "answers",
                        result.readout().answers().getFirst(),
                        token -> result.pieces().getOrDefault(token, "?")),
                Size.twoColumns(110),
                "The strongest mode of " + head + " in words: what asks and what answers.");
        var named = result.kinds().heads().stream()
                .filter(scores -> !scores.names().isEmpty())
                .map(scores -> List.of(
                        scores.head().toString(),
                        String.join(", ", scores.names()),
                        Html.number(scores.previous(), "%.2f"),
                        Html.number(scores.duplicate(), "%.2f"),
                        Html.number(scores.induction(), "%.2f"),
                        Html.number(scores.copying(), "%+.2f")))
                .toList();
        content.paragraph(String.format(
                Locale.ROOT,
                "On %d random sequences of %d tokens, each repeated once, %d of %d heads behave like a known kind"
                        + " (mean attention of at least 0.4, or a copying score of at least 0.9):",
                result.kinds().sequences(),
                result.kinds().length(),
                named.size(),
                result.kinds().heads().size()));
        content.table(List.of("head", "behaves like", "previous token", "duplicate", "induction", "copying"), named);
    }

    private static void figures(CouplingDetails result, FullStudy study, ReportContent content) {
        var coupling = study.get(CouplingResult.class);
        var plots = new OrderPlots(coupling.orders(), study.provenanceSource());
        var head = result.heads().getFirst().id();
        content.figure(
                "orders-contributions",
                plots.contributions(head),
                Size.twoColumns(85),
                "What each order adds to the gap of " + head + " on every prompt.");
        content.figure(
                "orders-correlations",
                plots.correlations(),
                Size.oneColumn(70),
                "How well each order alone goes with the model's gap, heads sorted for each order by itself.");
        content.figure(
                "orders-remainder",
                plots.remainders(),
                Size.oneColumn(70),
                "One point a head and prompt: what three orders leave out, against the spread of the scores.");
        var terms = coupling.orders().terms();
        content.figure(
                "orders-second-response",
                plots.secondResponse(head, terms.of(head)[0], result.firstPrompt()),
                Size.oneColumn(85),
                "Which two tokens of the first prompt act together on the gap of " + head + ".");
        compositions(result, study, content);
    }

    private static void compositions(CouplingDetails result, FullStudy study, ReportContent content) {
        var heads = study.config().allHeads();
        var rows = new ArrayList<List<String>>();
        for (var kind : CompositionPlots.Kind.values()) {
            var input = kind.name().toLowerCase(Locale.ROOT);
            var plots = new CompositionPlots(
                    study.get(CouplingResult.class).compositions(), kind, heads, study.provenance("", ""));
            content.figure(
                    "composition-" + input,
                    plots.map(),
                    Size.twoColumns(150),
                    kind + "-composition: how much of what the earlier head writes the later head reads as its " + input
                            + ", in standard deviations above matrices of the same spectra turned at random.");
            content.figure(
                    "composition-paths-" + input,
                    plots.paths(),
                    Size.oneColumn(75),
                    "The strongest " + kind
                            + "-compositions from layer to layer; the thicker, the further above chance.");
            for (var path : plots.strongest(CompositionPlots.DRAWN)) {
                rows.add(List.of(
                        kind.name(),
                        path.earlier().toString(),
                        path.later().toString(),
                        Html.number(path.score(), "%.3f"),
                        Html.number(path.z(), "%+.1f"),
                        Html.number(CompositionPlots.of(result.affinities(), kind, path, heads), "%.3f")));
            }
        }
        content.paragraph("The strongest paths. The affinity is the share of the space the later head reads that the"
                + " earlier one writes, however strongly; by chance it is "
                + Html.number(result.affinities().byChance(), "%.3f") + ".");
        content.table(List.of("into", "earlier", "later", "score", "sd above chance", "affinity"), rows);
    }

    private static List<List<String>> fits(CouplingDetails result) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < result.heads().size(); i++) {
            var chosen = result.heads().get(i);
            var fits = result.fits().get(i);
            var id = chosen.id().toString();
            rows.add(List.of(id, Html.escape(chosen.why()), MODELS[0], r2(fits.m0()), aicc(fits.m0()), "–"));
            rows.add(List.of(id, "", MODELS[1], r2(fits.m1()), aicc(fits.m1()), p(fits.test1())));
            rows.add(List.of(id, "", MODELS[2], r2(fits.m2()), aicc(fits.m2()), p(fits.test2())));
        }
        return rows;
    }

    private static String r2(Estimate<LinearModel> fit) {
        return Html.number(fit.number(LinearModel::leaveOneOutR2), "%+.3f");
    }

    private static String aicc(Estimate<LinearModel> fit) {
        return Html.number(fit.number(LinearModel::aicc), "%.2f");
    }

    private static String p(Estimate<FreedmanLaneTest> test) {
        return Html.number(test.number(FreedmanLaneTest::p), "%.3g");
    }
}
