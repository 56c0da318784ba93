package org.spinoscope.desktop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spinoscope.checkpoint.BundledAssets;
import org.spinoscope.common.AppDirectories;
import org.spinoscope.desktop.ablation.AblationView;
import org.spinoscope.desktop.ablation.AblationViewModel;
import org.spinoscope.desktop.compare.CompareView;
import org.spinoscope.desktop.diffusion.DiffusionView;
import org.spinoscope.desktop.diffusion.DiffusionViewModel;
import org.spinoscope.desktop.heads.HeadsView;
import org.spinoscope.desktop.heads.HeadsViewModel;
import org.spinoscope.desktop.inspector.InspectorPane;
import org.spinoscope.desktop.inspector.InspectorViewModel;
import org.spinoscope.desktop.modes.ModesView;
import org.spinoscope.desktop.modes.ModesViewModel;
import org.spinoscope.desktop.orders.OrdersView;
import org.spinoscope.desktop.orders.OrdersViewModel;
import org.spinoscope.desktop.pairs.PairsView;
import org.spinoscope.desktop.pairs.PairsViewModel;
import org.spinoscope.desktop.phases.PhasesView;
import org.spinoscope.desktop.phases.PhasesViewModel;
import org.spinoscope.desktop.plane.PlaneView;
import org.spinoscope.desktop.plane.PlaneViewModel;
import org.spinoscope.desktop.prompts.PromptTable;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.shell.ViewDescriptor;
import org.spinoscope.desktop.spin.SpinView;
import org.spinoscope.desktop.spin.SpinViewModel;
import org.spinoscope.desktop.sweeps.SweepsView;
import org.spinoscope.desktop.temperature.TemperatureView;
import org.spinoscope.desktop.temperature.TemperatureViewModel;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.study.edit.HeadOnPrompt;

/// The views and their view models.
final class ViewRegistry {

    private final Workbench bench;
    private final HeadsViewModel heads;
    private final PlaneViewModel plane;
    private final TemperatureViewModel temperature;
    private final AblationViewModel ablation;
    private final PairsViewModel pairs;
    private final ModesViewModel modes;
    private final OrdersViewModel orders;
    private final PhasesViewModel phases;
    private final DiffusionViewModel diffusion;
    private final SpinViewModel spin = new SpinViewModel();

    ViewRegistry(Workbench bench) {
        this.bench = bench;
        heads = new HeadsViewModel(bench.studyResults, bench.ablationService, bench.selection, bench.provenanceFactory);
        plane = new PlaneViewModel(bench.studyResults, bench.provenanceFactory);
        temperature = new TemperatureViewModel(bench.studyResults, bench.selection, bench.provenanceFactory);
        ablation = new AblationViewModel(
                bench.ablationService, bench.studyResults, bench.selection, bench.provenanceFactory);
        pairs = new PairsViewModel(bench.inferenceService, bench.editor, bench.selection, bench.provenanceFactory);
        var coupling = new CouplingResults(bench.inferenceService, bench.studyResults);
        modes = new ModesViewModel(
                bench.inferenceService, coupling, bench.studyResults, bench.selection, bench.provenanceFactory);
        orders = new OrdersViewModel(
                bench.inferenceService, coupling, bench.studyResults, bench.selection, bench.provenanceFactory);
        phases = new PhasesViewModel(
                bench.inferenceService, coupling, bench.editor, bench.selection, bench.provenanceFactory);
        diffusion = new DiffusionViewModel(
                bench.inferenceService,
                bench.studyResults,
                bench.provenanceFactory,
                new ResidualStore(
                        AppDirectories.ofThisMachine().resolve("residuals"),
                        BundledAssets.ofThisProgram().residuals()));
        bench.studyResults.scene().addListener((o, was, is) -> is.value().ifPresent(this::enter));
        bench.sessionController.include("spin", spin::settings, spin::restore, spin.settable());
        bench.sessionController.include(
                "sweeps", bench.sweeps::settings, bench.sweeps::restore, bench.sweeps.settable());
        bench.sessionController.include(
                "temperature",
                () -> new TreeMap<>(
                        Map.of("single", Boolean.toString(temperature.single().get()))),
                map -> temperature.single().set(Boolean.parseBoolean(map.getOrDefault("single", "false"))));
    }

    List<ViewDescriptor> pages() {
        var kit = bench.figures;
        return List.of(
                new ViewDescriptor("heads", "Heads", () -> new HeadsView(heads, kit)),
                new ViewDescriptor("plane", "Decision plane", () -> new PlaneView(plane, kit)),
                new ViewDescriptor("temperature", "Temperature", () -> new TemperatureView(temperature, kit)),
                new ViewDescriptor("ablation", "Ablation", () -> new AblationView(ablation, kit)),
                new ViewDescriptor("spin", "Spin", () -> new SpinView(spin, kit, bench.commands.get("spin.film")::run)),
                new ViewDescriptor("diffusion", "Diffusion", () -> new DiffusionView(diffusion, kit)),
                new ViewDescriptor("pairs", "Pairs", () -> new PairsView(pairs, kit)),
                new ViewDescriptor("compare", "Compare", () -> new CompareView(bench.comparison, kit)),
                new ViewDescriptor("modes", "Modes", () -> new ModesView(modes, kit)),
                new ViewDescriptor("orders", "Orders", () -> new OrdersView(orders, kit)),
                new ViewDescriptor("phases", "Phases", () -> new PhasesView(phases, kit)),
                new ViewDescriptor(
                        "sweeps",
                        "Sweeps",
                        () -> new SweepsView(
                                bench.sweeps,
                                kit,
                                bench.commands.get("sweep.open")::run,
                                bench.commands.get("sweep.start")::run)),
                new ViewDescriptor(
                        "prompts",
                        "Prompts",
                        () -> new PromptTable(
                                bench.editor,
                                bench.selection,
                                bench.studyResults.setAnswers(),
                                bench.studyResults.answers())));
    }

    SpinViewModel spin() {
        return spin;
    }

    InspectorPane facts() {
        return new InspectorPane(new InspectorViewModel(bench.studyResults, bench.selection));
    }

    private void enter(HeadOnPrompt scene) {
        spin.enter(
                scene.head() + ": " + scene.pair().prompt(),
                scene.frame(),
                scene.pair().good(),
                scene.pair().bad(),
                bench.provenanceFactory
                        .provenance(scene.pair(), scene.reading())
                        .with("head", scene.head().toString()));
    }
}
