package org.spinoscope.desktop.sweeps;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.sweep.SweepFilter;

/// Chooses the included prompts, and says which they are.
final class FilterButton extends MenuButton {

    private static final String ALL = "All relations";
    private static final int MOST = 1_000_000;

    private final OpenSweep sweep;
    private final ComboBox<String> relation = new ComboBox<>();
    private final Spinner<Integer> leastRank = spinner("sweeps-rank-least", "Smallest rank of the good word");
    private final Spinner<Integer> mostRank = spinner("sweeps-rank-most", "Largest rank of the good word");
    private final TextField leastProbability = field("sweeps-probability-least", "Smallest probability");
    private final TextField mostProbability = field("sweeps-probability-most", "Largest probability");
    private final Spinner<Integer> leastTokens = spinner("sweeps-tokens-least", "Fewest tokens of the prompt");
    private final Spinner<Integer> mostTokens = spinner("sweeps-tokens-most", "Most tokens of the prompt");
    private boolean following;

    FilterButton(OpenSweep sweep) {
        this.sweep = sweep;
        setId("sweeps-filter");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Which prompts are included");
        setTooltip(Icons.tooltip("Only prompts of a relation, or where the good word has some rank or probability, or"
                + " of some length"));
        StringProperty text = textProperty();
        text.bind(Bindings.createStringBinding(
                () -> {
                    var words = sweep.filter().get().words();
                    return words.isEmpty() ? "All prompts" : "Only " + words;
                },
                sweep.filter()));
        relation.setId("sweeps-relation");
        relation.setAccessibleText("Relation");
        relation.setMaxWidth(220);
        var clear = new Button("All prompts");
        clear.setId("sweeps-filter-clear");
        clear.setOnAction(e -> sweep.filter().set(SweepFilter.ALL));
        var grid = new GridPane(8, 6);
        grid.addRow(0, new Label("Relation"), relation);
        GridPane.setColumnSpan(relation, 3);
        grid.addRow(1, new Label("Rank of the good word"), leastRank, new Label("to"), mostRank);
        grid.addRow(2, new Label("Its probability"), leastProbability, new Label("to"), mostProbability);
        grid.addRow(3, new Label("Tokens of the prompt"), leastTokens, new Label("to"), mostTokens);
        grid.add(clear, 1, 4, 3, 1);
        var item = new CustomMenuItem(grid, false);
        item.getStyleClass().add("plain-item");
        getItems().add(item);
        sweep.state().addListener((o, was, is) -> names(is.relations()));
        sweep.filter().addListener(o -> follow());
        names(sweep.state().get().relations());
        follow();
        relation.valueProperty().addListener(o -> change());
        for (var spinner : List.of(leastRank, mostRank, leastTokens, mostTokens)) {
            spinner.valueProperty().addListener(o -> change());
        }
        for (var field : List.of(leastProbability, mostProbability)) {
            field.setOnAction(e -> change());
            field.focusedProperty().addListener((o, was, is) -> change());
        }
    }

    private static Spinner<Integer> spinner(String id, String says) {
        var spinner = IntegerSpinner.spinner(1, MOST, 1, 1);
        spinner.setId(id);
        spinner.setAccessibleText(says);
        spinner.setPrefWidth(104);
        return spinner;
    }

    private static TextField field(String id, String says) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(says);
        field.setPrefColumnCount(6);
        return field;
    }

    private void names(List<String> relations) {
        var names = new ArrayList<>(List.of(ALL));
        relations.stream().filter(name -> !name.isEmpty()).forEach(names::add);
        if (!names.equals(relation.getItems())) {
            following = true;
            relation.setItems(FXCollections.observableArrayList(names));
            following = false;
            follow();
        }
    }

    /// Shows the present filter.
    private void follow() {
        following = true;
        var f = sweep.filter().get();
        relation.setValue(f.relation().isEmpty() ? ALL : f.relation());
        leastRank.getValueFactory().setValue(f.leastRank());
        mostRank.getValueFactory().setValue(Math.min(MOST, f.mostRank()));
        leastTokens.getValueFactory().setValue(f.leastTokens());
        mostTokens.getValueFactory().setValue(Math.min(MOST, f.mostTokens()));
        leastProbability.setText(text(f.leastProbability()));
        mostProbability.setText(text(f.mostProbability()));
        following = false;
    }

    private static String text(double probability) {
        return new java.math.BigDecimal(Double.toString(probability))
                .stripTrailingZeros()
                .toPlainString();
    }

    /// Takes over what is set; what is no number stays as it was.
    private void change() {
        if (following) {
            return;
        }
        var f = sweep.filter().get();
        var name = relation.getValue();
        sweep.filter()
                .set(SweepFilter.ALL
                        .relation(name == null || name.equals(ALL) ? "" : name)
                        .ranks(leastRank.getValue(), open(mostRank.getValue()))
                        .probabilities(
                                number(leastProbability, f.leastProbability()),
                                number(mostProbability, f.mostProbability()))
                        .tokens(leastTokens.getValue(), open(mostTokens.getValue())));
    }

    private static int open(int most) {
        return most >= MOST ? Integer.MAX_VALUE : most;
    }

    private static double number(TextField field, double otherwise) {
        try {
            double value = Double.parseDouble(field.getText().strip().replace(',', '.'));
            return value >= 0 && value <= 1 ? value : otherwise;
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }
}
