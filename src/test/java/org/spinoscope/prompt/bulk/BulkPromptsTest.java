package org.spinoscope.prompt.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

class BulkPromptsTest {

    private static final String COUNTERFACT = """
            [
              {"case_id": 0, "requested_rewrite": {"prompt": "The mother tongue of {} is", "relation_id": "P103",
                "target_new": {"str": "English", "id": "Q1"}, "target_true": {"str": "French"}, "subject": "Danielle"}},
              7,
              {"requested_rewrite": {"prompt": "{} and {} are", "relation_id": "P103",
                "target_new": {"str": "English"}, "target_true": {"str": "French"}, "subject": "X"}},
              {"requested_rewrite": {"prompt": "{} is", "relation_id": "P103",
                "target_new": {"str": "French "}, "target_true": {"str": "French"}, "subject": "X"}},
              {"requested_rewrite": {"prompt": "{} is", "relation_id": "P103",
                "target_new": {"str": ""}, "target_true": {"str": "French"}, "subject": "X"}},
              {"requested_rewrite": {"prompt": "{} is", "relation_id": "P103",
                "target_new": {"str": "a"}, "target_true": {"str": "\\ud83d"}, "subject": "X"}},
              {"requested_rewrite": {"prompt": "{} is", "relation_id": 103,
                "target_new": {"str": "a"}, "target_true": {"str": "b"}, "subject": "X"}},
              {"requested_rewrite": {"prompt": "{} is", "target_new": {"str": "a"}, "target_true": "b", "subject": "X"}}
            ]
            """;

    @TempDir
    private Path folder;

    @Test
    void counterFactTellsPlaceAndReasonOfEveryBadRecord() throws IOException {
        var records = read(write("cf.json", COUNTERFACT), BulkFormat.AUTO, 1);

        assertThat(pairs(records))
                .containsExactly(new PromptPair("The mother tongue of Danielle is", "French", "English", "P103"));
        assertThat(bad(records)).extracting(BulkRecord.Bad::record).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(bad(records)).extracting(BulkRecord.Bad::line).containsExactly(4L, 5L, 7L, 9L, 11L, 13L, 15L);
        assertThat(bad(records).stream().map(BulkRecord.Bad::reason))
                .satisfiesExactly(
                        r -> assertThat(r).contains("no object"),
                        r -> assertThat(r).contains("exactly one {}"),
                        r -> assertThat(r).contains("both “French”"),
                        r -> assertThat(r).contains("empty"),
                        r -> assertThat(r).contains("surrogate"),
                        r -> assertThat(r).contains("relation_id").contains("number"),
                        r -> assertThat(r).contains("target_true.str").contains("missing"));
    }

    @Test
    void aBrokenListNamesTheLineWhateverThePolicy() throws IOException {
        var file = write("cf.json", "[\n{\"requested_rewrite\": {}},\n{\"x\": }\n]");
        assertThatThrownBy(() -> read(file, BulkFormat.COUNTERFACT, 1))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void lreTakesTheFirstTemplateAndMendsDoubleEscapes() throws IOException {
        Files.createDirectory(folder.resolve("lre"));
        write(
                "lre/capital.json",
                lre("\"Brazil\", \"object\": \"Bras\\\\u00edlia\"", "\"Chile\", \"object\": \"Santiago\""));
        var records = read(folder.resolve("lre"), BulkFormat.AUTO, 1);
        assertThat(pairs(records))
                .containsExactly(
                        new PromptPair("The capital of Brazil is", "Brasília", "Santiago", "capital"),
                        new PromptPair("The capital of Chile is", "Santiago", "Brasília", "capital"));
        assertThat(records).extracting(BulkRecord::line).containsExactly(2L, 3L);
    }

    @Test
    void foilsAreOtherObjectsNeverARightOneAndDependOnSeedAndRecordAlone() throws IOException {
        var samples = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            samples.add("\"S%d\", \"object\": \"O%d\"".formatted(i / 2, i % 7));
        }
        var file = write("many.json", lre(samples.toArray(String[]::new)));
        var first = pairs(read(file, BulkFormat.LRE, 1));
        for (int i = 0; i < 300; i++) {
            var right = new HashSet<>(List.of("O" + (i / 2 * 2) % 7, "O" + (i / 2 * 2 + 1) % 7));
            assertThat(right).doesNotContain(first.get(i).bad());
        }
        assertThat(first.stream().collect(Collectors.groupingBy(PromptPair::bad, Collectors.counting())))
                .hasSize(7)
                .allSatisfy((word, count) -> assertThat(count).isBetween(20L, 70L));
        assertThat(pairs(read(file, BulkFormat.LRE, 1))).isEqualTo(first);
        assertThat(pairs(read(file, BulkFormat.LRE, 2))).isNotEqualTo(first);
    }

    @Test
    void pararelCountsUnusablePatternsAndGivesAllPatternsOfAFactOneFoil() throws IOException {
        Files.createDirectories(folder.resolve("p/facts"));
        Files.createDirectories(folder.resolve("p/patterns"));
        write("p/facts/P1.jsonl", """
                {"sub_label": "A", "obj_label": "x", "uuid": "1"}
                {"sub_label": "A", "obj_label": "y"}

                {"sub_label": "B", "obj_label": "z"}
                {"sub_label": "C"}
                """);
        write("p/facts/P2.jsonl", "{\"sub_label\": \"A\", \"obj_label\": \"x\"}\n");
        write("p/patterns/P1.jsonl", """
                {"pattern": "[X] is from [Y]."}
                {"pattern": "[Y] is home to [X]."}
                {"pattern": "[X] came from [Y] ."}
                {"pattern": "[X], of [Y],"}
                """);
        var records = read(folder.resolve("p"), BulkFormat.AUTO, 1);

        assertThat(pairs(records))
                .extracting(PromptPair::prompt)
                .containsExactly("A is from", "A came from", "A is from", "A came from", "B is from", "B came from");
        assertThat(pairs(records).subList(0, 4)).extracting(PromptPair::bad).containsOnly("z");
        assertThat(records.stream()
                        .filter(BulkRecord.Unusable.class::isInstance)
                        .map(r -> ((BulkRecord.Unusable) r).reason()))
                .satisfiesExactly(
                        r -> assertThat(r).startsWith("patterns/P1.jsonl").contains("continues after [Y]"),
                        r -> assertThat(r).startsWith("patterns/P1.jsonl").contains("continues after [Y]"),
                        r -> assertThat(r).startsWith("facts/P2.jsonl").contains("no patterns"));
        assertThat(bad(records)).singleElement().satisfies(b -> {
            assertThat(b.line()).isEqualTo(5);
            assertThat(b.record()).isEqualTo(3);
        });
    }

    @Test
    void lamaTakesTemplatesFromRecordsOrFromAFile() throws IOException {
        var templates = write(
                "relations.jsonl",
                "{\"relation\": \"P19\", \"template\": \"[X] was born in [Y] .\", \"type\": \"1\"}\n");
        var file = write("lama.jsonl", """
                {"sub_label": "A", "obj_label": "Paris", "predicate_id": "P19"}
                {"sub_label": "B", "obj_label": "Rome", "predicate_id": "P19", "template": "Rome is where? [X], in [Y]"}
                {"sub_label": "C", "obj_label": "Rome", "predicate_id": "P20"}
                not json
                {"sub_label": "D", "obj_label": "Oslo", "predicate_id": "P19", "template": "[Y] knows [X]"}
                """);
        var records = new ArrayList<BulkRecord>();
        BulkPrompts.open(new BulkPrompts.Request(file.toString(), BulkFormat.AUTO, templates.toString(), 1))
                .read(records::add);
        assertThat(pairs(records))
                .extracting(PromptPair::prompt)
                .containsExactly("A was born in", "Rome is where? B, in");
        assertThat(bad(records)).extracting(BulkRecord.Bad::line).containsExactly(3L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource({"own.json", "own.csv"})
    void whatIsWrittenIsReadAgainWithPlaces(String name) throws IOException {
        var pairs = List.of(
                new PromptPair("A “quoted”, text\nin two lines", "x", "y", "r"), new PromptPair("B", "x;", "y\"", ""));
        PairWriter.write(folder.resolve(name), "n", "s", sink -> pairs.forEach(sink::pair));
        var records = read(folder.resolve(name), BulkFormat.AUTO, 1);
        assertThat(pairs(records)).isEqualTo(pairs);
        assertThat(records).extracting(BulkRecord::record).containsExactly(0L, 1L);
    }

    @Test
    void aTableTellsTheLineOnWhichABadRowStarts() throws IOException {
        var file = write("t.csv", "prompt,good,bad\n\"a\nb\",x,y\n\nc,x\nd,x,x\n");
        var records = read(file, BulkFormat.AUTO, 1);
        assertThat(records).extracting(BulkRecord::line).containsExactly(2L, 5L, 6L);
        assertThat(bad(records)).extracting(BulkRecord.Bad::record).containsExactly(1L, 2L);
    }

    @Test
    void builtInSetsAreReadByTheirNames() {
        var records = new ArrayList<BulkRecord>();
        BulkPrompts.open(new BulkPrompts.Request("factual-recall", BulkFormat.AUTO, "", 1))
                .read(records::add);
        assertThat(pairs(records))
                .isEqualTo(BuiltInPrompts.FACTUAL_RECALL.load().pairs());
    }

    @Test
    void aRefusalShowsTheNumberAndTwentyLines() {
        var rejections = new Rejections(Rejections.Policy.REFUSE);
        for (int i = 0; i < 30; i++) {
            rejections.bad(i, i + 1, "why");
        }
        assertThatThrownBy(() -> rejections.requireAllowed("f"))
                .hasMessageContaining("30 bad records")
                .hasMessageContaining("line 20 (record 19): why")
                .hasMessageContaining("and 10 more")
                .extracting(e -> String.valueOf(e.getMessage())
                        .lines()
                        .filter(l -> l.contains("why"))
                        .count())
                .isEqualTo(20L);
    }

    @Test
    void aMillionFactsNeedLittleMemory() {
        var table = new LongIntTable();
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.putIfAbsent(Foils.mix(i), i)).isEqualTo(i);
        }
        assertThat(table.putIfAbsent(Foils.mix(77), -1)).isEqualTo(77);
    }

    private static String lre(String... samples) {
        var list =
                List.of(samples).stream().map(s -> "{\"subject\": " + s + "}").collect(Collectors.joining(",\n"));
        return "{\"prompt_templates\": [\"The capital of {} is\", \"x {}\"], \"samples\": [\n" + list + "\n]}";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<BulkRecord> read(Path file, BulkFormat format, long seed) {
        var records = new ArrayList<BulkRecord>();
        BulkPrompts.open(new BulkPrompts.Request(file.toString(), format, "", seed))
                .read(records::add);
        return records;
    }

    private static List<PromptPair> pairs(List<BulkRecord> records) {
        return records.stream()
                .filter(BulkRecord.Pair.class::isInstance)
                .map(r -> ((BulkRecord.Pair) r).pair())
                .toList();
    }

    private static List<BulkRecord.Bad> bad(List<BulkRecord> records) {
        return records.stream()
                .filter(BulkRecord.Bad.class::isInstance)
                .map(BulkRecord.Bad.class::cast)
                .toList();
    }
}
