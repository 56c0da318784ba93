package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.ComponentPatch.Positions;

class AblationSweepTest {

    private static final int[] LENGTHS = {9, 5, 1, 12, 5, 3};

    @Test
    void thePlanHoldsEveryPairOnceTheSelectedPromptAndPreferredHeadsFirst() {
        var config = Gpt2Config.small();
        var first = List.of(new HeadId(7, 2), new HeadId(3, 5), new HeadId(7, 0));
        for (int rows : new int[] {1, 50, 4096}) {
            var chunks = AblationPlan.of(config, different(LENGTHS), first, 3, rows, (head, prompt) -> false)
                    .chunks();
            var pairs = new ArrayList<List<Integer>>();
            for (var chunk : chunks) {
                assertThat(chunk.pairs() == 1 || rows(chunk) <= rows).isTrue();
                chunk.heads().forEach(h -> chunk.prompts().forEach(p -> pairs.add(List.of(chunk.layer(), h, p))));
            }
            assertThat(pairs).hasSize(144 * 6);
            assertThat(new HashSet<>(pairs)).hasSize(144 * 6);
            assertThat(pairs.subList(0, 3))
                    .containsExactlyInAnyOrder(List.of(7, 2, 3), List.of(7, 0, 3), List.of(3, 5, 3));
            assertThat(pairs.subList(0, 144)).allMatch(pair -> pair.get(2) == 3);
        }
    }

    @Test
    void thePlanLeavesOutExactlyWhatIsKnown() {
        BiPredicate<HeadId, Integer> known =
                (head, prompt) -> prompt == 3 || (head.layer() * prompt + head.head()) % 3 == 0;
        var expected = new HashSet<List<Integer>>();
        for (var head : Gpt2Config.small().allHeads()) {
            for (int p = 0; p < LENGTHS.length; p++) {
                if (!known.test(head, p)) {
                    expected.add(List.of(head.layer(), head.head(), p));
                }
            }
        }
        var pairs = new ArrayList<List<Integer>>();
        AblationPlan.of(Gpt2Config.small(), different(LENGTHS), List.of(new HeadId(7, 2)), 3, 50, known)
                .chunks()
                .forEach(chunk -> chunk.heads()
                        .forEach(h -> chunk.prompts().forEach(p -> pairs.add(List.of(chunk.layer(), h, p)))));
        assertThat(pairs).hasSameSizeAs(expected).containsAll(expected);
    }

    /// Prompts of these lengths that begin differently.
    private static List<int[]> different(int... lengths) {
        return java.util.stream.IntStream.range(0, lengths.length)
                .mapToObj(p -> {
                    var tokens = new int[lengths[p]];
                    tokens[0] = p + 1;
                    return tokens;
                })
                .toList();
    }

    private static int rows(AblationPlan.Chunk chunk) {
        return chunk.heads().size()
                * chunk.prompts().stream().mapToInt(p -> LENGTHS[p]).sum();
    }

    @Test
    void aCancelledSweepKeepsWhatItHadDoneAndLeavesTheRestUndefined() {
        try (var golden = Golden.open("ablation/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var clean = CleanRun.of(model, AblationGolden.prompts(golden), Progress.NONE);
            var map = new AblationProgress(model.config(), LENGTHS.length);
            var sweep = new AblationSweep(model, clean, zero(model, clean), 30);
            assertThatThrownBy(() -> sweep.run(List.of(), 0, map, (fraction, doing) -> {
                        if (fraction > 0.5) {
                            throw new CancellationException();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
            var kept = map.snapshot();
            assertThat(kept.complete()).isFalse();
            assertThat(kept.count()).isBetween(10, 80);
            var expected = golden.values("ablated.zero.all");
            for (int i = 0; i < expected.length; i++) {
                double gap = kept.gap()[i / 15][i % 15 / 5][i % 5];
                if (kept.done()[i / 15][i % 15 / 5][i % 5]) {
                    assertThat(gap).isCloseTo(expected[i], within(1e-4));
                } else {
                    assertThat(gap).isNaN();
                }
            }
        }
    }

    @Test
    void aModelClosedInTheMiddleStopsTheSweepWithWhatToDo() {
        try (var golden = Golden.open("ablation/odd-3x5")) {
            var model = Golden.model("odd-3x5");
            var clean = CleanRun.of(model, AblationGolden.prompts(golden), Progress.NONE);
            var map = new AblationProgress(model.config(), LENGTHS.length);
            assertThatThrownBy(() -> new AblationSweep(model, clean, zero(model, clean), 30)
                            .run(
                                    List.of(),
                                    0,
                                    (head, prompt, good, bad) -> {
                                        map.ablated(head, prompt, good, bad);
                                        if (map.snapshot().count() == 10) {
                                            model.close();
                                        }
                                    },
                                    Progress.NONE))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("Run it again");
            assertThat(map.snapshot().count()).isBetween(10, 30);
        }
    }

    /// Token 96 at position 11 overflows: each embedding is finite, their sum is not.
    @Test
    void activationsThatAreNotFiniteGiveUndefinedResultsForTheirPromptOnly(@TempDir Path folder) throws IOException {
        copyWithHugeEntries(Golden.checkpoint("odd-3x5"), folder, 96, 11);
        try (var golden = Golden.open("ablation/odd-3x5");
                var model = Gpt2.load(folder, new ModelIdentity("huge", "seeded random weights"), Progress.NONE)) {
            var prompts = new ArrayList<>(AblationGolden.prompts(golden));
            var tokens = prompts.get(3).tokens().clone();
            tokens[11] = 96;
            prompts.set(3, new TokenizedPair(tokens, new int[] {8}, new int[] {90}));
            var clean = CleanRun.withGradients(model, prompts, Progress.NONE);
            var ablationValues = zero(model, clean);
            var map = new AblationProgress(model.config(), prompts.size());
            new AblationSweep(model, clean, ablationValues).run(List.of(), 1, map, Progress.NONE);
            assertThat(map.snapshot().complete()).isTrue();
            var expected = golden.values("ablated.zero.all");
            var estimates = ablationValues.firstOrder();
            for (int i = 0; i < expected.length; i++) {
                double gap = map.snapshot().gap()[i / 15][i % 15 / 5][i % 5];
                double estimate = estimates[i / 15][i % 15 / 5][i % 5];
                if (i / 15 == 3) {
                    assertThat(gap).isNaN();
                    assertThat(estimate).isNaN();
                } else {
                    assertThat(gap).isCloseTo(expected[i], within(1e-4));
                    assertThat(estimate).isFinite();
                }
            }
            var together = JointAblation.gaps(model, clean, ablationValues, List.of(new HeadId(0, 0)), Progress.NONE);
            assertThat(together[3]).isNaN();
            assertThat(together[2]).isFinite();
        }
    }

    private static void copyWithHugeEntries(Path from, Path to, int token, int position) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        var path = to.resolve("model.safetensors");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int data = 8 + (int) bytes.getLong(0);
        var header = new ObjectMapper().readTree(bytes.array(), 8, data - 8);
        enlarge(
                bytes,
                data + header.at("/transformer.wte.weight/data_offsets/0").asInt(),
                token);
        enlarge(
                bytes,
                data + header.at("/transformer.wpe.weight/data_offsets/0").asInt(),
                position);
        Files.write(path, bytes.array());
    }

    private static void enlarge(ByteBuffer bytes, int table, int row) {
        bytes.putFloat(table + 4 * 35 * row, 3e38f);
    }

    @Test
    void ablatingEveryHeadOfALayerLeavesOnlyItsOutputBias() {
        try (var golden = Golden.open("ablation/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var prompts = AblationGolden.prompts(golden);
            var patches = model.heads().stream()
                    .filter(h -> h.layer() == 1)
                    .map(HeadPatch::zero)
                    .toList();
            var result = model.run(
                    ForwardRequest.of(
                                    prompts.stream().map(TokenizedPair::tokens).toList())
                            .patching(patches)
                            .recording(Hook.ATTN_OUT.in(1)),
                    Progress.NONE);
            for (int p = 0; p < prompts.size(); p++) {
                var out = result.activation(Hook.ATTN_OUT.in(1), p);
                for (int t = 0; t < prompts.get(p).length(); t++) {
                    assertThat(out.slice(t)).containsExactly(model.outputBias(1));
                }
            }
        }
    }

    @Test
    void severalAnswerTokensCountWithTheirMeanLogit() {
        try (var golden = Golden.open("ablation/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            var tokens = AblationGolden.prompts(golden).getFirst().tokens();
            var one = gaps(model, new TokenizedPair(tokens, new int[] {3}, new int[] {17}));
            var other = gaps(model, new TokenizedPair(tokens, new int[] {8}, new int[] {17}));
            var both = gaps(model, new TokenizedPair(tokens, new int[] {3, 8}, new int[] {17}));
            for (int i = 0; i < both.length; i++) {
                assertThat(both[i]).isCloseTo((one[i] + other[i]) / 2, within(1e-5));
            }
        }
    }

    private static double[] gaps(Gpt2 model, TokenizedPair prompt) {
        var clean = CleanRun.of(model, List.of(prompt), Progress.NONE);
        var map = new AblationProgress(model.config(), 1);
        new AblationSweep(model, clean, zero(model, clean)).run(List.of(), 0, map, Progress.NONE);
        return java.util.Arrays.stream(map.snapshot().gap()[0])
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    @Test
    void gradientModeIsRestoredEvenIfTheRunIsCancelled() {
        try (var golden = Golden.open("ablation/odd-3x5");
                var model = Golden.model("odd-3x5")) {
            boolean before = JniUtils.isGradMode();
            var prompts = AblationGolden.prompts(golden);
            assertThatThrownBy(() -> CleanRun.withGradients(model, prompts, (fraction, doing) -> {
                        throw new CancellationException();
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(JniUtils.isGradMode()).isEqualTo(before);
            JniUtils.setGradMode(false);
            CleanRun.withGradients(model, prompts, Progress.NONE);
            assertThat(JniUtils.isGradMode()).isFalse();
            JniUtils.setGradMode(before);
        }
    }

    @Test
    void theOperationCountIsThatOfTheFormulaForASmallShape() {
        var config = new Gpt2Config(2, 3, 6, 24, 11, 8, 1e-5, Gpt2Config.Activation.GELU_NEW, true, false, true);
        // Layer 0: MLP of 2 tokens, then keys and values of both, query, output and MLP of the last. Layer 1: one MLP.
        double mlp = 2 * 2 * 6 * 24;
        double last = 2 * (2 * 2 * 6 * 6) + 2 * (2 * 6 * 6) + 2 * 2 * 6 * 2 + mlp;
        assertThat(AblationSweep.operations(config, new int[] {2})).isEqualTo(3 * (2 * mlp + last + mlp));
    }

    private static AblationValues zero(Gpt2 model, CleanRun clean) {
        return new AblationValues(model, clean, new AblationMode.Zero(), Positions.ALL);
    }
}
