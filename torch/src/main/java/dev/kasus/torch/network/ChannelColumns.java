package dev.kasus.torch.network;

import org.bytedeco.pytorch.Tensor;

/**
 * A layer's outputs as rows and columns whose channels are counted off cyclically: column i belongs to channel i modulo the number of
 * channels. A reduction over the rows, folded channel by channel in Java, is then fast whatever the number of channels:
 * libtorch's own reduction over all but the channels is slow where these are fewer than a processor's vector is wide.
 */
public final class ChannelColumns {
    private static final int WIDE_ENOUGH = 16;

    private ChannelColumns() {}

    /** Of images x channels x height x width, or images x numbers, one row an image; wide ones as they are, to be reduced over all but dimension 1. */
    static Tensor of(Tensor output) {
        return output.dim() == 4 && output.size(1) < WIDE_ENOUGH
                ? output.permute(0, 2, 3, 1).reshape(output.size(0), -1)
                : output;
    }

    /** The largest number of each channel. */
    public static float[] largest(Tensor output) {
        Tensor columns = of(output);
        float[] all = Floats.of(columns.amax(columns.dim() == 4 ? new long[] {0, 2, 3} : new long[] {0}, false));
        int channels = Math.toIntExact(output.size(1));
        if (all.length == channels) {
            return all;
        }
        float[] largest = new float[channels];
        System.arraycopy(all, 0, largest, 0, channels);
        for (int i = channels; i < all.length; i++) {
            largest[i % channels] = Math.max(largest[i % channels], all[i]);
        }
        return largest;
    }
}
