package org.spinoscope.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.AblationValues;
import org.spinoscope.gpt2.CleanRun;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.JointAblation;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.gpt2.TokenizedPair;

/// Logit gaps without components of one model, prompt by prompt, as studies measured them: what they need not measure
/// again where prompts, words and stand-ins are the same. A stand-in that comes from other prompts is the same only
/// among the same prompts.
///
/// What was kept longest without being asked for is forgotten first. For one thread at a time.
public final class RemovalMemory {

    /// Bytes of the gaps; some 7,000 prompts and 144 heads.
    private static final long MOST_BYTES = 8L << 20;

    /// The content, to be kept in a file.
    ///
    /// @param removals names of what was removed, such as `L3H5`, `MLP 4` or `L0H0+L0H1`
    /// @param prompts hashes of everything a row depends on, oldest first
    /// @param gaps without each, a `[removal]` a prompt; NaN, or no element, where not measured or undefined
    public record Table(List<String> removals, List<String> prompts, List<double[]> gaps) {}

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final LinkedHashMap<String, double[]> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long measured;

    public RemovalMemory() {}

    public RemovalMemory(Table table) {
        table.removals().forEach(this::column);
        for (int i = 0; i < table.prompts().size(); i++) {
            rows.put(table.prompts().get(i), table.gaps().get(i));
        }
    }

    /// What a whole study measured.
    public static RemovalMemory of(AblationResult result) {
        var memory = new RemovalMemory();
        var request = result.request();
        var known = memory.of(result.tokenizedPrompts().trials(), request.ablationMode(), request.positions());
        var effects = result.jointEffects();
        for (var coalition : effects.layers()) {
            for (int p = 0; p < result.gaps().length; p++) {
                known.keep(coalition.heads(), p, coalition.effects()[p] + result.gaps()[p]);
            }
        }
        return memory;
    }

    public Table table() {
        return new Table(List.copyOf(columns.keySet()), List.copyOf(rows.keySet()), List.copyOf(rows.values()));
    }

    /// How many gaps were measured and kept so far: whether there is anything new to write to a file.
    public long measured() {
        return measured;
    }

    /// What is known of these prompts.
    public Known of(List<TokenizedPair> trials, AblationMode mode, Positions positions) {
        return new Known(RemovalKeys.of(trials, mode, positions));
    }

    /// The part that one study reads and adds to. Prompts have their numbers among the study's.
    public final class Known {

        private final List<String> keys;

        private Known(List<String> keys) {
            this.keys = keys;
        }

        /// The gap without some components together; NaN if it is not known.
        public double gap(List<? extends ModelComponent> without, int prompt) {
            var row = rows.get(keys.get(prompt));
            var column = columns.get(name(without));
            return row == null || column == null || column >= row.length ? Double.NaN : row[column];
        }

        public boolean has(List<? extends ModelComponent> without, int prompt) {
            return !Double.isNaN(gap(without, prompt));
        }

        /// @param gap not finite where the model's activations are not: it will be measured again
        public void keep(List<? extends ModelComponent> without, int prompt, double gap) {
            if (!Double.isFinite(gap)) {
                return;
            }
            int column = column(name(without));
            var row = rows.getOrDefault(keys.get(prompt), new double[0]);
            if (column >= row.length) {
                int from = row.length;
                row = Arrays.copyOf(row, columns.size());
                Arrays.fill(row, from, row.length, Double.NaN);
            }
            row[column] = gap;
            rows.put(keys.get(prompt), row);
            measured++;
            while ((long) rows.size() * columns.size() * Double.BYTES > MOST_BYTES && rows.size() > keys.size()) {
                rows.pollFirstEntry();
            }
        }

        /// The gaps without some components together, of which those that are not known are measured in one run.
        ///
        /// @return `[prompt]`; NaN where the model's activations are not finite
        double[] without(
                Gpt2 model,
                CleanRun clean,
                AblationValues values,
                List<? extends ModelComponent> components,
                Progress progress) {
            var gaps = IntStream.range(0, keys.size())
                    .mapToDouble(p -> gap(components, p))
                    .toArray();
            var unknown = IntStream.range(0, gaps.length)
                    .filter(p -> Double.isNaN(gaps[p]))
                    .boxed()
                    .toList();
            if (!unknown.isEmpty()) {
                var fresh = JointAblation.gaps(model, clean, values, components, unknown, progress);
                for (int i = 0; i < fresh.length; i++) {
                    gaps[unknown.get(i)] = fresh[i];
                    keep(components, unknown.get(i), fresh[i]);
                }
            }
            return gaps;
        }
    }

    private int column(String name) {
        return columns.computeIfAbsent(name, fresh -> columns.size());
    }

    private static String name(List<? extends ModelComponent> components) {
        return components.size() == 1
                ? components.getFirst().toString()
                : components.stream().map(ModelComponent::toString).sorted().collect(Collectors.joining("+"));
    }
}
