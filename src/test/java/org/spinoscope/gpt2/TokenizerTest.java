package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Token ids against an independent byte-pair encoder with GPT-2's own vocabulary and merges.
class TokenizerTest {

    private static final Path GPT2 = Path.of("assets/model");
    private static final Tokenizer TOKENIZER = Tokenizer.load(GPT2);

    /// The library would otherwise ask a web address before its first text.
    @Test
    void aTokenizerIsToldToStayOffline() {
        System.clearProperty("OPT_OUT_TRACKING");
        try (var tokenizer = Tokenizer.load(GPT2)) {
            assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
            assertThat(tokenizer.vocabulary()).isEqualTo(50_257);
        }
    }

    @ParameterizedTest
    @CsvSource({"gpt2, assets/model", "tiny-12x12, src/test/resources/golden/checkpoints/tiny-12x12"})
    void idsAndTextsAgreeWithTheReference(String name, String folder) throws IOException {
        var golden = new ObjectMapper()
                .readTree(Path.of("src/test/resources/golden/tokenizer/" + name + ".json")
                        .toFile());
        var wrong = new ArrayList<String>();
        try (var tokenizer = Tokenizer.load(Path.of(folder))) {
            for (int i = 0; i < golden.get("texts").size(); i++) {
                var text = golden.get("texts").get(i).asText();
                var ids = Golden.ints(golden.get("ids").get(i));
                if (!java.util.Arrays.equals(tokenizer.encode(text), ids)
                        || !tokenizer.decode(ids).equals(text)) {
                    wrong.add(text);
                }
            }
        }
        assertThat(golden.get("texts").size()).isGreaterThan(name.equals("gpt2") ? 3000 : 10);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "' Berlin'/11307",
                "' Rome'/10598",
                "' meow'/502,322",
                "' moo'/285,2238",
                "' screwdriver'/9580,26230",
                "' NaCl'/11013,2601",
                "' KCl'/509,2601",
                "' herbivores'/21047,452,2850",
                "' omnivores'/22284,452,2850",
                "' twenty-four'/8208,12,14337",
                "' epilogue'/2462,346,5119",
                "'Lions are carnivores. Cows are'/43,507,389,41919,2850,13,327,1666,389",
                "'The capital of France is Paris. The capital of Germany is'"
                        + "/464,3139,286,4881,318,6342,13,383,3139,286,4486,318"
            })
    void tableOneHasTheKnownTokens(String text, String ids) {
        assertThat(TOKENIZER.encode(text))
                .containsExactly(java.util.Arrays.stream(ids.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Property
    void decodingUndoesEncoding(@ForAll("texts") String text) {
        assertThat(TOKENIZER.decode(TOKENIZER.encode(text))).isEqualTo(text);
    }

    @Property
    void piecesJoinToTheTextWhereTheyAreWholeCharacters(@ForAll("ascii") String text) {
        assertThat(String.join("", TOKENIZER.pieces(TOKENIZER.encode(text)))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().ascii().ofMaxLength(60);
    }

    /// Any Unicode text; half of a surrogate pair is no text.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(40)
                .map(codes -> {
                    var text = new StringBuilder();
                    codes.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertThat(TOKENIZER.encode("a\uD83Db")).containsExactly(TOKENIZER.encode("a\uFFFDb"));
        assertThat(TOKENIZER.encode("\uDE00")).containsExactly(TOKENIZER.encode("\uFFFD"));
    }

    @Test
    void theVocabularyIsCounted() {
        assertThat(TOKENIZER.vocabulary()).isEqualTo(50257);
        assertThat(TOKENIZER.encode("<|endoftext|>")).containsExactly(50256);
    }

    @Test
    void longTextsAreNeitherCutNorPadded() {
        assertThat(TOKENIZER.encode(" a".repeat(5000))).hasSize(5000).containsOnly(257);
    }
}
