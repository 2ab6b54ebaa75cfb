package dev.kasus.torch.batch;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The order of training images, shuffled for each epoch from the seed of the run and the epoch. */
public final class Sampler {
    private final Training.Sampling sampling;
    private final long seed;
    private final int count;
    private final List<int[]> byClass = new ArrayList<>();

    public Sampler(Training.Sampling sampling, ImageSet images, int classes, long seed) {
        this.sampling = sampling;
        this.seed = seed;
        this.count = images.count();
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            members.get(images.label(i)).add(i);
        }
        members.stream()
                .filter(list -> !list.isEmpty())
                .forEach(list -> byClass.add(list.stream().mapToInt(i -> i).toArray()));
    }

    /** Indices of the images of an epoch, as many as there are images. */
    public int[] order(int epoch) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "order", epoch));
        return sampling == Training.Sampling.SHUFFLE ? shuffled(count, random) : classAware(random);
    }

    private int[] classAware(SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int[] members = byClass.get(random.nextInt(byClass.size()));
            order[i] = members[random.nextInt(members.length)];
        }
        return order;
    }

    /** A permutation of 0 to count - 1 (Fisher and Yates). */
    public static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
