package org.spinoscope.desktop.help;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.glossary.Term;
import org.spinoscope.desktop.guide.GuidePage;
import org.spinoscope.desktop.guide.GuidePane;
import org.spinoscope.desktop.shell.ModalPane;

/// The help over the window: this view, the user guide, the glossary, and about the program.
public final class HelpSheet {

    private final ModalPane modalPane;
    private final String version;

    /// @param version of the program
    public HelpSheet(ModalPane modalPane, String version) {
        this.modalPane = modalPane;
        this.version = version;
    }

    /// Shows what there is to say of a view.
    public void view(String view) {
        show(view, 0);
    }

    /// Shows the user guide, beginning with the page about a view.
    public void guide(String view) {
        show(view, 1);
    }

    /// Shows the glossary.
    public void glossary(String view) {
        show(view, 2);
    }

    /// Shows version, licence and how to cite.
    public void about(String view) {
        show(view, 3);
    }

    private void show(String view, int first) {
        var tabs = new TabPane();
        Map<Tab, Supplier<Node>> contents = new LinkedHashMap<>();
        contents.put(
                new Tab("This view"),
                () -> ViewHelp.of(view).map(HelpSheet::page).orElseGet(HelpSheet::none));
        var guide = new Tab("User guide");
        guide.setId("help-guide");
        contents.put(guide, () -> new GuidePane(GuidePage.ofView(view)));
        contents.put(new Tab("Glossary"), HelpSheet::glossary);
        contents.put(new Tab("About"), this::about);
        tabs.getTabs().setAll(contents.keySet());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("dense");
        tabs.getSelectionModel().select(first);
        contents.forEach(HelpSheet::fillWhenSelected);
        tabs.setPrefHeight(520);
        var close = new Button("Close");
        close.setId("help-close");
        close.setOnAction(e -> modalPane.hide());
        var foot = new HBox(close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(10, tabs, foot);
        card.setId("help");
        card.getStyleClass().addAll("sheet", "help");
        modalPane.show(card, Pos.CENTER);
        tabs.requestFocus();
    }

    /// What a tab holds is made when the tab is opened: the sheet is there at once.
    private static void fillWhenSelected(Tab tab, Supplier<Node> content) {
        tab.selectedProperty().subscribe(selected -> {
            if (selected && tab.getContent() == null) {
                tab.setContent(content.get());
            }
        });
    }

    private static ScrollPane page(ViewHelp help) {
        var box = new VBox(
                10,
                styled(help.title(), "sheet-title"),
                words(help.shows()),
                part("Formula", help.formula()),
                part("How to read it", help.reading()),
                part("What it cannot tell", help.limits()),
                styled("Terms", "strong"));
        help.terms().forEach(term -> box.getChildren().add(entry(term)));
        return scrolling(box);
    }

    private static ScrollPane none() {
        return scrolling(new VBox(words("This view has no page of its own. The glossary explains its terms.")));
    }

    private static VBox glossary() {
        var field = new TextField();
        field.setId("glossary-search");
        field.setPromptText("Search the glossary");
        field.setAccessibleText("Search the glossary");
        var list = new VBox(12);
        Runnable fill = () -> list.getChildren().setAll(entries(field.getText()));
        field.textProperty().addListener(o -> fill.run());
        fill.run();
        var scroll = scrolling(list);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var box = new VBox(8, field, scroll);
        box.getStyleClass().add("help-page");
        return box;
    }

    private static List<VBox> entries(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Term.values())
                .filter(term -> term.tooltip().toLowerCase(Locale.ROOT).contains(wanted))
                .map(HelpSheet::entry)
                .toList();
    }

    private static VBox entry(Term term) {
        var box = new VBox(
                1,
                words(term.symbol() + "   " + term.title(), "strong"),
                words(term.formula(), "muted"),
                words(term.meaning()));
        if (!term.limits().isEmpty()) {
            box.getChildren().add(words(term.limits(), "muted"));
        }
        return box;
    }

    private Node about() {
        var bibtex = new TextArea(Citations.bibtex(version));
        bibtex.setId("bibtex");
        bibtex.setEditable(false);
        bibtex.setPrefRowCount(16);
        bibtex.getStyleClass().add("details");
        var copy = new Button("Copy BibTeX");
        copy.setOnAction(
                e -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, bibtex.getText())));
        var box = new VBox(
                10,
                styled("Spinoscope " + version, "sheet-title"),
                words("GPT-2’s attention heads as spins in a bath: what the theory of Bhattacharjee and Lee says a head"
                        + " does, whether the data agree, and what happens without it."),
                words(
                        "Licence: Apache 2.0. The parts it is built from and their licences are listed in NOTICE.",
                        "muted"),
                styled("How to cite", "strong"),
                bibtex,
                copy);
        return scrolling(box);
    }

    private static VBox part(String title, String text) {
        return new VBox(2, styled(title, "strong"), words(text));
    }

    private static Label words(String text, String... styles) {
        var label = styled(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label styled(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static ScrollPane scrolling(VBox content) {
        content.getStyleClass().add("help-page");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }
}
