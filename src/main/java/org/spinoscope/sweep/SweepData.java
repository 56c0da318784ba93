package org.spinoscope.sweep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.UserException;

/// ΔL_theory and ΔL_actual of a sweep as arrays, in the order of the prompts. Prompts without a ΔL_actual are excluded.
///
/// @param relations names, in order of first appearance
/// @param relation of each prompt, a place in `relations`
/// @param actual ΔL_actual `[prompt]`, finite
/// @param theory `[layer·heads + head][prompt]`, NaN where undefined
public record SweepData(
        int layers, int heads, List<String> relations, int[] relation, double[] actual, double[][] theory) {

    /// @param reading which of the plan's Readings, from 1
    /// @throws UserException if the plan has no such Reading, or has no theory
    public static SweepData load(SweepQuery query, int reading) {
        var plan = query.plan();
        if (reading < 1 || reading > plan.readings().size()) {
            throw new UserException(
                    "The sweep has the Readings 1 to " + plan.readings().size() + "; there is no " + reading + ".");
        }
        if (!plan.measures().contains(Measure.THEORY)) {
            throw new UserException("The sweep has no theory to correlate. Plan one with --measures theory.");
        }
        try {
            return load(query, plan, SweepPlan.theoryColumn(reading - 1));
        } catch (SQLException e) {
            throw new UserException("The sweep cannot be read (" + Parquet.firstLine(e) + ").", e);
        }
    }

    private static SweepData load(SweepQuery query, SweepPlan plan, String column) throws SQLException {
        var places = new HashMap<Long, Integer>();
        var names = new ArrayList<String>();
        Map<String, Integer> known = new HashMap<>();
        var relation = new int[1024];
        var actual = new double[1024];
        int n = 0;
        try (var statement = query.connection().createStatement();
                var rows = statement.executeQuery(
                        "SELECT prompt, relation, actualGap FROM prompts WHERE actualGap IS NOT NULL ORDER BY prompt")) {
            while (rows.next()) {
                if (n == actual.length) {
                    relation = Arrays.copyOf(relation, 2 * n);
                    actual = Arrays.copyOf(actual, 2 * n);
                }
                var name = rows.getString(2);
                relation[n] = known.computeIfAbsent(name, fresh -> {
                    names.add(fresh);
                    return names.size() - 1;
                });
                actual[n] = rows.getDouble(3);
                places.put(rows.getLong(1), n++);
            }
        }
        int heads = plan.model().heads();
        var theory = new double[plan.model().layers() * heads][n];
        for (var head : theory) {
            Arrays.fill(head, Double.NaN);
        }
        try (var statement = query.connection().createStatement();
                var rows = statement.executeQuery(
                        "SELECT prompt, layer, head, " + column + " FROM heads WHERE " + column + " IS NOT NULL")) {
            while (rows.next()) {
                var place = places.get(rows.getLong(1));
                if (place != null) {
                    theory[rows.getInt(2) * heads + rows.getInt(3)][place] = rows.getDouble(4);
                }
            }
        }
        return new SweepData(
                plan.model().layers(),
                heads,
                List.copyOf(names),
                Arrays.copyOf(relation, n),
                Arrays.copyOf(actual, n),
                theory);
    }

    int prompts() {
        return actual.length;
    }

    /// Prompts of each relation.
    int[] sizes() {
        var sizes = new int[relations.size()];
        for (int g : relation) {
            sizes[g]++;
        }
        return sizes;
    }
}
