package org.spinoscope.fuzz;

import static org.spinoscope.fuzz.FuzzSubject.copy;
import static org.spinoscope.fuzz.FuzzSubject.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spinoscope.checkpoint.HubCacheReader;
import org.spinoscope.checkpoint.HubSettings;
import org.spinoscope.checkpoint.RepoId;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;

/// Prompt files of every format, sessions, preferences, and what a Hugging Face cache holds beside its models.
final class FuzzedTexts {

    private static final Path INPUTS = Path.of("src/test/resources/inputs");
    private static final Path WRITTEN = INPUTS.resolve("written");

    private FuzzedTexts() {}

    static List<FuzzSubject> in(Path folder) throws IOException {
        var hub = folder.resolve("hub/models--someone--small");
        Files.createDirectories(hub.resolve("snapshots/0123456789012345678901234567890123456789"));
        var pararel = folder.resolve("pararel");
        var facts = """
                {"sub_label": "Dublin", "obj_label": "Ireland"}
                {"sub_label": "Paris", "obj_label": "France"}
                """;
        var patterns = """
                {"pattern": "[X] is in [Y]."}
                {"pattern": "One finds [X] in [Y]."}
                """;
        Files.createDirectories(pararel.resolve("facts"));
        Files.createDirectories(pararel.resolve("patterns"));
        Files.writeString(pararel.resolve("facts/P17.jsonl"), facts);
        Files.writeString(pararel.resolve("patterns/P17.jsonl"), patterns);
        var lama = WRITTEN.resolve("lama.jsonl").toString();
        return List.of(
                copy(INPUTS.resolve("ordinary.json"), folder.resolve("ordinary.json"), PromptFiles::read),
                copy(INPUTS.resolve("emoji-prompt.json"), folder.resolve("emoji.json"), PromptFiles::read),
                copy(INPUTS.resolve("space-after-comma-control.csv"), folder.resolve("table.csv"), PromptFiles::read),
                copy(
                        WRITTEN.resolve("counterfact.json"),
                        folder.resolve("counterfact.json"),
                        f -> bulk(f, BulkFormat.COUNTERFACT, "")),
                copy(WRITTEN.resolve("lre.json"), folder.resolve("lre.json"), f -> bulk(f, BulkFormat.LRE, "")),
                copy(WRITTEN.resolve("lama.jsonl"), folder.resolve("lama.jsonl"), f -> bulk(f, BulkFormat.LAMA, "")),
                copy(WRITTEN.resolve("lama.jsonl"), folder.resolve("auto.jsonl"), f -> bulk(f, BulkFormat.AUTO, "")),
                text(
                        "{\"relation\": \"P17\", \"template\": \"[X] is in [Y] .\"}\n",
                        folder.resolve("templates.jsonl"),
                        f -> bulk(Path.of(lama), BulkFormat.LAMA, f.toString())),
                text(facts, pararel.resolve("facts/P17.jsonl"), f -> bulk(pararel, BulkFormat.PARAREL, "")),
                text(patterns, pararel.resolve("patterns/P17.jsonl"), f -> bulk(pararel, BulkFormat.PARAREL, "")),
                copy(WRITTEN.resolve("session.json"), folder.resolve("session.json"), f -> {
                    SessionFile.isSession(f);
                    SessionFile.read(f);
                }),
                copy(
                        WRITTEN.resolve("preferences.json"),
                        folder.resolve("preferences.json"),
                        f -> new PreferencesFile(f).read()),
                text(
                        "0123456789012345678901234567890123456789",
                        hub.resolve("refs/main"),
                        f -> new HubCacheReader(List.of(folder.resolve("hub")))
                                .find(new RepoId("someone/small"), Optional.of("main"))),
                text(
                        "hf_abcdefghijklmnop",
                        folder.resolve("token"),
                        f -> HubSettings.of(Map.of("HF_TOKEN_PATH", f.toString()), folder)));
    }

    private static void bulk(Path file, BulkFormat format, String templates) {
        BulkPrompts.open(new BulkPrompts.Request(file.toString(), format, templates, 1))
                .read(record -> true);
    }
}
