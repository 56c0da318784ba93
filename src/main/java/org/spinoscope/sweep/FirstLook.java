package org.spinoscope.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.spinoscope.statistics.RelationSums;

/// The sums of all heads by one query over the files.
final class FirstLook {

    private FirstLook() {}

    /// @param prompts the table function that reads the prompts
    /// @param heads the one that reads the heads
    static String sql(SweepTable table, String prompts, String heads) {
        var x = "h." + SweepPlan.theoryColumn(table.reading() - 1);
        var y = "p.actualGap";
        var effect = table.exact() ? "h.ablatedGap - " + y : "h.estimatedEffect";
        var both = x + " IS NOT NULL";
        return "SELECT h.layer * " + table.plan().model().heads() + " + h.head, p.relation, count(" + x + "), sum(" + x
                + "), sum(" + y + ") FILTER (" + both + "), sum(" + x + " * " + x + "), sum(" + y + " * " + y
                + ") FILTER (" + both + "), sum(" + x + " * " + y + "), count(h.directGap), sum(h.directGap), count("
                + effect + "), sum(" + effect + "), count(*) FROM " + heads + " h JOIN " + prompts
                + " p USING (prompt) WHERE " + y + " IS NOT NULL GROUP BY ALL";
    }

    static SweepSummary of(SweepTable table, ResultSet rows) throws SQLException {
        var found = new ArrayList<Row>();
        var relations = new HashMap<String, Integer>();
        var names = new ArrayList<String>();
        while (rows.next()) {
            var sums = new double[11];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = rows.getDouble(i + 3); // null, an empty sum, is 0
            }
            int g = relations.computeIfAbsent(rows.getString(2), name -> {
                names.add(name);
                return names.size() - 1;
            });
            found.add(new Row(Math.clamp(rows.getInt(1), 0, table.heads() - 1), g, sums));
        }
        return summary(table, names, found);
    }

    private record Row(int head, int relation, double[] sums) {}

    private static SweepSummary summary(SweepTable table, List<String> names, List<Row> rows) {
        int heads = table.heads();
        var sums = new RelationSums[heads];
        Arrays.setAll(sums, h -> empty(names.size()));
        var totals = new double[heads][5]; // directs, their sum, effects, their sum, prompts
        for (var row : rows) {
            var s = row.sums();
            var of = sums[row.head()];
            of.n()[row.relation()] = (int) s[0];
            of.x()[row.relation()] = s[1];
            of.y()[row.relation()] = s[2];
            of.xx()[row.relation()] = s[3];
            of.yy()[row.relation()] = s[4];
            of.xy()[row.relation()] = s[5];
            for (int i = 0; i < 5; i++) {
                totals[row.head()][i] += s[6 + i];
            }
        }
        int prompts = (int) Arrays.stream(totals).mapToDouble(t -> t[4]).max().orElse(0);
        return new SweepSummary(
                table,
                SweepFilter.ALL,
                new int[0],
                prompts,
                List.copyOf(names),
                List.of(sums),
                Arrays.stream(sums).mapToDouble(FirstLook::uncentred).toArray(),
                Arrays.stream(totals).mapToDouble(t -> t[1] / t[0]).toArray(),
                Arrays.stream(totals).mapToDouble(t -> t[3] / t[2]).toArray());
    }

    private static RelationSums empty(int relations) {
        return new RelationSums(
                new int[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations],
                new double[relations]);
    }

    private static double uncentred(RelationSums sums) {
        double xx = Arrays.stream(sums.xx()).sum();
        double yy = Arrays.stream(sums.yy()).sum();
        double xy = Arrays.stream(sums.xy()).sum();
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : Double.NaN;
    }
}
