package dev.kasus.data.image;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which training images carry a planted fault: for experiments that measure it, and for nothing that judges a run. */
public final class Planted {
    /** None. */
    public static final Planted NOTHING = new Planted(new int[0], new int[0], 0);

    private final int[] wrongLabels;
    private final int[] outliers;
    private final int count;

    /**
     * @param wrongLabels indices of the training images with the label of another class
     * @param outliers indices of the training images that show no class
     * @param count of all training images
     */
    public Planted(int[] wrongLabels, int[] outliers, int count) {
        this.wrongLabels = wrongLabels.clone();
        this.outliers = outliers.clone();
        this.count = count;
    }

    public boolean isNothing() {
        return wrongLabels.length == 0 && outliers.length == 0;
    }

    /** Indices of the training images with the label of another class, ascending. */
    public int[] wrongLabels() {
        return wrongLabels.clone();
    }

    /** Indices of the training images that show no class, ascending. */
    public int[] outliers() {
        return outliers.clone();
    }

    /** Indices of all other training images, ascending. */
    public int[] clean() {
        BitSet faulty = new BitSet(count);
        IntStream.of(wrongLabels).forEach(faulty::set);
        IntStream.of(outliers).forEach(faulty::set);
        return IntStream.range(0, count).filter(i -> !faulty.get(i)).toArray();
    }
}
