package org.spinoscope.gpt2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.spinoscope.common.Progress;

/// oneDNN's products with packed weights, which PyTorch's library exports as C functions but DJL does not bind.
///
/// An array's handle in DJL is the tensor's address in PyTorch's C interface.
final class PackedProduct {

    private static final MemorySegment NONE = Arena.global().allocateFrom("none");
    private static final MemorySegment PACK = Arena.global().allocateFrom("mkldnn::_reorder_linear_weight");
    private static final MemorySegment NO_OVERLOAD = Arena.global().allocateFrom("");

    /// Looked for once; absent on a GPU, and where PyTorch was built without oneDNN.
    private static final class Found {
        static final Optional<PackedProduct> KERNEL = search();
    }

    private final MethodHandle newHandle;
    private final MethodHandle dispatch;
    private final MethodHandle linear;

    private PackedProduct(SymbolLookup symbols) {
        newHandle = bind(symbols, "aoti_torch_new_tensor_handle", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        dispatch =
                bind(symbols, "aoti_torch_call_dispatcher", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        linear = bind(
                symbols,
                "aoti_torch_cpu__linear_pointwise",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    }

    /// The kernel, if this machine has it. The native engine must have been started.
    static Optional<PackedProduct> find() {
        return Found.KERNEL;
    }

    private static Optional<PackedProduct> search() {
        if (NativeEngine.device().isGpu()) {
            return Optional.empty();
        }
        try (var scope = NativeEngine.start(Progress.NONE)) {
            var kernel = new PackedProduct(SymbolLookup.loaderLookup());
            var ones = scope.ones(new Shape(16, 16));
            var product = kernel.of(ones, kernel.pack(ones, scope), scope.ones(new Shape(16)));
            return product.getFloat(3, 3) == 17 ? Optional.of(kernel) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /// PyTorch's own shared library is called, which the launchers allow with --enable-native-access.
    @SuppressWarnings("restricted")
    private static MethodHandle bind(SymbolLookup symbols, String name, FunctionDescriptor type) {
        var address = symbols.find(name).orElseThrow(() -> new IllegalStateException("PyTorch lacks " + name));
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    /// A packed copy of weights `[out, in]`, owned by `owner`.
    NDArray pack(NDArray weight, NDManager owner) {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(JAVA_LONG);
            require((int) newHandle.invokeExact(address(weight), out));
            var arguments = arena.allocate(JAVA_LONG, 2); // the weights, then the number of rows: unknown
            arguments.setAtIndex(JAVA_LONG, 0, out.get(JAVA_LONG, 0)); // this handle belongs to the call
            require((int) dispatch.invokeExact(PACK, NO_OVERLOAD, arguments));
            return new PtNDArray((PtNDManager) owner, arguments.getAtIndex(JAVA_LONG, 0));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// x Wᵀ + b, in the scope of `x`.
    ///
    /// @param x `[row, in]`
    /// @param packed what [#pack] made of W
    NDArray of(NDArray x, NDArray packed, NDArray bias) {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(JAVA_LONG);
            var optionalBias = arena.allocateFrom(JAVA_LONG, address(bias).address());
            require((int) linear.invokeExact(
                    address(x), address(packed), optionalBias, NONE, MemorySegment.NULL, 0L, MemorySegment.NULL, out));
            return new PtNDArray((PtNDManager) x.getManager(), out.get(JAVA_LONG, 0));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment address(NDArray array) {
        return MemorySegment.ofAddress(((PtNDArray) array).getHandle());
    }

    private static void require(int status) {
        if (status != 0) {
            throw new IllegalStateException("PyTorch refused a product with packed weights (status " + status + ").");
        }
    }

    private static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
