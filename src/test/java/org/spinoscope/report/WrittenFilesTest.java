package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.AtomicFile;

class WrittenFilesTest {

    @TempDir
    private Path temp;

    private void report(boolean finishes, String... names) {
        var files = WrittenFiles.in(temp);
        for (var name : names) {
            AtomicFile.write(files.file(name), name);
        }
        if (finishes) {
            files.finish();
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
    void aReportThatWasCutShortIsClearedAwayToo() {
        report(false, "figures/old.svg");
        report(true, "index.html");
        assertThat(temp.resolve("figures/old.svg")).doesNotExist();
    }

    @Test
    void aListThatNamesFilesElsewhereRemovesNone() throws IOException {
        var outside = Files.writeString(temp.resolve("outside.txt"), "kept");
        var folder = Files.createDirectory(temp.resolve("report"));
        Files.writeString(folder.resolve(WrittenFiles.LIST), "../outside.txt\n" + outside + "\n\0\n");
        var files = WrittenFiles.in(folder);
        files.finish();
        assertThat(outside).hasContent("kept");
    }
}
