package org.spinoscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Golden;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;

/// Single chapters of the report on a small model: a new chapter is tested here in a second.
class ChaptersTest {

    private static final PromptSet PROMPTS = new PromptSet(
            "letters",
            "",
            "",
            List.of(
                    new PromptPair("A cat", "pet", "car"),
                    new PromptPair("Ice is", "cold", "warm"),
                    new PromptPair("Two", "four", "five"),
                    new PromptPair("Sun", "hot", "mild")));

    private static ReportContent content(Chapter<?>... chapters) {
        try (var model = Golden.model("odd-3x5")) {
            var source = ProvenanceSource.of("test", model.identity(), model.sha256());
            var empty = new FullStudy(source, model.config(), PROMPTS, Reading.parse("answer=last"), Map.of());
            var study = FullStudy.run(List.of(chapters), model, empty, Progress.NONE);
            return ReportContent.of(study, List.of(chapters));
        }
    }

    @Test
    void aChapterAddsItsHeadingFiguresTablesAndKeys() {
        var content = content(new TemperatureChapter());
        assertThat(content.blocks()).contains(new ReportContent.Section(new TemperatureChapter().title()));
        assertThat(content.figures())
                .extracting(ReportContent.FigureBlock::name)
                .contains("temperature");
        assertThat(content.csv().get("temperature.csv"))
                .contains("# prompts: letters")
                .contains("\nprompt,T,entropy_bits,");
        assertThat(content.json().get("temperature"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("top1").asDouble()).isBetween(0.0, 1.0));
    }

    @Test
    void aChapterReadsResultsOfEarlierOnes() {
        var content = content(new CorrelationChapter(), new CouplingChapter());
        assertThat(content.json().get("heads")).hasSize(15);
        assertThat(content.json().get("modes")).hasSize(15);
        assertThat(content.json().get("heads"))
                .extracting((JsonNode head) -> head.get("theoryGap").size())
                .containsOnly(4);
        assertThatThrownBy(() -> content(new CouplingChapter())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoChaptersWithOneTypeOfResultAreRefused() {
        assertThatThrownBy(() -> content(new TemperatureChapter(), new TemperatureChapter()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TemperatureSweep");
    }
}
