package org.spinoscope.gpt2;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;
import org.spinoscope.common.Progress;

/// PyTorch's C functions, for operations that DJL does not bind.
///
/// An array's handle in DJL is the tensor's address in that interface.
final class ShimLibrary {

    private ShimLibrary() {}

    /// What `kernel` makes, if PyTorch has its functions on this machine's processor and `works` says that they compute
    /// what they should; empty on a GPU. Starts the native engine.
    static <T> Optional<T> search(Supplier<T> kernel, Trial<T> works) {
        try (var scope = NativeEngine.start(Progress.NONE)) {
            if (NativeEngine.device().isGpu()) {
                return Optional.empty();
            }
            var found = kernel.get();
            return works.passes(found, scope) ? Optional.of(found) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /// A small calculation whose result is known.
    interface Trial<T> {
        boolean passes(T kernel, NDManager scope);
    }

    /// PyTorch's own shared library is called, which the launchers allow with --enable-native-access.
    ///
    /// @throws IllegalStateException if the library has no such function
    @SuppressWarnings("restricted")
    static MethodHandle bind(String name, FunctionDescriptor type) {
        var address = SymbolLookup.loaderLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("PyTorch lacks " + name));
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    static MemorySegment address(NDArray array) {
        return MemorySegment.ofAddress(((PtNDArray) array).getHandle());
    }

    /// The array behind the handle that a function wrote to `out`, owned by `owner`.
    static NDArray adopt(NDManager owner, MemorySegment out) {
        return new PtNDArray((PtNDManager) owner, out.get(JAVA_LONG, 0));
    }

    /// The tensor whose handle a function wrote to `out`, deleted when `arena` closes.
    @SuppressWarnings("restricted")
    static MemorySegment owned(MemorySegment out, Arena arena) {
        return MemorySegment.ofAddress(out.get(JAVA_LONG, 0))
                .reinterpret(arena, tensor -> JniUtils.deleteNDArray(tensor.address()));
    }

    static void require(int status, String what) {
        if (status != 0) {
            throw new IllegalStateException("PyTorch refused " + what + " (status " + status + ").");
        }
    }

    /// What to throw where a call of such a function threw.
    static RuntimeException failed(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
}
