package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.guide.GuidePage;
import org.spinoscope.desktop.guide.GuidePane;

class GuideTest {

    private static final Path GUIDE = Path.of("src/site/markdown");

    @BeforeAll
    static void toolkit() throws InterruptedException {
        Headless.start();
    }

    @Test
    void everyPageOfTheGuideIsReachedFromTheFirst() throws Exception {
        Set<String> reached = Headless.on(() -> {
            var seen = new HashSet<String>();
            var next = new ArrayDeque<>(List.of(GuidePage.START));
            while (!next.isEmpty()) {
                var page = next.pop();
                if (seen.add(page.path())) {
                    var pane = new GuidePane(page);
                    all(pane, Hyperlink.class).forEach(link -> {
                        var from = new GuidePane(page);
                        all(from, Hyperlink.class).stream()
                                .filter(l -> l.getText().equals(link.getText()))
                                .findFirst()
                                .orElseThrow()
                                .fire();
                        next.push(from.page());
                    });
                }
            }
            return seen;
        });
        try (var pages = Files.walk(GUIDE)) {
            assertThat(reached)
                    .containsAll(
                            pages.map(page -> GUIDE.relativize(page).toString().replace('\\', '/'))
                                    .filter(name -> name.endsWith(".md") && !name.startsWith("decisions/"))
                                    .toList());
        }
    }

    @Test
    void aViewWithoutAPageShowsTheFirstOne() {
        assertThat(GuidePage.ofView("heads").path()).isEqualTo("views/heads.md");
        assertThat(GuidePage.ofView("no such view")).isEqualTo(GuidePage.START);
    }

    @Test
    void aLinkIsFollowedAndBackReturns() throws Exception {
        var pages = Headless.on(() -> {
            var pane = new GuidePane(new GuidePage("views/index.md"));
            all(pane, Hyperlink.class).stream()
                    .filter(link -> link.getText().equals("Decision plane"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            var there = pane.page().path();
            var words = String.join(
                    "", all(pane, Text.class).stream().map(Text::getText).toList());
            ((javafx.scene.control.Button) pane.lookup("#guide-back")).fire();
            return List.of(there, words, pane.page().path());
        });
        assertThat(pages.getFirst()).isEqualTo("views/plane.md");
        assertThat(pages.get(1)).contains("plane");
        assertThat(pages.getLast()).isEqualTo("views/index.md");
    }

    private static <T extends Node> List<T> all(Node node, Class<T> kind) {
        var found = new java.util.ArrayList<T>();
        collect(node, kind, found);
        return found;
    }

    private static <T extends Node> void collect(Node node, Class<T> kind, List<T> found) {
        if (kind.isInstance(node)) {
            found.add(kind.cast(node));
        }
        if (node instanceof ScrollPane scroll) {
            collect(scroll.getContent(), kind, found);
        } else if (node instanceof TextFlow flow) {
            flow.getChildren().forEach(child -> collect(child, kind, found));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, kind, found));
        }
    }
}
