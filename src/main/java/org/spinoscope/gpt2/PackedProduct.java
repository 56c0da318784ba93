package org.spinoscope.gpt2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// oneDNN's products with packed weights.
final class PackedProduct {

    private static final MemorySegment NONE = Arena.global().allocateFrom("none");
    private static final MemorySegment GELU = Arena.global().allocateFrom("gelu");
    private static final MemorySegment TANH =
            Arena.global().allocateFrom(ADDRESS, Arena.global().allocateFrom("tanh"));
    private static final MemorySegment PACK = Arena.global().allocateFrom("mkldnn::_reorder_linear_weight");
    private static final MemorySegment NO_OVERLOAD = Arena.global().allocateFrom("");

    /// Looked for once; absent on a GPU, and where PyTorch was built without oneDNN.
    private static final class Found {
        static final Optional<PackedProduct> KERNEL =
                ShimLibrary.search(PackedProduct::new, PackedProduct::multipliesOnes);
    }

    private final MethodHandle newHandle =
            ShimLibrary.bind("aoti_torch_new_tensor_handle", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle dispatch =
            ShimLibrary.bind("aoti_torch_call_dispatcher", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    private final MethodHandle linear = ShimLibrary.bind(
            "aoti_torch_cpu__linear_pointwise",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));

    private PackedProduct() {}

    /// The kernel, if this machine has it.
    static Optional<PackedProduct> find() {
        return Found.KERNEL;
    }

    private boolean multipliesOnes(NDManager scope) {
        var ones = scope.ones(new Shape(16, 16));
        return of(ones, pack(ones, scope), scope.ones(new Shape(16))).getFloat(3, 3) == 17;
    }

    /// A packed copy of weights `[out, in]`, owned by `owner`.
    NDArray pack(NDArray weight, NDManager owner) {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(JAVA_LONG);
            require((int) newHandle.invokeExact(ShimLibrary.address(weight), out));
            var arguments = arena.allocate(JAVA_LONG, 2); // the weights, then the number of rows: unknown
            arguments.setAtIndex(JAVA_LONG, 0, out.get(JAVA_LONG, 0)); // this handle belongs to the call
            require((int) dispatch.invokeExact(PACK, NO_OVERLOAD, arguments));
            return ShimLibrary.adopt(owner, arguments);
        } catch (Throwable e) {
            throw ShimLibrary.failed(e);
        }
    }

    /// x Wᵀ + b, in the scope of `x`.
    ///
    /// @param x `[row, in]`
    /// @param packed what [#pack] made of W
    NDArray of(NDArray x, NDArray packed, NDArray bias) {
        return of(x, packed, bias, NONE, MemorySegment.NULL);
    }

    /// gelu_new(x Wᵀ + b), applied to each block of the product while it is in the processor's cache.
    NDArray geluNewOf(NDArray x, NDArray packed, NDArray bias) {
        return of(x, packed, bias, GELU, TANH);
    }

    private NDArray of(NDArray x, NDArray packed, NDArray bias, MemorySegment activation, MemorySegment algorithm) {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(JAVA_LONG);
            var optionalBias =
                    arena.allocateFrom(JAVA_LONG, ShimLibrary.address(bias).address());
            require((int) linear.invokeExact(
                    ShimLibrary.address(x),
                    ShimLibrary.address(packed),
                    optionalBias,
                    activation,
                    MemorySegment.NULL,
                    0L,
                    algorithm,
                    out));
            return ShimLibrary.adopt(x.getManager(), out);
        } catch (Throwable e) {
            throw ShimLibrary.failed(e);
        }
    }

    private static void require(int status) {
        ShimLibrary.require(status, "a product with packed weights");
    }
}
