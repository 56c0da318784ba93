package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A second copy of a linear map's weights in the layout of the native kernel.
///
/// The usual product copies the weights into such a layout each time. For a few rows that costs more than the product,
/// for many about a fifth of it. The copy is made when it is first needed.
final class PackedMap {

    /// Smaller weights stay in the processor's caches, where copying them costs little.
    private static final long LARGE = 1 << 19;

    private final boolean allowed;
    private @Nullable NDArray packed;

    /// @param allowed whether the weights live as long as the model and a second copy of them has room
    PackedMap(boolean allowed) {
        this.allowed = allowed;
    }

    boolean allowed() {
        return allowed;
    }

    /// x A + b, `[row, out]`, in the scope of `x`; empty where the usual product is to be taken.
    Optional<NDArray> product(NDArray x, NDArray weight, NDArray bias) {
        return kernel(x, weight).map(kernel -> kernel.of(x, packed(kernel, weight), bias));
    }

    /// gelu_new(x A + b), likewise.
    Optional<NDArray> geluNewOfProduct(NDArray x, NDArray weight, NDArray bias) {
        return kernel(x, weight).map(kernel -> kernel.geluNewOf(x, packed(kernel, weight), bias));
    }

    private Optional<PackedProduct> kernel(NDArray x, NDArray weight) {
        boolean fits = allowed && x.getShape().dimension() == 2 && weight.size() >= LARGE && !NativeOps.recording();
        return fits ? PackedProduct.find() : Optional.empty();
    }

    private NDArray packed(PackedProduct kernel, NDArray weight) {
        var known = packed;
        if (known == null) {
            try (var transposed = weight.transpose()) {
                known = kernel.pack(transposed, weight.getManager());
            }
            packed = known;
        }
        return known;
    }
}
