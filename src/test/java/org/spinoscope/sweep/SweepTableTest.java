package org.spinoscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.HeadId;

class SweepTableTest {

    @TempDir
    private Path temporary;

    private SweepFolder folder = new SweepFolder(Path.of(""));

    @BeforeEach
    void write() {
        folder = new SweepFolder(temporary);
        SyntheticSweep.write(folder, 230, 2, 3, 100, 3);
    }

    @Test
    void sumsAreThoseOfTheStatisticsCommand() {
        try (var query = SweepQuery.open(folder);
                var reader = reader()) {
            var expected = SweepStatistics.of(
                    SweepData.load(query, 1),
                    new SweepStatistics.Request(Optional.empty(), 1, 20, 20, 1),
                    Progress.NONE);
            var first = reader.firstLook().orElseThrow();
            assertThat(first.columns()).isFalse();
            reader.update(Progress.NONE);
            var found = SweepSummary.of(reader.table(), SweepFilter.ALL);
            assertThat(found.columns()).isTrue();
            for (var summary : new SweepSummary[] {first, found}) {
                assertThat(summary.count()).isEqualTo(230);
                for (int h = 0; h < 6; h++) {
                    assertThat(summary.n()[h]).isEqualTo(230);
                    assertThat(summary.r()[h]).isCloseTo(expected.sums().get(h).pooled(), within(1e-12));
                    assertThat(summary.within()[h]).isCloseTo(expected.test().r()[h], within(1e-12));
                    assertThat(summary.r0()[h]).isCloseTo(expected.r0()[h], within(1e-12));
                }
            }
            assertThat(first.direct()).containsExactly(found.direct(), within(1e-12));
            assertThat(first.effect()).containsExactly(found.effect(), within(1e-12));
            var data = found.data();
            assertThat(data.relations()).isEqualTo(expected.data().relations());
            assertThat(data.relation()).containsExactly(expected.data().relation());
            assertThat(data.theory()[5]).containsExactly(expected.data().theory()[5]);
        }
    }

    @Test
    void aFilterTakesInThePromptsThatAQueryFinds() throws SQLException {
        var filter = SweepFilter.ALL
                .relation("R3")
                .ranks(2, 9)
                .probabilities(0.1, 0.8)
                .tokens(5, 8);
        try (var query = SweepQuery.open(folder);
                var reader = reader();
                var statement = query.connection().createStatement();
                var rows = statement.executeQuery("SELECT list(prompt ORDER BY prompt), count(*) FROM prompts WHERE"
                        + " relation = 'R3' AND goodRank BETWEEN 2 AND 9 AND exp(goodLogProb) BETWEEN 0.1 AND 0.8"
                        + " AND len(tokens) BETWEEN 5 AND 8")) {
            reader.update(Progress.NONE);
            rows.next();
            var expected = (Object[]) rows.getArray(1).getArray();
            var found = SweepSummary.of(reader.table(), filter);
            assertThat(found.count()).isEqualTo(rows.getInt(2)).isPositive();
            assertThat(Arrays.stream(found.prompts()).asLongStream().boxed().toArray())
                    .containsExactly(expected);
            assertThat(found.data().relations()).containsExactly("R3");
            assertThat(found.pairs(new HeadId(1, 2)).x()).hasSize(found.count());
        }
    }

    @Test
    void aPromptIsFoundByItsNumber() {
        try (var reader = reader()) {
            var prompt = reader.prompt(123);
            assertThat(prompt.relation()).isEqualTo("R3");
            assertThat(prompt.tokens()).hasSize(7).startsWith(65 + 123 % 26);
        }
    }

    @Test
    void aReadingThatThePlanLacksIsRefused() {
        var plan = folder.plan();
        assertThatThrownBy(() -> new SweepTable(plan, 2))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no 2");
    }

    private SweepReader reader() {
        return new SweepReader(folder, new SweepTable(folder.plan(), 1));
    }
}
