package org.spinoscope.desktop.results;

import org.spinoscope.gpt2.HeadId;

/// The selected mode of a head.
///
/// @param circuit `W_eff` or `W_OV`
/// @param share σ²/Σσ²
/// @param first strongest word of what asks or reads
/// @param second strongest word of what answers or is written
/// @param weight change of the model's gap without the mode on the current prompt; NaN if not known
public record ChosenMode(
        HeadId head,
        String circuit,
        int mode,
        double sigma,
        double share,
        String first,
        String second,
        double weight) {}
