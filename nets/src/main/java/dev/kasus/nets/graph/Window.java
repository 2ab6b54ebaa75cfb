package dev.kasus.nets.graph;

/**
 * What a convolution or a pooling slides over an image; rows first.
 *
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param strideHeight rows from one place to the next
 * @param strideWidth columns from one place to the next
 * @param dilation distance of the kernel's cells
 * @param padding what is added around the image
 * @param ceil whether a last window that is cut by the edge counts
 */
public record Window(
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int dilation,
        Padding padding,
        boolean ceil) {

    /**
     * What is added around an image.
     *
     * @param same whether as much as keeps the size at stride 1; the numbers then say nothing
     */
    public record Padding(int top, int left, int bottom, int right, boolean same) {
        public static final Padding NONE = new Padding(0, 0, 0, 0, false);
        public static final Padding SAME = new Padding(0, 0, 0, 0, true);

        /** So much on all sides. */
        public static Padding of(int height, int width) {
            return new Padding(height, width, height, width, false);
        }
    }

    /** A square window. */
    public static Window square(int kernel, int stride, Padding padding) {
        return new Window(kernel, kernel, stride, stride, 1, padding, false);
    }

    /** Rows that it reaches over. */
    public long reachHeight() {
        return (long) dilation * (kernelHeight - 1) + 1;
    }

    /** Columns that it reaches over. */
    public long reachWidth() {
        return (long) dilation * (kernelWidth - 1) + 1;
    }

    /** Rows of the result; -1 if those of the input are not known, 0 if the window does not fit. */
    public long height(long input) {
        return size(input, reachHeight(), strideHeight, padding.top() + (long) padding.bottom());
    }

    /** Columns of the result; -1 if those of the input are not known, 0 if the window does not fit. */
    public long width(long input) {
        return size(input, reachWidth(), strideWidth, padding.left() + (long) padding.right());
    }

    private long size(long input, long reach, long stride, long added) {
        if (input < 0) {
            return -1;
        }
        if (padding.same()) {
            return (input + stride - 1) / stride;
        }
        long room = input + added - reach;
        if (room < 0) {
            return 0;
        }
        return (ceil ? (room + stride - 1) / stride : room / stride) + 1;
    }

    /** Whether it looks at one cell at a time. */
    public boolean isPoint() {
        return kernelHeight == 1 && kernelWidth == 1;
    }

    /** The larger of its strides. */
    public int stride() {
        return Math.max(strideHeight, strideWidth);
    }

    /** Such as {@code 3×3}. */
    @Override
    public String toString() {
        return kernelHeight + "×" + kernelWidth;
    }
}
