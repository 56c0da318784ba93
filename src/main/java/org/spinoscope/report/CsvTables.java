package org.spinoscope.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.spinoscope.statistics.Regression;
import org.spinoscope.statistics.SignFlipTest;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.Temperature;

/// The study's tables as CSV texts by file name, their provenance above as `# key: value` lines. Undefined numbers are
/// empty fields.
final class CsvTables {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvTables() {}

    static SequencedMap<String, String> of(FullStudy study) {
        var request = study.correlation().request();
        var read = provenance(study, request.reading().toString(), Long.toString(request.seed()));
        var unread = provenance(study, "", "");
        var removed = study.ablation().request();
        var ablated = provenance(study, "answer=" + removed.answer().key(), Long.toString(removed.seed()));
        var tables = new LinkedHashMap<String, String>();
        tables.put("prompts.csv", read + prompts(study.correlation()));
        tables.put("heads.csv", read + heads(study.correlation()));
        tables.put("gaps.csv", read + gaps(study.correlation()));
        tables.put("temperature.csv", unread + temperature(study));
        tables.put("ablation.csv", ablated + ablation(study.ablation()));
        tables.put("ablation-heads.csv", ablated + ablationHeads(study.ablation()));
        tables.put("reproduction.csv", unread + scan(study));
        tables.put("paper.csv", read + comparison(study));
        return tables;
    }

    private static String provenance(FullStudy study, String reading, String seed) {
        return study.provenanceSource()
                .provenance(study.correlation().request().prompts(), reading, seed)
                .comment();
    }

    private static String prompts(CorrelationResult study) {
        var tokenizedPrompts = study.gaps().tokenizedPrompts();
        return csv(List.of("prompt", "good", "bad", "relation", "tokens", "good_ids", "bad_ids", "actual_gap"), out -> {
            for (int p = 0; p < tokenizedPrompts.used().size(); p++) {
                var pair = tokenizedPrompts.used().get(p);
                var trial = tokenizedPrompts.trials().get(p);
                out.printRecord(
                        pair.prompt(),
                        pair.good(),
                        pair.bad(),
                        pair.relation(),
                        joined(trial.tokens()),
                        joined(trial.good()),
                        joined(trial.bad()),
                        field(study.actual()[p]));
            }
        });
    }

    private static String heads(CorrelationResult study) {
        var columns = List.of(
                "layer",
                "head",
                "rank",
                "r",
                "p",
                "slope",
                "intercept",
                "r0",
                "spearman",
                "sign_agree",
                "sign_p",
                "fisher_low",
                "fisher_high",
                "loo_low",
                "loo_high",
                "bonferroni",
                "q");
        return csv(columns, out -> {
            var ranking = study.ranking();
            for (var head : study.heads()) {
                var fit = head.fit();
                out.printRecord(
                        head.id().layer(),
                        head.id().head(),
                        Double.isNaN(head.r()) ? "" : 1 + ranking.indexOf(head),
                        field(head.r()),
                        field(fit.number(Regression::p)),
                        field(fit.number(Regression::slope)),
                        field(fit.number(Regression::intercept)),
                        field(fit.number(Regression::r0)),
                        field(fit.number(Regression::spearman)),
                        count(fit.number(f -> f.signs().agree())),
                        field(fit.number(f -> f.signs().p())),
                        field(fit.number(f -> f.fisher().low())),
                        field(fit.number(f -> f.fisher().high())),
                        field(head.leaveOneOut().number(l -> l.range().low())),
                        field(head.leaveOneOut().number(l -> l.range().high())),
                        field(head.bonferroni()),
                        field(head.q()));
            }
        });
    }

    private static String gaps(CorrelationResult study) {
        return csv(List.of("layer", "head", "prompt", "theory_gap", "actual_gap"), out -> {
            for (var head : study.heads()) {
                for (int p = 0; p < study.actual().length; p++) {
                    out.printRecord(
                            head.id().layer(), head.id().head(), p, field(head.theory()[p]), field(study.actual()[p]));
                }
            }
        });
    }

    private static String temperature(FullStudy study) {
        var sweep = study.temperature();
        var columns = List.of("prompt", "T", "entropy_bits", "top1", "dS_dT", "heat_capacity", "pair_odds");
        return csv(columns, out -> {
            for (int p = 0; p < sweep.curves().size(); p++) {
                for (Temperature t : sweep.curves().get(p)) {
                    out.printRecord(
                            p,
                            field(t.t()),
                            field(t.entropyBits()),
                            field(t.top1()),
                            field(t.entropySlope()),
                            field(t.heatCapacity()),
                            field(sweep.pairOdds(p, t.t())));
                }
            }
        });
    }

    private static String ablation(AblationResult study) {
        return csv(List.of("layer", "head", "prompt", "gap", "gap_without", "effect", "estimate"), out -> {
            for (var head : study.heads()) {
                for (int p = 0; p < study.gaps().length; p++) {
                    out.printRecord(
                            head.id().layer(),
                            head.id().head(),
                            p,
                            field(study.gaps()[p]),
                            field(study.gapWithout(head.id(), p)),
                            field(head.effects()[p]),
                            field(study.estimates()[p][head.id().layer()][
                                    head.id().head()]));
                }
            }
        });
    }

    private static String ablationHeads(AblationResult study) {
        var columns = List.of("layer", "head", "mean_effect", "low", "high", "p", "q", "estimate", "direct_effect");
        return csv(columns, out -> {
            for (var head : study.heads()) {
                out.printRecord(
                        head.id().layer(),
                        head.id().head(),
                        field(head.mean()),
                        field(head.test().number(test -> test.interval().low())),
                        field(head.test().number(test -> test.interval().high())),
                        field(head.test().number(SignFlipTest::p)),
                        field(head.q()),
                        field(head.estimate()),
                        field(head.direct()));
            }
        });
    }

    private static String scan(FullStudy study) {
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
        return csv(columns, out -> {
            for (var row : study.scan().rows()) {
                for (Map.Entry<String, String> choice : row.reading().toMap().entrySet()) {
                    out.print(choice.getValue());
                }
                out.print(row.n());
                for (double r : row.r()) {
                    out.print(field(r));
                }
                out.print(row.rank() == 0 ? "" : row.rank());
                out.print(field(row.germanyGap()));
                out.print(field(row.distance()));
                out.println();
            }
        });
    }

    private static String comparison(FullStudy study) {
        return csv(List.of("quantity", "paper", "measured", "remark"), out -> {
            for (var row : PaperComparison.of(study)) {
                out.printRecord(row.quantity(), field(row.paper()), field(row.measured()), row.remark());
            }
        });
    }

    private interface Rows {
        void print(CSVPrinter out) throws IOException;
    }

    private static String csv(List<String> columns, Rows rows) {
        var text = new StringBuilder();
        try (var out = new CSVPrinter(text, FORMAT)) {
            out.printRecord(columns);
            rows.print(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private static String count(double value) {
        return Double.isFinite(value) ? Long.toString(Math.round(value)) : "";
    }

    private static String field(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String joined(int[] ids) {
        return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
