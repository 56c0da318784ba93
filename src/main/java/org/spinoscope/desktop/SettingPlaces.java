package org.spinoscope.desktop;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.shell.Later;

/// Where each setting is, so that the palette can go there. Settings that are commands, such as the theme, are found as
/// such.
final class SettingPlaces {

    /// @param command shows the setting
    /// @param node the id of its control; empty where showing is all
    record Place(String name, String command, String node) {}

    private static final List<Place> PLACES = List.of(
            new Place("Reading: spin source", "model.reading", ""),
            new Place("Reading: biases of Q, K and V", "model.reading", ""),
            new Place("Reading: unit spins", "model.reading", ""),
            new Place("Reading: read-out", "model.reading", ""),
            new Place("Reading: W_O slice", "model.reading", ""),
            new Place("Answer token", "view.prompts", "answer-token"),
            new Place("Ablation mode: what replaces a removed head", "view.ablation", "ablation-removal"),
            new Place("Heads removed together", "view.ablation", "ablation-heads"),
            new Place("Output temperature T", "view.temperature", "temperature-slider"),
            new Place("Next tokens on a log scale", "view.temperature", "temperature-log"),
            new Place("Words in the decision plane", "view.plane", "plane-words"),
            new Place("Spin: damping λ (lambda)", "view.spin", "spin-lambda"),
            new Place("Spin: gyromagnetic factor γ (gamma)", "view.spin", "spin-gamma"),
            new Place("Spin: bath temperature k_BT", "view.spin", "spin-temperature"),
            new Place("Spin: field strength |N|", "view.spin", "spin-strength"),
            new Place("Spin: time step dt", "view.spin", "spin-dt"),
            new Place("Spin: second spin to compare with", "view.spin", "spin-second"),
            new Place("Diffusion: guidance strength g", "view.diffusion", "diffusion-g"),
            new Place("Diffusion: field", "view.diffusion", "diffusion-field"),
            new Place("Diffusion: noise path", "view.diffusion", "diffusion-path"),
            new Place("Diffusion: sampler", "view.diffusion", "diffusion-sampler"),
            new Place("Diffusion: steps", "view.diffusion", "diffusion-steps"),
            new Place("Diffusion: chains", "view.diffusion", "diffusion-chains"),
            new Place("Modes: quantity of the map", "view.modes", "modes-quantity"),
            new Place("Sweeps: filter", "view.sweeps", "sweeps-filter"),
            new Place("Disk space for kept results", "results.kept", ""),
            new Place("Keyboard shortcuts", "help.shortcuts", ""));

    private final Commands commands;
    private final Stage stage;
    private final Executor screen;

    SettingPlaces(Commands commands, Stage stage, Executor screen) {
        this.commands = commands;
        this.stage = stage;
        this.screen = screen;
    }

    static List<Place> all() {
        return PLACES;
    }

    /// The settings in whose name every word typed occurs.
    List<Command> matching(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        if (typed.strip().length() < 2) {
            return List.of();
        }
        return PLACES.stream()
                .filter(place -> Arrays.stream(words).allMatch(place.name().toLowerCase(Locale.ROOT)::contains))
                .map(place -> Command.of("to." + place.name(), "Setting", place.name(), "", () -> go(place)))
                .toList();
    }

    private void go(Place place) {
        commands.get(place.command()).run();
        if (!place.node().isEmpty()) {
            screen.execute(() -> focus(place.node())); // a view that was not shown yet is built first
        }
    }

    private void focus(String id) {
        Window.getWindows().stream()
                .filter(window -> window == stage || window instanceof Stage other && other.getOwner() == stage)
                .map(window -> find(window.getScene().getRoot(), id))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(node -> {
                    reveal(node);
                    node.requestFocus();
                });
    }

    private static Optional<Node> find(Parent root, String id) {
        Later.buildAll(root);
        return Optional.ofNullable(root.lookup("#" + id));
    }

    /// Selects the tabs that contain a node.
    private static void reveal(Node node) {
        for (Node inner = node; inner.getParent() != null; inner = inner.getParent()) {
            var content = inner;
            for (Node outer = inner.getParent(); outer != null; outer = outer.getParent()) {
                if (outer instanceof TabPane pane) {
                    pane.getTabs().stream()
                            .filter(tab -> tab.getContent() == content)
                            .forEach(pane.getSelectionModel()::select);
                }
            }
        }
    }
}
