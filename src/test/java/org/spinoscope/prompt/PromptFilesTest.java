package org.spinoscope.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFilesTest {

    private static final String HEAD = "{\"format\": \"spinoscope-prompts/1\", \"name\": \"n\",\n \"pairs\": [\n";

    private static final PromptSet SET = new PromptSet(
            "Mine “\\”",
            "a \"quoted\" text",
            "",
            List.of(
                    new PromptPair("Line one\nline two, with \"quotes\"; and\ttab", "Größe", "meow", "odd; one"),
                    new PromptPair(" spaces are kept ", "😀", "moo")));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSetComesBackFromJsonAsItWas() {
        var file = folder.resolve("set.json");
        PromptFiles.write(file, SET);
        assertThat(PromptFiles.read(file)).isEqualTo(SET);
    }

    @Test
    void thePairsComeBackFromATable() {
        var file = folder.resolve("set.csv");
        PromptFiles.write(file, SET);
        assertThat(PromptFiles.read(file).pairs()).isEqualTo(SET.pairs());
        assertThat(PromptFiles.read(file).name()).isEqualTo("set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set.json", "set.csv"})
    void pairsThatAreSwitchedOffStayInTheFileAndAreNotInTheSet(String name) {
        var file = folder.resolve(name);
        var pairs = SET.pairs();
        var entries = List.of(new PromptList.Entry(pairs.get(0), false), new PromptList.Entry(pairs.get(1), true));
        PromptFiles.write(file, new PromptList("set", "", "", entries));
        assertThat(PromptFiles.list(file).entries()).isEqualTo(entries);
        assertThat(PromptFiles.list(file).name()).isEqualTo("set");
        assertThat(PromptFiles.read(file).pairs()).containsExactly(pairs.get(1));
        assertThat(PromptFiles.read(file).name()).isEqualTo("set, 1 of 2 prompts");
    }

    @Test
    void aFileInWhichEveryPairIsSwitchedOffSaysWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("off.csv"), "prompt,good,bad,relation,on\nA is,x,y,,no\n");
        assertThatThrownBy(() -> PromptFiles.read(file))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("Switch at least one on");
    }

    @Test
    void whatIsNeitherOnNorOffIsRefusedWithItsPlace() throws IOException {
        var table = Files.writeString(folder.resolve("t.csv"), "prompt,good,bad,relation,on\nA is,x,y,,perhaps\n");
        assertThatThrownBy(() -> PromptFiles.read(table))
                .hasMessageContaining("line 2")
                .hasMessageContaining("yes or no");
        var json = Files.writeString(
                folder.resolve("t.json"),
                HEAD + "{\"prompt\": \"A is\", \"good\": \"x\", \"bad\": \"y\", \"on\": \"no\"}]}");
        assertThatThrownBy(() -> PromptFiles.read(json))
                .hasMessageContaining("line 3")
                .hasMessageContaining("true or false");
    }

    @Test
    void writingReplacesTheOldFileAndLeavesNothingElse() throws IOException {
        var file = Files.writeString(folder.resolve("set.json"), "old");
        PromptFiles.write(file, SET);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(PromptFiles.read(file)).isEqualTo(SET);
    }

    @Test
    void writingIntoAMissingFolderSaysSo() {
        assertThatThrownBy(() -> PromptFiles.write(folder.resolve("none/set.json"), SET))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("folder exists");
    }

    @Test
    void writingOverAFolderSaysSoAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> PromptFiles.write(Files.createDirectory(folder.resolve("d")), SET))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("is a folder");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tablesMayUseAnyOfThreeSeparatorsAndAByteOrderMark(String separator) throws IOException {
        var text = "\uFEFFPrompt,Good,Bad\r\n\"A, b; c\td is\",x,y\r\n\r\nnext,x,y\r\n".replace(",", separator);
        var file = Files.writeString(folder.resolve("t.txt"), text);
        assertThat(PromptFiles.read(file).pairs())
                .containsExactly(
                        new PromptPair("A, b; c\td is".replace(",", separator), "x", "y"),
                        new PromptPair("next", "x", "y"));
    }

    @Test
    void builtInSetsAndFilesGoByName() {
        assertThat(PromptFiles.named("confirmatory")).isEqualTo(BuiltInPrompts.CONFIRMATORY.load());
        var file = folder.resolve("set.json");
        PromptFiles.write(file, SET);
        assertThat(PromptFiles.named(file.toString())).isEqualTo(SET);
        assertThatThrownBy(() -> PromptFiles.named("nul\0")).isInstanceOf(PromptException.class);
    }

    @Test
    void aMissingFileAFolderAnEmptyAndAHugeFileAreNamed() throws IOException {
        assertThatThrownBy(() -> PromptFiles.read(folder.resolve("x.json"))).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> PromptFiles.read(folder)).hasMessageContaining("is a folder");
        var empty = Files.writeString(folder.resolve("empty.json"), " \n");
        assertThatThrownBy(() -> PromptFiles.read(empty))
                .hasMessage("empty.json: the file is empty. Choose another one.");
        var huge = Files.write(folder.resolve("huge.json"), new byte[10_000_001]);
        assertThatThrownBy(() -> PromptFiles.read(huge)).hasMessageContaining("more than 10 MB");
    }

    @Test
    void bytesThatAreNotUtf8HaveAPlace() throws IOException {
        var latin = "prompt,good,bad\nZür".getBytes(StandardCharsets.ISO_8859_1);
        var file = Files.write(folder.resolve("latin.csv"), latin);
        assertThatThrownBy(() -> PromptFiles.read(file))
                .isInstanceOf(PromptException.class)
                .hasMessage(
                        "latin.csv, line 2, column 2: the file is not UTF-8 text. Save it with the encoding UTF-8.");
        var cut = Files.write(folder.resolve("cut.csv"), new byte[] {'p', (byte) 0xC3});
        assertThatThrownBy(() -> PromptFiles.read(cut)).hasMessageContaining("line 1, column 2");
    }

    @ParameterizedTest
    @MethodSource("badJson")
    void everyMistakeInJsonHasItsLineAndColumn(String text, String place, String problem) throws IOException {
        var file = Files.writeString(folder.resolve("a.json"), text);
        assertThatThrownBy(() -> PromptFiles.read(file))
                .isInstanceOf(PromptException.class)
                .hasMessageStartingWith("a.json, " + place + ": ")
                .hasMessageContaining(problem);
    }

    static Stream<Arguments> badJson() {
        var pair = "{\"prompt\": \"p\", \"good\": \"a\", \"bad\": \"b\"}";
        return Stream.of(
                Arguments.of("[]", "line 1, column 1", "is a JSON object"),
                Arguments.of("{\n \"name\" \"n\"}", "line 2, column 9", "a colon is missing before “\"”"),
                Arguments.of("{\n \"name\": \"n\",\n", "line 3, column 1", "ends too early"),
                Arguments.of("{\"name\": \"n\",\n \"name\": \"m\"}", "line 2, column 8", "“name” occurs twice"),
                Arguments.of("{\"name\": \"n\",\n \"author\": \"m\"}", "line 2, column 2", "“author” is unknown"),
                Arguments.of(HEAD + pair + "]}\n{", "line 4, column 1", "something follows"),
                Arguments.of("\n{\"name\": \"n\", \"pairs\": []}", "line 2, column 1", "“format” is missing"),
                Arguments.of("{\"format\": \"spinoscope-prompts/2\"}", "line 1, column 12", "spinoscope-prompts/2"),
                Arguments.of("{\"format\":\n 1}", "line 2, column 2", "here is a number"),
                Arguments.of("{\"format\": \"spinoscope-prompts/1\", \"pairs\": []}", "line 1, column 1", "“name” is"),
                Arguments.of(
                        "{\"format\": \"spinoscope-prompts/1\", \"name\": \"n\"}", "line 1, column 1", "“pairs” is"),
                Arguments.of("{\"name\": \" \"}", "line 1, column 10", "“name” is empty"),
                Arguments.of("{\"pairs\":\n {}}", "line 2, column 2", "should be a list"),
                Arguments.of(HEAD + "  \"p\"]}", "line 3, column 3", "here is a text"),
                Arguments.of(HEAD + "]}", "line 1, column 1", "no pairs"),
                Arguments.of(HEAD + " {\"good\": \"a\", \"bad\": \"b\"}]}", "line 3, column 2", "“prompt” is missing"),
                Arguments.of(HEAD + "{\"prompt\": \"p\", \"good\": null}]}", "line 3, column 25", "here is null"),
                Arguments.of(HEAD + "{\"prompt\": \" \"}]}", "line 3, column 12", "“prompt” is empty"),
                Arguments.of(HEAD + "{\"good\":\n\"\"}]}", "line 4, column 1", "“good” is empty"),
                Arguments.of(HEAD + pair.replace("\"b\"", "\" a\"") + "]}", "line 3, column 1", "both “a”"),
                Arguments.of(HEAD + pair + ",\n " + pair + "]}", "line 4, column 2", "line 3, column 1 and line 4"),
                Arguments.of(
                        HEAD + pair.replace("}", ", \"bad\": \"c\"}") + "]}",
                        "line 3, column 47",
                        "“bad” occurs twice"),
                Arguments.of(HEAD + pair.replace("p\"", "\\ud800\"") + "]}", "line 3, column 1", "half a character"),
                Arguments.of("[".repeat(5000), "line 1, column 1", "is a JSON object"));
    }

    @ParameterizedTest
    @MethodSource("badTables")
    void everyMistakeInATableHasItsLine(String text, String place, String problem) throws IOException {
        var file = Files.writeString(folder.resolve("a.csv"), text);
        assertThatThrownBy(() -> PromptFiles.read(file))
                .isInstanceOf(PromptException.class)
                .hasMessageStartingWith("a.csv" + place + ": ")
                .hasMessageContaining(problem);
    }

    static Stream<Arguments> badTables() {
        var head = "prompt,good,bad\n";
        return Stream.of(
                Arguments.of("p,a,b\n", ", line 1", "should name the columns"),
                Arguments.of(head, "", "no pairs"),
                Arguments.of(head + "\"two\nlines\",a,b\n\np,a\n", ", line 5", "2 columns, the header has 3"),
                Arguments.of(head + "p,a,b,c\n", ", line 2", "4 columns"),
                Arguments.of(head + "p,a,b\n\"q,a,b\nr,a,b\n", ", line 3", "not closed"),
                Arguments.of(head + "p,a,b\n\"q\"x,a,b\n", ", line 3", "follows a closing one"),
                Arguments.of(head + "p,,b\n", ", line 2", "good answer is empty"),
                Arguments.of(head + "\n ,a,b\n", ", line 3", "prompt is empty"),
                Arguments.of(head + "p,a,a\n", ", line 2", "both “a”"),
                Arguments.of(head + "p,a,b\nq,a,b\np,b,a\n", ", line 4", "line 2 and line 4"));
    }
}
