package org.spinoscope.diffusion;

import java.util.List;

/// What carries a block of chains from one noise level to the next.
interface Drift {

    /// Sets what the chains are drawn to.
    ///
    /// @param targets one a chain
    void aim(List<SpinChains.Target> targets, Sign sign);

    /// G of each chain: its drift per −dφ, tangent to the sphere at its spin.
    ///
    /// @param epsilon the amount of reverse diffusion, 0 for the probability flow
    /// @param seen shown the shares p_v, where there are any
    List<double[]> drifts(List<double[]> spins, int level, double epsilon, SpinChains.Seen seen);
}
