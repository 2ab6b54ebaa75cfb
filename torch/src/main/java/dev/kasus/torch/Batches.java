package dev.kasus.torch;

import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.kasus.data.ImageSet;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Gathers images of a set into tensors. Keeps one buffer of the largest batch; not for several threads. */
final class Batches {
    private final ImageSet images;
    private final ByteBuffer buffer;
    private final BytePointer pointer;
    private final TensorOptions bytes = new TensorOptions(torch.ScalarType.Byte);
    private final Scalar white = new Scalar(255.0);

    Batches(ImageSet images, int largest) {
        this.images = images;
        long size = (long) largest * images.side() * images.side() * images.channels();
        this.buffer = ByteBuffer.allocateDirect(Math.toIntExact(size));
        this.pointer = new BytePointer(buffer);
    }

    ImageSet images() {
        return images;
    }

    /** Images x channels x height x width on 0 to 1, in channels-last order: a new tensor. */
    Tensor pixels(int[] indices, int from, int to) {
        buffer.clear();
        for (int i = from; i < to; i++) {
            images.copy(indices[i], buffer);
        }
        // Height x width x channels in memory, seen as channels x height x width, is libtorch's channels-last order.
        Tensor raw = from_blob(pointer, new long[] {to - from, images.side(), images.side(), images.channels()}, bytes);
        return raw.permute(0, 3, 1, 2).to(torch.ScalarType.Float).div_(white);
    }

    /** The classes of the images: a new tensor of 64-bit integers. */
    Tensor labels(int[] indices, int from, int to) {
        long[] labels = new long[to - from];
        for (int i = from; i < to; i++) {
            labels[i - from] = images.label(indices[i]);
        }
        return tensor(labels);
    }
}
