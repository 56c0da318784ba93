package org.spinoscope.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final Commands commands = new Commands();
    private int ran;
    private final Command dark = commands.add(Command.of("theme.dark", "View", "Use the dark theme", "", () -> ran++));
    private final Command export =
            commands.add(Command.of("export", "File", "Export figure…", "Shortcut+E", () -> ran++));

    @Test
    void aCommandThatIsNotAvailableDoesNotRun() {
        var available = new SimpleBooleanProperty();
        var command =
                commands.add(Command.of("x", "Edit", "Undo", "", () -> ran++).when(available));
        command.run();
        assertThat(ran).isZero();
        available.set(true);
        command.run();
        assertThat(ran).isOne();
    }

    @Test
    void lettersInOrderFindACommandAndWholeWordsComeFirst() {
        assertThat(commands.matching("expfig")).containsExactly(export);
        assertThat(commands.matching("dark")).first().isEqualTo(dark);
        assertThat(commands.matching("zzz")).isEmpty();
        assertThat(commands.matching("")).hasSize(2);
    }

    @Test
    void keysThatAreGivenToAnotherCommandAreTakenFromTheFirst() {
        commands.rebind(dark, "Shortcut+E");
        assertThat(commands.keys(dark)).contains(KeyCombination.valueOf("Shortcut+E"));
        assertThat(commands.keys(export)).isEmpty();
        assertThat(commands.changedShortcuts()).containsEntry("export", "");
    }

    @Test
    void changedKeysSurviveBeingRememberedAndUnreadableOnesDoNot() {
        commands.restoreShortcuts(Map.of("theme.dark", "Shortcut+D", "export", "not+a+key+at all", "gone", "F4"));
        assertThat(commands.keys(dark)).contains(KeyCombination.valueOf("Shortcut+D"));
        assertThat(commands.keys(export)).contains(KeyCombination.valueOf("Shortcut+E"));
        assertThat(commands.changedShortcuts()).containsOnlyKeys("theme.dark");
    }

    @Test
    void twoCommandsOfOneIdAreADefect() {
        assertThatThrownBy(() -> commands.add(Command.of("export", "File", "Other", "", () -> {})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
