package org.spinoscope.training;

/// The size of a GPT-2-shaped network.
///
/// @param layers blocks
/// @param heads attention heads per block
/// @param width `d_model`, a multiple of `heads`
/// @param positions longest context
/// @param activation which GELU the blocks use
public record NetworkShape(int layers, int heads, int width, int positions, Activation activation) {

    /// `gelu_new` is GPT-2's (tanh) and what the exported configuration states; `ERF` is PyTorch's fused exact GELU,
    /// several times faster to train and never further than 5e−4 from it.
    public enum Activation {
        GELU_NEW,
        ERF
    }

    public NetworkShape {
        if (width % heads != 0) {
            throw new IllegalArgumentException("The width " + width + " is not a multiple of " + heads + " heads.");
        }
    }

    int headWidth() {
        return width / heads;
    }
}
