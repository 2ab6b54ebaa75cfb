package dev.kasus.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.census.checks.Shoal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DuplicateClustersTest {
    private static byte[] nudged(byte[] thumbnail, int by) {
        byte[] other = thumbnail.clone();
        for (int i = 0; i < other.length; i++) {
            int value = other[i] & 0xFF;
            other[i] = (byte) (value > 127 ? value - by : value + by);
        }
        return other;
    }

    @Test
    void equalFilesAndNearPicturesAreTwoThings() {
        Shoal shoal = new Shoal().add("a", 4);
        Picture first = shoal.pictures.get(0);
        shoal.pictures.set(1, Shoal.like(shoal.pictures.get(1), first.digest(), first.thumbnail()));
        shoal.pictures.set(2, Shoal.like(shoal.pictures.get(2), 7, nudged(first.thumbnail(), 8)));
        DuplicateClusters copies = DuplicateClusters.of(shoal.pictures);
        assertThat(copies.exact()).hasSize(1);
        assertThat(copies.exact().get(0)).containsExactly(shoal.pictures.get(0), shoal.pictures.get(1));
        assertThat(copies.near()).hasSize(1);
        assertThat(copies.near().get(0)).containsExactlyInAnyOrderElementsOf(shoal.pictures.subList(0, 3));
    }

    @Test
    void aChainOfNearOnesIsOneCluster() {
        Shoal shoal = new Shoal().add("a", 1);
        byte[] thumbnail = new byte[192];
        Arrays.fill(thumbnail, (byte) 100);
        List<Picture> chain = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] next = thumbnail.clone();
            Arrays.fill(next, (byte) (100 + 8 * i));
            chain.add(Shoal.like(shoal.pictures.get(0), i, next));
        }
        assertThat(DuplicateClusters.of(chain).near()).hasSize(1);
        assertThat(ThumbnailGrid.isNear(chain.get(0).thumbnail(), chain.get(4).thumbnail()))
                .as("its ends are not near each other")
                .isFalse();
    }

    /** The grid leaves none out that comparing all with all would find. */
    @Test
    void findsWhatComparingAllWithAllFinds() {
        SplittableRandom random = new SplittableRandom(11);
        Shoal shoal = new Shoal().add("a", 40);
        for (int i = 0; i < 160; i++) {
            Picture near = shoal.pictures.get(random.nextInt(shoal.pictures.size()));
            byte[] thumbnail = near.thumbnail().clone();
            for (int j = 0; j < thumbnail.length; j++) {
                int value = (thumbnail[j] & 0xFF) + random.nextInt(-15, 16);
                thumbnail[j] = (byte) Math.max(0, Math.min(255, value));
            }
            shoal.pictures.add(Shoal.like(near, 1000 + i, thumbnail));
        }
        List<Picture> all = shoal.pictures;
        int[] cluster = new int[all.size()];
        Arrays.setAll(cluster, i -> i);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (ThumbnailGrid.isNear(all.get(i).thumbnail(), all.get(j).thumbnail())) {
                    int from = cluster[i];
                    int to = cluster[j];
                    Arrays.setAll(cluster, k -> cluster[k] == from ? to : cluster[k]);
                }
            }
        }
        Set<Set<Integer>> expected = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Integer> members = new HashSet<>();
            for (int j = 0; j < all.size(); j++) {
                if (cluster[j] == cluster[i]) {
                    members.add(System.identityHashCode(all.get(j)));
                }
            }
            if (members.size() > 1) {
                expected.add(members);
            }
        }
        Set<Set<Integer>> found = new HashSet<>();
        DuplicateClusters.of(all).near().forEach(near -> {
            Set<Integer> members = new HashSet<>();
            near.forEach(picture -> members.add(System.identityHashCode(picture)));
            found.add(members);
        });
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(found).isEqualTo(expected);
    }
}
