package org.spinoscope.report;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;

/// The paper's numbers and this run's.
final class PaperChapter implements Chapter<PaperChapter.Result> {

    /// One row a number.
    record Result(List<PaperComparison> rows) {}

    @Override
    public String title() {
        return "The paper and this run";
    }

    @Override
    public Class<Result> resultType() {
        return Result.class;
    }

    @Override
    public double weight() {
        return 0;
    }

    @Override
    public Result run(Gpt2 model, FullStudy study, Progress progress) {
        return new Result(PaperComparison.of(study));
    }

    @Override
    public void write(Result result, FullStudy study, ReportContent content) {
        content.section(title());
        content.table(
                List.of("quantity", "paper", "measured", "remark"),
                result.rows().stream()
                        .map(row -> List.of(
                                Html.escape(row.quantity()),
                                Html.number(row.paper(), "%.3g"),
                                Html.number(row.measured(), "%.3g"),
                                Html.escape(row.remark())))
                        .toList());
        content.csv(
                "paper.csv",
                study.provenance(study.reading().toString(), ""),
                List.of("quantity", "paper", "measured", "remark"),
                out -> {
                    for (var row : result.rows()) {
                        out.printRecord(
                                row.quantity(), Csv.field(row.paper()), Csv.field(row.measured()), row.remark());
                    }
                });
        var list = content.json().putArray("paper");
        for (var row : result.rows()) {
            var entry = list.addObject();
            entry.put("quantity", row.quantity());
            Json.number(entry, "paper", row.paper());
            Json.number(entry, "measured", row.measured());
        }
    }
}
