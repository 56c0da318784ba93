package org.spinoscope.gpt2;

/// The output of a layer's MLP, `hook_mlp_out`, replaced before it is added to the residual stream.
public record MlpPatch(MlpId mlp, Positions positions, Replacement replacement) implements ComponentPatch {

    /// An MLP whose output is zero at every position, its bias included.
    public static MlpPatch zero(MlpId mlp) {
        return new MlpPatch(mlp, Positions.ALL, new Zero());
    }

    @Override
    public MlpId component() {
        return mlp;
    }
}
