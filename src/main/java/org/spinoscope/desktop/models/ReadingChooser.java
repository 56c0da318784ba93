package org.spinoscope.desktop.models;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.spinbath.Reading;

/// Chooses the Reading in plain words, each option with its consequence; every click acts at once.
public final class ReadingChooser {

    private record Option(String title, String consequence, Reading reading) {}

    private final Selection selection;
    private final ModalPane modalPane;

    public ReadingChooser(Selection selection, ModalPane modalPane) {
        this.selection = selection;
        this.modalPane = modalPane;
    }

    /// A few words for the present reading, for the tool row.
    public static String shortly(Reading reading) {
        if (reading.equals(Reading.PAPER)) {
            return "As the paper says";
        }
        if (reading.equals(Reading.ACTUAL)) {
            return "As the head really acts";
        }
        return "Own reading";
    }

    public void show() {
        var r = selection.now().reading();
        var title = new Label("How to read the paper");
        title.getStyleClass().add("sheet-title");
        var explanation = new Label("The paper's words leave choices. The first of each is its literal reading; every"
                + " figure names the choices it was made with.");
        explanation.setWrapText(true);
        explanation.getStyleClass().add("muted");
        var presets = new HBox(
                8, preset("As the paper says", Reading.PAPER), preset("As the head really acts", Reading.ACTUAL));
        var body = new VBox(
                14,
                group("A token's spin is", sources(r)),
                group("Biases of Q, K and V", biases(r)),
                group("Length of the spins", lengths(r)),
                group("A word is read out by", readOuts(r)),
                group("An answer is represented by", answers(r)),
                group("W_O is cut from c_proj by", slices(r)));
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-list");
        var close = new Button("Done");
        close.setDefaultButton(true);
        close.setOnAction(e -> modalPane.hide());
        var foot = new HBox(close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(12, title, explanation, presets, scroll, foot);
        card.setId("reading-chooser");
        card.getStyleClass().addAll("sheet", "sheet-wide");
        modalPane.show(card, Pos.CENTER);
    }

    private Button preset(String name, Reading reading) {
        var button = new Button(name);
        button.setDisable(selection.now().reading().equals(reading));
        button.setOnAction(e -> {
            selection.reading(reading);
            show();
        });
        return button;
    }

    private VBox group(String question, List<Option> options) {
        var label = new Label(question);
        label.getStyleClass().add("strong");
        var box = new VBox(4, label);
        var group = new ToggleGroup();
        for (var option : options) {
            var button = new RadioButton(option.title());
            button.setMnemonicParsing(false); // names such as ln_1
            button.setToggleGroup(group);
            button.setSelected(option.reading().equals(selection.now().reading()));
            button.setOnAction(e -> {
                selection.reading(option.reading());
                show();
            });
            var words = new Label(option.consequence());
            words.getStyleClass().addAll("muted", "small-text");
            words.setWrapText(true);
            words.setStyle("-fx-padding: 0 0 0 24;");
            box.getChildren().add(new VBox(button, words));
        }
        return box;
    }

    private static <C> List<Option> options(
            C[] choices, Function<C, String> title, Function<C, String> consequence, Function<C, Reading> with) {
        return java.util.Arrays.stream(choices)
                .map(c -> new Option(title.apply(c), consequence.apply(c), with.apply(c)))
                .toList();
    }

    private static List<Option> sources(Reading r) {
        return options(
                Reading.Source.values(),
                s -> sentence(s.title()),
                s -> switch (s) {
                    case W_E -> "Every layer sees the same context-free spins; layers differ only by their weights.";
                    case W_E_POS -> "Positions are included, so word order matters.";
                    case LN1_EMBED -> "Spins have the length the layer was trained with, but no context.";
                    case LN1_RESID -> "Earlier layers have acted: attention weights are the model's own.";
                },
                s -> new Reading(s, r.biases(), r.unitSpins(), r.readout(), r.answer(), r.slice()));
    }

    private static List<Option> biases(Reading r) {
        return options(
                Reading.Biases.values(),
                b -> sentence(b.title()),
                b -> switch (b) {
                    case NONE -> "The pure bilinear pair energy.";
                    case QKV -> "b_Q tilts the attention, b_V adds a constant to N0; b_K cancels.";
                },
                b -> new Reading(r.source(), b, r.unitSpins(), r.readout(), r.answer(), r.slice()));
    }

    private static List<Option> lengths(Reading r) {
        return options(
                new Boolean[] {false, true},
                unit -> unit ? "Normalised to length 1" : "As the model has them",
                unit -> unit ? "All tokens count alike; attention becomes nearly uniform." : "Rare tokens are longer.",
                unit -> new Reading(r.source(), r.biases(), unit, r.readout(), r.answer(), r.slice()));
    }

    private static List<Option> readOuts(Reading r) {
        return options(
                Reading.Readout.values(),
                o -> sentence(o.title()),
                o -> switch (o) {
                    case RAW -> "ΔL is N_proj·(e_good − e_bad), as eq. (4) is printed.";
                    case GAMMA -> "Adds the trained weights of the final layer norm.";
                    case DIRECT -> "In units of the model's logits: heads' gaps can be added up.";
                },
                o -> new Reading(r.source(), r.biases(), r.unitSpins(), o, r.answer(), r.slice()));
    }

    private static List<Option> answers(Reading r) {
        return options(
                Reading.AnswerToken.values(),
                a -> sentence(a.title()),
                a -> switch (a) {
                    case FIRST -> "What the model is actually asked to predict next.";
                    case LAST -> "Words with one ending become hard to tell apart.";
                    case NO_SPACE -> "A token the model rarely expects after a space-less prompt.";
                    case MEAN -> "All sub-tokens count equally.";
                    case SEQUENCE -> "The whole word's probability, token after token.";
                    case SINGLE_ONLY -> "Cleanest, but some pairs are lost.";
                },
                r::answer);
    }

    private static List<Option> slices(Reading r) {
        return options(
                OutputSlice.values(),
                s -> s == OutputSlice.ROWS ? "Rows (right)" : "Columns",
                s -> s == OutputSlice.ROWS
                        ? "Head h owns rows h·d_head … of c_proj's weight."
                        : "A plausible slip, kept only to compare with the paper's numbers.",
                s -> new Reading(r.source(), r.biases(), r.unitSpins(), r.readout(), r.answer(), s));
    }

    private static String sentence(String title) {
        return title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1);
    }
}
