package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void aBuildOutsideARepositoryHasTheReleaseAlone() {
        assertThat(Version.of(List.of("1.2.3", ""))).isEqualTo("1.2.3");
        assertThat(Version.of(List.of("1.2.3", "${git.commit.id.abbrev}"))).isEqualTo("1.2.3");
        assertThat(Version.of(List.of("1.2.3"))).isEqualTo("1.2.3");
    }

    @Test
    void aBuildInARepositoryNamesItsCommit() {
        assertThat(Version.of(List.of("1.2.3", "1a2b3c4"))).isEqualTo("1.2.3 (1a2b3c4)");
    }

    @Test
    void thisBuildWroteItsVersion() {
        assertThat(Version.get()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?( \\([0-9a-f]{7,}\\))?");
    }
}
