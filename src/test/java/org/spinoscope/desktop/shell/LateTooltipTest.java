package org.spinoscope.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.Headless;
import org.spinoscope.desktop.InputEvents;

class LateTooltipTest {

    @Test
    void theTooltipIsThereOnceThePointerIsAndSaysWhatIsTrueNow() throws Exception {
        Headless.start();
        Headless.does(() -> {
            var words = new AtomicReference<>("before");
            var button = new Button();
            var late = LateTooltip.of(button, words::get);
            assertThat(button.getTooltip()).isNull();
            assertThat(button.getAccessibleHelp()).isEqualTo("before");

            words.set("after");
            late.changed();
            assertThat(button.getAccessibleHelp()).isEqualTo("after");
            Event.fireEvent(button, InputEvents.entered(button));
            assertThat(button.getTooltip().getText()).isEqualTo("after");

            words.set("later");
            late.changed();
            var made = button.getTooltip();
            Event.fireEvent(button, InputEvents.entered(button));
            assertThat(button.getTooltip()).isSameAs(made);
            assertThat(made.getText()).isEqualTo("later");
        });
    }

    @Test
    void aTabsContentIsMadeOnceAndWhenItIsChosen() throws Exception {
        Headless.start();
        Headless.does(() -> {
            var made = new ArrayList<Region>();
            var second = LateTab.of("second", () -> {
                made.add(new Region());
                return made.getLast();
            });
            var tabs = new TabPane(LateTab.of("first", Region::new), second);
            assertThat(made).isEmpty();
            tabs.getSelectionModel().select(second);
            assertThat(((StackPane) second.getContent()).getChildren())
                    .hasSize(1)
                    .containsExactlyElementsOf(made);
            tabs.getSelectionModel().select(0);
            tabs.getSelectionModel().select(second);
            assertThat(((StackPane) second.getContent()).getChildren())
                    .hasSize(1)
                    .containsExactlyElementsOf(made);
        });
    }
}
