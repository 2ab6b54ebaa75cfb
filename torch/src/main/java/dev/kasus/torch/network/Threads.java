package dev.kasus.torch.network;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** How many native threads libtorch works with on behalf of one Java thread. */
public final class Threads {
    private Threads() {}

    /**
     * Sets the number for the calling Java thread alone.
     *
     * @param wanted 0 for as many as the machine has
     * @return the number that it is now
     */
    public static int use(int wanted) {
        int threads = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
        // The first read of the number in a thread overwrites it with the last value set by any thread: read first,
        // then set.
        torch.get_num_threads();
        torch.set_num_threads(threads);
        // OpenBLAS, which multiplies matrices for libtorch, has one pool for the whole process that trainings would
        // wait for by
        // turns, and wakes it for the smallest of matrices: without it dense layers are faster and each training keeps
        // to itself.
        try (PointerScope scope = new PointerScope()) {
            openblas_nolapack.blas_set_num_threads(1);
        }
        return threads;
    }
}
