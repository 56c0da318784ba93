package org.spinoscope.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.CheckpointException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.Reading.AnswerToken;

/// Prompt files and checkpoints as people have them, each with what should come of it, and relatives of each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealInputsTest {

    private static final Path INPUTS = Path.of("src/test/resources/inputs");

    @TempDir
    static Path temp;

    private Gpt2 embedded;

    @BeforeAll
    void load() {
        embedded = load(Path.of("assets/model"));
    }

    @AfterAll
    void close() {
        embedded.close();
    }

    private static Gpt2 load(Path folder) {
        return Gpt2.load(folder, new ModelIdentity("model", "a test model"), Progress.NONE);
    }

    private static PromptSet set(String file) {
        return PromptFiles.read(INPUTS.resolve(file));
    }

    private static PromptSet table(String rows) throws IOException {
        return PromptFiles.read(Files.writeString(temp.resolve("table.csv"), "prompt,good,bad\n" + rows));
    }

    private static double[] gaps(Gpt2 model, PromptSet set) {
        return CorrelationStudy.gaps(model, set, Reading.PAPER, Progress.NONE).actual();
    }

    @Test
    void quotesAfterASpaceAreRefusedWithTheirLineWhileTheControlHasItsGaps() {
        assertThat(gaps(embedded, set("space-after-comma-control.csv")))
                .containsExactly(new double[] {-2.061983, 7.816661, 3.586238}, within(2e-4));
        assertThatThrownBy(() -> set("space-after-comma.csv"))
                .isInstanceOf(PromptException.class)
                .hasMessageContainingAll("line 2", "double quote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The sun is,hot \"very\",cold", "Say \"x\",a,b", "A,b\",c", "A,b,\tc\"d\""})
    void aQuoteInsideAnUnquotedCellIsRefused(String row) {
        assertThatThrownBy(() -> table(row))
                .isInstanceOf(PromptException.class)
                .hasMessageContainingAll("line 2", "double quote");
    }

    @Test
    void quotedCellsMayHoldQuotesSeparatorsAndLines() throws IOException {
        var pair = table("\"He said \"\"a, b\"\"\nand\",\"c\" ,d\n").pairs().getFirst();
        assertThat(pair).isEqualTo(new PromptPair("He said \"a, b\"\nand", "c", "d"));
    }

    @Test
    void aPromptOfAllPositionsHasItsGapAndReadingsThatNeedMoreSaySo() {
        var set = set("full-context.json");
        assertThat(gaps(embedded, set)[0]).isEqualTo(-1.452865, within(2e-4));
        var scan = new ReproductionScan().run(embedded, set, Progress.NONE);
        assertThat(scan.rows()).isNotEmpty();
        assertThat(scan.leftOut().get(AnswerToken.SEQUENCE))
                .contains(set.pairs().getFirst().prompt().substring(0, 20), AnswerToken.SEQUENCE.title());
    }

    @Test
    void pairsWhoseWordsBeginWithTheSameTokenAreEachNamed() {
        var set = set("same-first-token.json");
        var remarks = TokenizedPrompts.of(embedded, set, AnswerToken.FIRST).remarks();
        for (var pair : set.pairs()) {
            assertThat(remarks).anySatisfy(remark -> {
                assertThat(remark.pair()).isEqualTo(pair);
                assertThat(remark.reason()).contains("are the same token");
            });
        }
        assertThat(TokenizedPrompts.of(embedded, set, AnswerToken.LAST).leftOut())
                .isEmpty();
    }

    @Test
    void suchAPairStaysBesideOthersAndIsNamed() {
        var other = new PromptPair("The sun is", "hot", "cold");
        var pairs = List.of(other, set("same-first-token.json").pairs().getFirst());
        var tokenized = TokenizedPrompts.of(embedded, pairs, AnswerToken.FIRST);
        assertThat(tokenized.used()).containsExactlyElementsOf(pairs);
        assertThat(tokenized.remarks()).anyMatch(remark -> remark.reason().contains("“New York”"));
    }

    @ParameterizedTest
    @CsvSource({"New York,Los Angeles,New Delhi,Los Alamos", "hot,cold,cold,hot", "New York,cold,New Jersey,cold"})
    void twoPairsOfEqualTokensCountOnceWhicheverIsCalledGood(
            String good, String bad, String otherGood, String otherBad) {
        var pairs = List.of(
                new PromptPair("The sun is", good, bad),
                new PromptPair("The sun is", otherGood, otherBad),
                new PromptPair("Snow is", "white", "black"));
        var tokenized = TokenizedPrompts.of(embedded, pairs, AnswerToken.FIRST);
        assertThat(tokenized.used()).containsExactly(pairs.get(0), pairs.get(2));
        assertThat(tokenized.leftOut().getFirst().reason()).contains("would count twice");
    }

    @Test
    void aTrailingSpaceIsRemarkedOn() {
        var remarks = TokenizedPrompts.of(embedded, set("trailing-space.json"), AnswerToken.FIRST)
                .remarks();
        assertThat(remarks).anyMatch(remark -> remark.reason().contains("ends in white space"));
    }

    @Test
    void aTokenizerWithATokenMoreThanTheEmbeddingLoadsAndNamesItWhereItIsUsed() {
        try (var model = load(INPUTS.resolve("pad-not-resized"))) {
            assertThat(gaps(model, set("pad-not-resized.json"))[0]).isEqualTo(-2.629088, within(2e-6));
            var pairs = List.of(new PromptPair("a<pad>", "a", "b"), new PromptPair("b", "a", "b"));
            var tokenized = TokenizedPrompts.of(model, pairs, AnswerToken.FIRST);
            assertThat(tokenized.used()).containsExactly(pairs.get(1));
            assertThat(tokenized.leftOut().getFirst().reason()).contains("“<pad>” (259)", "no embedding");
        }
    }

    @Test
    void aHeadStoredInAWiderTypeLoads() {
        try (var model = load(INPUTS.resolve("head-wider"))) {
            assertThat(gaps(model, set("head-wider.json"))[0]).isEqualTo(-2.628987, within(2e-6));
        }
    }

    @Test
    void aByteOrderMarkIsBlamedOnTheFileThatHasIt() {
        assertThatThrownBy(() -> load(INPUTS.resolve("merges-bom")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("merges.txt", "byte-order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"double-struck-name.json", "emoji-prompt.json", "ordinary.json"})
    void anyCharacterRuns(String file) {
        assertThat(gaps(embedded, set(file))).doesNotContain(Double.NaN);
    }

    @Test
    void theMessageOfALongPromptCutsNoCharacterInHalf() {
        var pair = new PromptPair("😀".repeat(900), "a", "b");
        assertThatThrownBy(() -> TokenizedPrompts.of(embedded, List.of(pair), AnswerToken.FIRST))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("😀".repeat(39) + "…");
    }
}
