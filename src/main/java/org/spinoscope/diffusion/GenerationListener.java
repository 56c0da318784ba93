package org.spinoscope.diffusion;

/// Watches texts being written, on the thread that writes them.
public interface GenerationListener {

    /// Watches nothing.
    GenerationListener NONE = new GenerationListener() {};

    /// Whether [#frame] wants to be called; making frames costs a pass over all shares.
    default boolean wantsFrames() {
        return false;
    }

    /// One chain at one noise level.
    default void frame(Frame frame) {}

    /// A chain has its token number `token` (from 0).
    default void decoded(int chain, int token, GenerationResult.Decoded decoded) {}

    /// One chain at one noise level.
    ///
    /// @param token number of the token, from 0
    /// @param level from 0 (uniform) to the number of steps
    /// @param kappa on the heat path that of the von Mises–Fisher law with the same m
    /// @param tau heat time, infinite at level 0
    /// @param spin S, of unit length
    /// @param field N̂·S; NaN without a field
    /// @param atoms the atoms with the largest shares p_v, largest first
    /// @param shares theirs
    record Frame(
            int chain,
            int token,
            int level,
            double kappa,
            double meanCosine,
            double tau,
            float[] spin,
            double field,
            int[] atoms,
            float[] shares) {}
}
