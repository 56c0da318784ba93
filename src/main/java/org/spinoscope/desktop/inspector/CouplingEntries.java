package org.spinoscope.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.ChosenMode;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.spinbath.modes.Quantity;
import org.spinoscope.study.coupling.HeadKinds;

/// What is known about a head's coupling, and about its selected mode.
final class CouplingEntries {

    private CouplingEntries() {}

    static List<InspectorEntry> of(
            HeadId head, Optional<ModelModes> modes, Optional<HeadKinds> kinds, Optional<ChosenMode> chosen) {
        var entries = new ArrayList<InspectorEntry>();
        modes.stream()
                .flatMap(m -> m.heads().stream())
                .filter(h -> h.head().equals(head))
                .forEach(h -> {
                    entries.add(entry(
                            "Symmetric fraction", "%.3f", h.symmetricFraction(), "½(1 + tr W²/‖W‖²): 1 symmetric"));
                    entries.add(entry(
                            "Ferromagnetic share",
                            "%+.3f",
                            h.ferromagneticShare(),
                            "tr W/Σ|μ|: +1 if every mode aligns what it couples"));
                    entries.add(
                            entry("Participation", "%.1f", h.participation(), "(Σσ²)²/Σσ⁴: how many modes carry it"));
                    entries.add(new InspectorEntry(
                            "Directionality",
                            NumberFormats.formatted("%+.2f", h.directionality()),
                            "+1 if only columns of W_eff are large, −1 if only rows are"));
                    entries.add(entry(
                            "Copying score", "%+.3f", h.ovCopyingToken(), "tr/Σ|μ| of W_OV in the basis of tokens"));
                });
        kinds.stream()
                .flatMap(k -> k.heads().stream())
                .filter(scores -> scores.head().equals(head))
                .forEach(scores -> entries.add(new InspectorEntry(
                        "Behaves like",
                        scores.names().isEmpty() ? "–" : String.join(", ", scores.names()),
                        kinds(scores))));
        chosen.filter(mode -> mode.head().equals(head)).ifPresent(mode -> add(mode, entries));
        return List.copyOf(entries);
    }

    private static void add(ChosenMode mode, List<InspectorEntry> entries) {
        entries.add(new InspectorEntry(
                "Mode " + mode.mode() + " of " + mode.circuit(),
                "σ " + NumberFormats.formatted("%.4g", mode.sigma()),
                "Share of ‖W‖²: " + NumberFormats.formatted("%.3f", mode.share())));
        entries.add(new InspectorEntry(
                "Its words",
                "“" + mode.first().strip() + "” → “" + mode.second().strip() + "”",
                "Strongest word of either side"));
        if (!Double.isNaN(mode.weight())) {
            entries.add(new InspectorEntry(
                    "ΔL model without it",
                    NumberFormats.formatted("%+.4f", mode.weight()),
                    "Change of the model's gap on this prompt when the mode is removed from the head's scores"));
        }
    }

    private static InspectorEntry entry(String name, String format, Quantity quantity, String meaning) {
        return new InspectorEntry(
                name,
                NumberFormats.formatted(format, quantity.value()),
                quantity.defined() ? meaning : quantity.whyUndefined());
    }

    private static String kinds(HeadKinds.Scores scores) {
        return "On repeated random tokens: attention to the previous token "
                + NumberFormats.formatted("%.2f", scores.previous()) + ", to the same token "
                + NumberFormats.formatted("%.2f", scores.duplicate()) + ", to the one after it "
                + NumberFormats.formatted("%.2f", scores.induction());
    }
}
