package org.spinoscope.desktop.ablation;

import java.util.stream.IntStream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.gpt2.MlpId;

/// Chooses MLPs to be removed, each with a tick.
final class MlpMenu extends MenuButton {

    private final AblationViewModel model;

    MlpMenu(AblationViewModel model) {
        super("± MLP");
        this.model = model;
        setId("ablation-mlps");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(Icons.tooltip("Adds a layer's MLP to the removed components, or takes it out"));
        setOnShowing(e -> fill());
        fill();
    }

    private void fill() {
        getItems()
                .setAll(IntStream.range(0, model.layerCount())
                        .mapToObj(MlpId::new)
                        .map(this::item)
                        .toList());
    }

    private CheckMenuItem item(MlpId mlp) {
        var item = new CheckMenuItem(mlp.toString());
        item.setId("ablation-mlp-" + mlp.layer());
        item.setSelected(model.ablations().chosen().get().contains(mlp));
        item.setOnAction(e -> model.chosen().toggle(mlp));
        return item;
    }
}
