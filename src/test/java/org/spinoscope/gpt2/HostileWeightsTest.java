package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;

/// Weight files that are damaged, wrong or made with ill intent: each is refused with a sentence that says what to do.
class HostileWeightsTest {

    private static final String WTE = "transformer.wte.weight";

    @TempDir
    private Path temp;

    private DoctoredCheckpoint checkpoint;

    @BeforeEach
    void copy() throws IOException {
        checkpoint = DoctoredCheckpoint.copyOf("odd-3x5", temp);
    }

    private void refused(String... says) {
        checkpoint.refused(says);
    }

    private static ObjectNode tensor(ObjectNode header, String name) {
        return (ObjectNode) header.get(name);
    }

    @Test
    void theUntouchedCopyLoads() {
        loadsAsTheOriginal();
    }

    /// The same embeddings and the same logits, so that nothing that was added took part.
    private void loadsAsTheOriginal() {
        var request = ForwardRequest.of(List.of(new int[] {1, 2, 3})).logits(new LogitRequest.Final());
        try (var loaded = checkpoint.load();
                var original = Golden.model("odd-3x5")) {
            assertThat(loaded.embedding(3).data())
                    .containsExactly(original.embedding(3).data());
            assertThat(loaded.run(request, Progress.NONE).logits().getFirst().data())
                    .containsExactly(
                            original.run(request, Progress.NONE)
                                    .logits()
                                    .getFirst()
                                    .data(),
                            within(1e-5f)); // where the file's bytes lie in memory decides the order of sums
        }
    }

    @Test
    void aTruncatedFileNamesTheTensorThatIsCut() throws IOException {
        var all = Files.readAllBytes(checkpoint.weights());
        Files.write(checkpoint.weights(), Arrays.copyOf(all, all.length - 400));
        refused("cut short or damaged: transformer.", "Fetch the file again");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aFileTooShortForItsLengthFieldIsRefused(int bytes) throws IOException {
        Files.write(checkpoint.weights(), new byte[bytes]);
        refused("only " + bytes + " bytes long", "cut short");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 145_724})
    void aHeaderLengthThatCannotBeIsRefused(long length) throws IOException {
        var all = ByteBuffer.wrap(Files.readAllBytes(checkpoint.weights())).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(checkpoint.weights(), all.putLong(0, length).array());
        refused("claims a header of " + Long.toUnsignedString(length) + " bytes");
    }

    @Test
    void aHeaderFarLargerThanNeededIsRefused() throws IOException {
        checkpoint.header("{}" + " ".repeat(5 << 20));
        refused("far more than a GPT-2 needs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{",
                "{\"a\":",
                "[]",
                "5",
                "{}{}",
                "{\"a\":5}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"x\"],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} {\"b\":1}"
            })
    void aMalformedHeaderIsRefused(String header) throws IOException {
        checkpoint.header(header);
        refused("safetensors");
    }

    @Test
    void binaryRubbishForAHeaderIsRefused() throws IOException {
        var rubbish = new byte[5000];
        Arrays.fill(rubbish, (byte) 0xFE);
        ByteBuffer.wrap(rubbish).order(ByteOrder.LITTLE_ENDIAN).putLong(4000);
        Files.write(checkpoint.weights(), rubbish);
        refused("malformed header");
    }

    @Test
    void aHeaderNestedWithoutEndIsRefused() throws IOException {
        checkpoint.header("{\"__metadata__\":" + "[".repeat(200_000));
        refused("malformed header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtype", "shape", "data_offsets"})
    void anIncompleteDescriptionIsRefused(String field) throws IOException {
        checkpoint.header(h -> tensor(h, WTE).remove(field));
        refused("describes " + WTE + " incompletely");
    }

    @Test
    void overlappingTensorsAreRefused() throws IOException {
        checkpoint.header(h -> {
            long begin = tensor(h, "transformer.ln_f.weight")
                            .get("data_offsets")
                            .get(0)
                            .asLong()
                    - 4;
            DoctoredCheckpoint.describe(h, "transformer.ln_f.weight", "F32", begin, begin + 140, 35);
        });
        refused("overlap", "transformer.ln_f.weight");
    }

    @Test
    void offsetsOutsideTheFileAreRefused() throws IOException {
        for (long[] at : new long[][] {{1L << 40, (1L << 40) + 140}, {-140, 0}, {140, 0}, {0, Long.MAX_VALUE}}) {
            checkpoint.header(h -> DoctoredCheckpoint.describe(h, "transformer.ln_f.weight", "F32", at[0], at[1], 35));
            refused("transformer.ln_f.weight should lie at bytes");
        }
    }

    @Test
    void aGiantTensorIsRefusedBeforeAnythingIsAllocated() throws IOException {
        checkpoint.header(h -> DoctoredCheckpoint.describe(h, WTE, "F32", 0, 1L << 42, 1L << 30, 1L << 10));
        long before = usedHeap();
        refused("cut short or damaged: " + WTE);
        assertThat(usedHeap() - before).isLessThan(64 << 20);
    }

    private static long usedHeap() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void shapesThatOverflowAreRefused() throws IOException {
        checkpoint.header(h -> {
            var at = tensor(h, WTE).get("data_offsets");
            DoctoredCheckpoint.describe(
                    h, WTE, "F32", at.get(0).asLong(), at.get(1).asLong(), 1L << 62, 1L << 62);
        });
        refused("impossible shape", WTE);
    }

    @Test
    void negativeExtentsAreRefused() throws IOException {
        checkpoint.header(h -> {
            var at = tensor(h, WTE).get("data_offsets");
            DoctoredCheckpoint.describe(
                    h, WTE, "F32", at.get(0).asLong(), at.get(1).asLong(), -97, -35);
        });
        refused("negative extent", WTE);
    }

    @Test
    void aSizeThatDoesNotFitTheShapeIsRefused() throws IOException {
        checkpoint.header(h -> {
            var at = tensor(h, WTE).get("data_offsets");
            DoctoredCheckpoint.describe(
                    h, WTE, "F32", at.get(0).asLong(), at.get(1).asLong(), 97, 36);
        });
        refused("describes " + WTE, "but gives it");
    }

    @Test
    void moreAxesThanATensorHasAreRefused() throws IOException {
        checkpoint.header(h -> DoctoredCheckpoint.describe(h, WTE, "F32", 0, 4, new long[100]));
        refused("more axes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I32", "U32", "F4_NEW"})
    void anotherNumberFormatIsRefused(String type) throws IOException {
        checkpoint.header(h -> tensor(h, WTE).put("dtype", type));
        refused("wte.weight as " + type, "F32, F16 and BF16");
    }

    @Test
    void masksOfAnUnknownFormatAreIgnored() throws IOException {
        checkpoint.header(h -> {
            tensor(h, "transformer.h.0.attn.bias").put("dtype", "PACKED_BITS");
            tensor(h, "transformer.h.1.attn.masked_bias").put("dtype", "F8_STRANGE");
        });
        loadsAsTheOriginal();
    }

    @Test
    void anotherShapeIsRefused() throws IOException {
        checkpoint.header(h -> {
            var at = tensor(h, WTE).get("data_offsets");
            DoctoredCheckpoint.describe(
                    h, WTE, "F32", at.get(0).asLong(), at.get(1).asLong(), 35, 97);
        });
        refused("wte.weight as [35, 97]", "config.json asks for [97, 35]");
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        checkpoint.header(h -> h.remove("transformer.h.1.attn.c_proj.bias"));
        refused("no tensor h.1.attn.c_proj.bias");
    }

    @Test
    void aMissingOutputHeadIsNamed() throws IOException {
        checkpoint.header(h -> h.remove("lm_head.weight"));
        refused("no tensor lm_head.weight");
    }

    @Test
    void layersTheConfigurationDoesNotKnowAreRefused() throws IOException {
        checkpoint.append("transformer.h.3.ln_1.weight", "F32", new long[] {35}, new byte[140]);
        refused("h.3.ln_1.weight", "only 3 layers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transformer.h.0.crossattention.c_attn.bias",
                "transformer.h.0.attn.rotary.inv_freq",
                "transformer.h.00.ln_1.weight",
                "transformer.h.99999999999.ln_1.weight",
                "transformer.ln_0.weight",
                "lm_head.bias",
                "model.layers.0.self_attn.q_proj.weight"
            })
    void tensorsThatWouldQuietlyBeLeftOutAreRefused(String name) throws IOException {
        checkpoint.append(name, "F32", new long[] {35}, new byte[140]);
        refused("which no plain GPT-2 has");
    }

    @Test
    void aClassifierBesideTheModelIsIgnored() throws IOException {
        checkpoint.append("score.weight", "F32", new long[] {1, 35}, new byte[140]);
        loadsAsTheOriginal();
    }

    @Test
    void anOutputHeadOfItsOwnInATiedModelIsRefused() throws IOException {
        checkpoint.config(c -> c.put("tie_word_embeddings", true));
        refused("lm_head.weight that differs from wte.weight", "tie_word_embeddings");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightsThatAreNoNumbersAreRefused(float value) throws IOException {
        checkpoint.values("transformer.h.2.mlp.c_proj.weight", 77, value);
        refused("NaN or infinite values in h.2.mlp.c_proj.weight");
    }

    @Test
    void infinitiesOfBothSignsDoNotCancel() throws IOException {
        checkpoint.values("transformer.wpe.weight", 5, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
        refused("NaN or infinite values in wpe.weight");
    }

    @Test
    void theSameNameTwiceIsRefused() throws IOException {
        var one = "\"lm_head.weight\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        checkpoint.header("{" + one + "," + one + "}");
        refused("occurs twice", "lm_head.weight");
    }

    @Test
    void theSameTensorWithAndWithoutPrefixIsRefused() throws IOException {
        checkpoint.append("ln_f.bias", "F32", new long[] {35}, new byte[140]);
        refused("ln_f.bias a second time");
    }

    @Test
    void aHeaderThatDoesNotEndOnAWordBoundaryIsRead() throws IOException {
        for (var pad = "x"; Files.size(checkpoint.weights()) % Float.BYTES != 1; pad += "x") {
            var text = pad;
            checkpoint.header(h -> h.putObject("__metadata__").put("pad", text));
        }
        try (var golden = Golden.open("forward/odd-3x5");
                var shifted = checkpoint.load();
                var plain = Golden.model("odd-3x5")) {
            var tokens = Golden.ints(golden.index().get("prompts").get(2).get("tokens"));
            var request = ForwardRequest.of(List.of(tokens)).logits(new LogitRequest.Final());
            var ours = shifted.run(request, Progress.NONE).logits().getFirst().data();
            var expected = plain.run(request, Progress.NONE).logits().getFirst().data();
            var exact = IntStream.range(0, expected.length)
                    .mapToDouble(i -> expected[i])
                    .toArray();
            // kernels round differently at other addresses
            assertThat(Golden.deviation(ours, exact)).isLessThan(2e-6);
        }
    }
}
