package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.disk.EveryWrite;

class WrittenFilesTest {

    @TempDir
    private Path temp;

    private void report(boolean finishes, String... names) {
        try (var files = WrittenFiles.in(temp)) {
            for (var name : names) {
                AtomicFile.write(files.file(name), name);
            }
            if (finishes) {
                files.finish();
            }
        }
    }

    @Test
    void aSecondReportRemovesWhatOnlyTheFirstWroteAndNothingElse() throws IOException {
        Files.createDirectories(temp.resolve("figures"));
        Files.writeString(temp.resolve("figures/mine.svg"), "mine");
        report(true, "index.html", "figures/scatter-L3H5.svg", "figures/map.svg");
        report(true, "index.html", "figures/scatter-L0H2.svg", "figures/map.svg");
        assertThat(temp.resolve("figures")).isDirectoryNotContaining("glob:**L3H5*");
        assertThat(temp.resolve("figures/mine.svg")).hasContent("mine");
        assertThat(temp.resolve("figures/map.svg")).exists();
    }

    @Test
    void aReportThatWasCutShortLeavesTheEarlierOneAsItWas() throws IOException {
        report(true, "index.html", "figures/old.svg");
        Files.writeString(temp.resolve("index.html"), "earlier");
        report(false, "figures/new.svg", "index.html");
        assertThat(temp.resolve("index.html")).hasContent("earlier");
        try (var files = Files.list(temp)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("index.html", "figures", WrittenFiles.LIST);
        }
        assertThat(temp.resolve("figures")).isDirectoryContaining("glob:**old.svg");
    }

    @Test
    void aListThatNamesFilesElsewhereRemovesNone() throws IOException {
        var outside = Files.writeString(temp.resolve("outside.txt"), "kept");
        var folder = Files.createDirectory(temp.resolve("report"));
        Files.writeString(folder.resolve(WrittenFiles.LIST), "../outside.txt\n" + outside + "\n\0\n");
        try (var files = WrittenFiles.in(folder)) {
            files.finish();
        }
        assertThat(outside).hasContent("kept");
    }

    @Test
    void onADiskOfWhichAnyWriteFailsNoFileIsLostOrHalf() throws Exception {
        new EveryWrite(temp.resolve("report"))
                .mixed()
                .ignoring(WrittenFiles.LIST::equals)
                .fails(
                        folder -> report(folder, "earlier", "figures/map.svg", "index.html"),
                        folder -> report(folder, "later", "figures/map.svg", "figures/new.svg", "index.html"));
    }

    private static void report(Path folder, String text, String... names) {
        try (var files = WrittenFiles.in(folder)) {
            for (var name : names) {
                AtomicFile.write(files.file(name), name + text);
            }
            files.finish();
        }
    }
}
