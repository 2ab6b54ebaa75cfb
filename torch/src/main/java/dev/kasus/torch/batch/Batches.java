package dev.kasus.torch.batch;

import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Gathers images of a set into tensors. Keeps one buffer of the largest batch; not for several threads. */
public final class Batches {
    private final ImageSet images;
    private final ByteBuffer buffer;
    private final BytePointer pointer;
    private final TensorOptions bytes = new TensorOptions(torch.ScalarType.Byte);
    private final Scalar white = new Scalar(255.0);
    private final int[] groups;

    public Batches(ImageSet images, int largest) {
        this.images = images;
        long size = (long) largest * images.side() * images.side() * images.channels();
        this.buffer = ByteBuffer.allocateDirect(Math.toIntExact(size));
        this.pointer = new BytePointer(buffer);
        this.groups = groups(images);
    }

    /** The first image of the group that an image is in; the image itself where it is in none. */
    private static int[] groups(ImageSet images) {
        Map<String, Integer> firsts = new HashMap<>();
        int[] groups = new int[images.count()];
        for (int i = 0; i < groups.length; i++) {
            String name = images.group(i);
            Integer first = name.isEmpty() ? null : firsts.putIfAbsent(name, i);
            groups[i] = first == null ? i : first;
        }
        return groups;
    }

    public ImageSet images() {
        return images;
    }

    /** A number that the images of a group share, and no others. */
    public int group(int index) {
        return groups[index];
    }

    /** Images x channels x height x width on 0 to 1, in channels-last order: a new tensor. */
    public Tensor pixels(int[] indices, int from, int to) {
        buffer.clear();
        for (int i = from; i < to; i++) {
            images.copy(indices[i], buffer);
        }
        // Height x width x channels in memory, seen as channels x height x width, is libtorch's channels-last order.
        Tensor raw = from_blob(pointer, new long[] {to - from, images.side(), images.side(), images.channels()}, bytes);
        return raw.permute(0, 3, 1, 2).to(torch.ScalarType.Float).div_(white);
    }

    /** The classes of the images: a new tensor of 64-bit integers. */
    public Tensor labels(int[] indices, int from, int to) {
        long[] labels = new long[to - from];
        for (int i = from; i < to; i++) {
            labels[i - from] = images.label(indices[i]);
        }
        return tensor(labels);
    }
}
