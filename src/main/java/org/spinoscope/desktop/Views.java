package org.spinoscope.desktop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spinoscope.desktop.ablation.AblationView;
import org.spinoscope.desktop.ablation.AblationViewModel;
import org.spinoscope.desktop.facts.FactsPane;
import org.spinoscope.desktop.facts.FactsViewModel;
import org.spinoscope.desktop.heads.HeadsView;
import org.spinoscope.desktop.heads.HeadsViewModel;
import org.spinoscope.desktop.lab.HeadScene;
import org.spinoscope.desktop.plane.PlaneView;
import org.spinoscope.desktop.plane.PlaneViewModel;
import org.spinoscope.desktop.prompts.PromptTable;
import org.spinoscope.desktop.shell.Page;
import org.spinoscope.desktop.spin.SpinView;
import org.spinoscope.desktop.spin.SpinViewModel;
import org.spinoscope.desktop.temperature.TemperatureView;
import org.spinoscope.desktop.temperature.TemperatureViewModel;

/// The views and their view models.
final class Views {

    private final Workbench bench;
    private final HeadsViewModel heads;
    private final PlaneViewModel plane;
    private final TemperatureViewModel temperature;
    private final AblationViewModel ablation;
    private final SpinViewModel spin = new SpinViewModel();

    Views(Workbench bench) {
        this.bench = bench;
        heads = new HeadsViewModel(bench.studies, bench.ablations, bench.selection, bench.labels);
        plane = new PlaneViewModel(bench.studies, bench.labels);
        temperature = new TemperatureViewModel(bench.studies, bench.selection, bench.labels);
        ablation = new AblationViewModel(bench.ablations, bench.studies, bench.selection, bench.labels);
        bench.studies.scene().addListener((o, was, is) -> is.value().ifPresent(this::enter));
        bench.sessions.include("spin", spin::settings, spin::restore, spin.settable());
        bench.sessions.include(
                "temperature",
                () -> new TreeMap<>(
                        Map.of("single", Boolean.toString(temperature.single().get()))),
                map -> temperature.single().set(Boolean.parseBoolean(map.getOrDefault("single", "false"))));
    }

    List<Page> pages() {
        var kit = bench.figures;
        return List.of(
                new Page("heads", "Heads", () -> new HeadsView(heads, kit)),
                new Page("plane", "Decision plane", () -> new PlaneView(plane, kit)),
                new Page("temperature", "Temperature", () -> new TemperatureView(temperature, kit)),
                new Page("ablation", "Ablation", () -> new AblationView(ablation, kit)),
                new Page("spin", "Spin", () -> new SpinView(spin, kit, bench.commands.get("spin.film")::run)),
                new Page(
                        "prompts",
                        "Prompts",
                        () -> new PromptTable(
                                bench.editor, bench.selection, bench.studies.setAnswers(), bench.studies.answers())));
    }

    SpinViewModel spin() {
        return spin;
    }

    FactsPane facts() {
        return new FactsPane(new FactsViewModel(bench.studies, bench.selection));
    }

    private void enter(HeadScene scene) {
        spin.enter(
                scene.head() + ": " + scene.pair().prompt(),
                scene.frame(),
                scene.pair().good(),
                scene.pair().bad(),
                bench.labels
                        .provenance(scene.pair(), scene.reading())
                        .with("head", scene.head().toString()));
    }
}
