package org.spinoscope.desktop;

import java.nio.file.Path;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The menu of the sessions that were open last.
final class RecentSessions {

    private final CurrentPreferences preferences;
    private final FileOpener opener;

    RecentSessions(CurrentPreferences preferences, FileOpener opener) {
        this.preferences = preferences;
        this.opener = opener;
    }

    Menu menu() {
        var menu = new Menu("Recent sessions");
        fill(menu);
        menu.setOnShowing(e -> fill(menu));
        return menu;
    }

    private void fill(Menu menu) {
        menu.getItems()
                .setAll(preferences.now().recent().stream().map(this::item).toList());
        if (menu.getItems().isEmpty()) {
            var none = new MenuItem("None yet");
            none.setDisable(true);
            menu.getItems().add(none);
        }
    }

    private MenuItem item(String file) {
        var item = new MenuItem(file);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> opener.open(Path.of(file)));
        return item;
    }
}
