package org.spinoscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.ReproductionScan;

/// Which Reading is nearest to the paper's printed values: a search made after seeing them.
final class ReproductionChapter implements Chapter<ReproductionScan.Result> {

    private static final int SHOWN = 15;

    @Override
    public String title() {
        return "Which reading is the paper's?";
    }

    @Override
    public Class<ReproductionScan.Result> resultType() {
        return ReproductionScan.Result.class;
    }

    @Override
    public double weight() {
        return 30;
    }

    @Override
    public ReproductionScan.Result run(Gpt2 model, FullStudy study, Progress progress) {
        return new ReproductionScan().run(model, study.prompts(), progress);
    }

    @Override
    public void write(ReproductionScan.Result result, FullStudy study, ReportContent content) {
        content.section(title());
        page(result, content);
        table(result, study, content);
        var list = content.json().putArray("reproduction");
        for (var row : result.rows()) {
            var entry = list.addObject();
            var reading = entry.putObject("reading");
            row.reading().toMap().forEach(reading::put);
            entry.put("n", row.n());
            Json.number(entry, "rL3H5", row.r()[0]);
            Json.number(entry, "rL0H2", row.r()[1]);
            Json.number(entry, "rL0H7", row.r()[2]);
            entry.put("rankL3H5", row.rank());
            Json.number(entry, "germanyGap", row.germanyGap());
            Json.number(entry, "distance", row.distance());
        }
    }

    private static void page(ReproductionScan.Result result, ReportContent content) {
        content.paragraph(String.format(
                Locale.ROOT,
                "The paper's words leave choices open. All %d combinations were computed; these are nearest to the"
                        + " paper's values for GPT-2. This is a search made after seeing the answer: a hypothesis about"
                        + " the paper, no evidence about the model.",
                result.rows().size()));
        content.table(
                List.of("reading", "n", "r(L3H5)", "r(L0H2)", "r(L0H7)", "rank L3H5", "gap, first prompt", "distance"),
                result.rows().stream()
                        .limit(SHOWN)
                        .map(row -> List.of(
                                "<code>" + Html.escape(row.reading().toString()) + "</code>",
                                Integer.toString(row.n()),
                                Html.number(row.r()[0], "%+.3f"),
                                Html.number(row.r()[1], "%+.3f"),
                                Html.number(row.r()[2], "%+.3f"),
                                row.rank() == 0 ? "–" : Integer.toString(row.rank()),
                                Html.number(row.germanyGap(), "%+.3g"),
                                Html.number(row.distance(), "%.3f")))
                        .toList());
        result.leftOut()
                .forEach((choice, reason) -> content.paragraph("Without readings of the answer token “"
                        + Html.escape(choice.title()) + "”: " + Html.escape(reason)));
    }

    private static void table(ReproductionScan.Result result, FullStudy study, ReportContent content) {
        var columns = List.of(
                "source",
                "biases",
                "unit",
                "readout",
                "answer",
                "slice",
                "n",
                "r_L3H5",
                "r_L0H2",
                "r_L0H7",
                "rank_L3H5",
                "germany_gap",
                "distance");
        content.csv("reproduction.csv", study.provenance("", ""), columns, out -> {
            for (var row : result.rows()) {
                for (Map.Entry<String, String> choice : row.reading().toMap().entrySet()) {
                    out.print(choice.getValue());
                }
                out.print(row.n());
                for (double r : row.r()) {
                    out.print(Csv.field(r));
                }
                out.print(row.rank() == 0 ? "" : row.rank());
                out.print(Csv.field(row.germanyGap()));
                out.print(Csv.field(row.distance()));
                out.println();
            }
        });
    }
}
