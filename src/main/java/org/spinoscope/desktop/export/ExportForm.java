package org.spinoscope.desktop.export;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.spinoscope.desktop.export.ExportPlan.Format;
import org.spinoscope.desktop.export.ExportPlan.Preset;
import org.spinoscope.desktop.shell.IntegerSpinner;

/// The fields of the export dialog.
final class ExportForm extends GridPane {

    private final ChoiceBox<Format> format = new ChoiceBox<>();
    private final ChoiceBox<Preset> preset = new ChoiceBox<>();
    private final Spinner<Integer> width;
    private final Spinner<Integer> height;
    private final Spinner<Integer> font;
    private final Spinner<Integer> dpi;
    private final CheckBox title = new CheckBox("Title");
    private final CheckBox caption = new CheckBox("Caption");
    private final CheckBox dark = new CheckBox("Dark");
    private final ChoiceBox<FigureScope> scope = new ChoiceBox<>();
    private final ObjectBinding<ExportChoices> choices;
    private boolean following;

    /// @param figures figures that are shown now
    /// @param prompts prompts that the figure can be exported for
    ExportForm(ExportChoices last, int figures, int prompts) {
        super(12, 8);
        format.setId("export-format");
        format.getItems().setAll(Format.values());
        format.setValue(last.format());
        preset.setId("export-size");
        preset.getItems().setAll(Preset.ALL);
        preset.setValue(last.asSeen() ? Preset.AS_SEEN : Preset.like(last.widthMm(), last.heightMm()));
        width = number("export-width", ExportChoices.LEAST_MM, ExportChoices.MOST_MM, last.widthMm(), 1);
        height = number("export-height", ExportChoices.LEAST_MM, ExportChoices.MOST_MM, last.heightMm(), 1);
        font = number("export-font", ExportChoices.LEAST_FONT, ExportChoices.MOST_FONT, last.fontSize(), 1);
        dpi = number("export-dpi", ExportChoices.LEAST_DPI, ExportChoices.MOST_DPI, last.dpi(), 50);
        title.setId("export-title");
        title.setSelected(last.title());
        caption.setId("export-caption");
        caption.setSelected(last.caption());
        dark.setSelected(last.dark());
        scope.setId("export-scope");
        scope.setConverter(FigureScope.words(figures, prompts));
        scope.getItems().setAll(FigureScope.possible(figures, prompts));
        scope.setValue(scope.getItems().contains(last.scope()) ? last.scope() : FigureScope.ONE);
        var numbers = format.valueProperty().isEqualTo(Format.CSV);
        var screen = preset.valueProperty().isEqualTo(Preset.AS_SEEN);
        disable(numbers, preset, title, caption, dark);
        disable(numbers.or(screen), width, height, font);
        disable(format.valueProperty().isNotEqualTo(Format.PNG), dpi);
        choices = Bindings.createObjectBinding(
                this::now,
                format.valueProperty(),
                preset.valueProperty(),
                width.valueProperty(),
                height.valueProperty(),
                font.valueProperty(),
                dpi.valueProperty(),
                title.selectedProperty(),
                caption.selectedProperty(),
                dark.selectedProperty(),
                scope.valueProperty());
        follow();
        rows();
    }

    /// The present choices.
    ObjectBinding<ExportChoices> choices() {
        return choices;
    }

    /// A preset sets width and height; other numbers than its own make it "Own size".
    private void follow() {
        preset.valueProperty().addListener((o, was, is) -> {
            if (is.sized()) {
                following = true;
                width.getValueFactory().setValue((int) is.widthMm());
                height.getValueFactory().setValue((int) is.heightMm());
                following = false;
            }
        });
        for (var side : new Spinner<?>[] {width, height}) {
            side.valueProperty().addListener(o -> {
                var chosen = preset.getValue();
                if (!following && chosen.sized() && !chosen.is(width.getValue(), height.getValue())) {
                    preset.setValue(Preset.OWN);
                }
            });
        }
    }

    private void rows() {
        var size = new HBox(6, width, new Label("×"), height, new Label("mm"));
        size.setAlignment(Pos.CENTER_LEFT);
        addRow(0, new Label("Format"), format);
        addRow(1, new Label("Column"), preset);
        addRow(2, new Label("Size"), size);
        addRow(3, new Label("Text, pt"), font);
        addRow(4, new Label("Resolution, dpi"), dpi);
        addRow(5, new Label("With"), new HBox(12, title, caption, dark));
        addRow(6, new Label("Figures"), scope);
    }

    private ExportChoices now() {
        return new ExportChoices(
                format.getValue(),
                preset.getValue().equals(Preset.AS_SEEN),
                width.getValue(),
                height.getValue(),
                font.getValue(),
                dpi.getValue(),
                title.isSelected(),
                caption.isSelected(),
                dark.isSelected(),
                scope.getValue());
    }

    private static Spinner<Integer> number(String id, int least, int most, int value, int step) {
        var spinner = IntegerSpinner.spinner(least, most, value, step);
        spinner.setId(id);
        spinner.getEditor().setPrefColumnCount(4);
        return spinner;
    }

    private static void disable(ObservableBooleanValue when, Node... fields) {
        for (var field : fields) {
            field.disableProperty().bind(when);
        }
    }
}
