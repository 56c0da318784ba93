package org.spinoscope.desktop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.spinoscope.desktop.ablation.AblationView;
import org.spinoscope.desktop.ablation.AblationViewModel;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.ChartWarmUp;
import org.spinoscope.desktop.compare.CompareView;
import org.spinoscope.desktop.compare.Comparison;
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
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.shell.ViewDescriptor;
import org.spinoscope.desktop.spin.SpinView;
import org.spinoscope.desktop.spin.SpinViewModel;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.sweeps.SweepsView;
import org.spinoscope.desktop.sweeps.SweepsViewModel;
import org.spinoscope.desktop.temperature.TemperatureView;
import org.spinoscope.desktop.temperature.TemperatureViewModel;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.study.edit.HeadOnPrompt;

/// The views and their view models.
final class ViewRegistry {

    private final StudyResults studyResults;
    private final Selection selection;
    private final PromptEditor editor;
    private final ProvenanceFactory provenanceFactory;
    private final Comparison comparison;
    private final SweepsViewModel sweeps;
    private final HeadsViewModel heads;
    private final PlaneViewModel plane;
    private final TemperatureViewModel temperature;
    private final AblationViewModel ablation;
    private final PairsViewModel pairs;
    private final CouplingResults coupling;
    private final ModesViewModel modes;
    private final OrdersViewModel orders;
    private final PhasesViewModel phases;
    private final DiffusionViewModel diffusion;
    private final ChartWarmUp chartWarmUp = new ChartWarmUp();
    private final SpinViewModel spin = new SpinViewModel();

    ViewRegistry(
            InferenceService inferenceService,
            StudyResults studyResults,
            AblationService ablationService,
            Selection selection,
            PromptEditor editor,
            ProvenanceFactory provenanceFactory,
            Comparison comparison,
            SweepsViewModel sweeps,
            ResidualStore residuals) {
        this.studyResults = studyResults;
        this.selection = selection;
        this.editor = editor;
        this.provenanceFactory = provenanceFactory;
        this.comparison = comparison;
        this.sweeps = sweeps;
        heads = new HeadsViewModel(studyResults, ablationService, selection, provenanceFactory);
        plane = new PlaneViewModel(studyResults, provenanceFactory);
        temperature = new TemperatureViewModel(studyResults, selection, provenanceFactory);
        ablation = new AblationViewModel(ablationService, studyResults, selection, provenanceFactory);
        pairs = new PairsViewModel(inferenceService, editor, selection, provenanceFactory);
        coupling = new CouplingResults(inferenceService, studyResults);
        modes = new ModesViewModel(inferenceService, coupling, studyResults, selection, provenanceFactory);
        orders = new OrdersViewModel(inferenceService, coupling, studyResults, selection, provenanceFactory);
        phases = new PhasesViewModel(inferenceService, coupling, editor, selection, provenanceFactory);
        diffusion =
                new DiffusionViewModel(inferenceService, studyResults, provenanceFactory, selection, editor, residuals);
        studyResults.scene().addListener((o, was, is) -> is.value().ifPresent(this::enter));
    }

    /// The view that is seen first.
    HeadsViewModel heads() {
        return heads;
    }

    /// Lets a session keep the settings of the views that have any.
    ///
    /// @param touched runs when a setting has changed
    void keepSettings(SessionContent content, Runnable touched) {
        content.include("spin", spin::settings, spin::restore);
        for (var setting : spin.settable()) {
            setting.addListener(o -> touched.run());
        }
        content.include("sweeps", sweeps::settings, sweeps::restore);
        for (var setting : sweeps.settable()) {
            setting.addListener(o -> touched.run());
        }
        content.include("diffusion", diffusion::kept, diffusion::restore);
        for (var setting : diffusion.settable()) {
            setting.addListener(o -> touched.run());
        }
        content.include(
                "temperature",
                () -> new TreeMap<>(
                        Map.of("single", Boolean.toString(temperature.single().get()))),
                map -> temperature.single().set(Boolean.parseBoolean(map.getOrDefault("single", "false"))));
    }

    /// All views, in order.
    ///
    /// @param kit what every figure on the screen shares
    /// @param run runs a command by its id
    List<ViewDescriptor> pages(FigureContext kit, Consumer<String> run) {
        studyResults.scene().subscribe(scene -> {
            if (scene.value().isPresent()) {
                chartWarmUp.begin(kit);
            }
        });
        return List.of(
                new ViewDescriptor("heads", "Heads", () -> new HeadsView(heads, kit)),
                new ViewDescriptor("plane", "Decision plane", () -> new PlaneView(plane, kit)),
                new ViewDescriptor("temperature", "Temperature", () -> new TemperatureView(temperature, kit)),
                new ViewDescriptor("ablation", "Ablation", () -> new AblationView(ablation, kit)),
                new ViewDescriptor("spin", "Spin", () -> new SpinView(spin, kit, () -> run.accept("spin.film"))),
                new ViewDescriptor(
                        "diffusion",
                        "Diffusion",
                        () -> new DiffusionView(diffusion, kit, () -> run.accept("diffusion.film"))),
                new ViewDescriptor("pairs", "Pairs", () -> new PairsView(pairs, kit)),
                new ViewDescriptor("compare", "Compare", () -> new CompareView(comparison, kit)),
                new ViewDescriptor("modes", "Modes", () -> new ModesView(modes, kit)),
                new ViewDescriptor("orders", "Orders", () -> new OrdersView(orders, kit)),
                new ViewDescriptor("phases", "Phases", () -> new PhasesView(phases, kit)),
                new ViewDescriptor(
                        "sweeps",
                        "Sweeps",
                        () -> new SweepsView(
                                sweeps, kit, () -> run.accept("sweep.open"), () -> run.accept("sweep.start"))),
                new ViewDescriptor(
                        "prompts",
                        "Prompts",
                        () -> new PromptTable(editor, selection, studyResults.setAnswers(), studyResults.answers())));
    }

    SpinViewModel spin() {
        return spin;
    }

    DiffusionViewModel diffusion() {
        return diffusion;
    }

    InspectorPane facts() {
        return new InspectorPane(new InspectorViewModel(studyResults, coupling, selection));
    }

    private void enter(HeadOnPrompt scene) {
        spin.enter(
                scene.head() + ": " + scene.pair().prompt() + (scene.last() ? "" : ", k = " + scene.position()),
                scene.frame(),
                scene.pair().good(),
                scene.pair().bad(),
                provenanceFactory
                        .provenance(scene.pair(), scene.reading())
                        .with("head", scene.head().toString())
                        .with("position", scene.last() ? "last" : Integer.toString(scene.position())));
    }
}
