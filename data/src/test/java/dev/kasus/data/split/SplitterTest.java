package dev.kasus.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterTest {

    @ParameterizedTest
    @MethodSource("dev.kasus.data.TestSeeds#ten")
    void aRandomSplitTakesItsShareOfEachClass(long seed) {
        List<String> labels = labels(200, 37, 5, 2);
        boolean[] validation = Splitter.draw(new Split.Random(0.2, seed), labels, blank(labels));
        assertThat(taken(labels, validation)).isEqualTo(Map.of("c0", 40, "c1", 7, "c2", 1, "c3", 1));
        assertThat(Splitter.draw(new Split.Random(0.2, seed), labels, blank(labels)))
                .isEqualTo(validation);
        assertThat(Splitter.draw(new Split.Random(0.2, seed + 1), labels, blank(labels)))
                .isNotEqualTo(validation);
    }

    @Test
    void aClassOfOneImageIsOnlyTrainedOn() {
        List<String> labels = List.of("a", "b", "b");
        assertThat(Splitter.draw(new Split.Random(0.9, 0), labels, blank(labels)))
                .startsWith(false);
    }

    @Test
    void anotherClassChangesNothingForTheOthers() {
        List<String> few = labels(50, 60);
        List<String> many = labels(50, 60, 70);
        boolean[] without = Splitter.draw(new Split.Random(0.3, 4), few, blank(few));
        boolean[] with = Splitter.draw(new Split.Random(0.3, 4), many, blank(many));
        assertThat(with).startsWith(without);
    }

    @ParameterizedTest
    @MethodSource("dev.kasus.data.TestSeeds#ten")
    void noGroupIsOnBothSidesAndEachClassComesCloseToItsShare(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> labels = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            int count = random.nextInt(60, 600);
            for (int i = 0, g = 0; i < count; g++) {
                int size = 1 + random.nextInt(random.nextInt(1, 30));
                for (int k = 0; k < size && i < count; k++, i++) {
                    labels.add("c" + c);
                    groups.add("c" + c + " g" + g);
                }
            }
        }
        boolean[] validation = Splitter.draw(new Split.Group(0.2, seed), labels, groups);
        oneSided(groups, validation);
        Map<String, Integer> taken = taken(labels, validation);
        taken.forEach((label, count) -> assertThat(count / (double) Collections.frequency(labels, label))
                .as(label)
                .isCloseTo(0.2, within(0.05)));
        assertThat(taken).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("dev.kasus.data.TestSeeds#ten")
    void groupsThatSpanClassesStayWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> labels = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            labels.add("c" + random.nextInt(3));
            groups.add("g" + random.nextInt(60));
        }
        boolean[] validation = Splitter.draw(new Split.Group(0.25, seed), labels, groups);
        oneSided(groups, validation);
        assertThat(taken(labels, validation)).hasSize(3);
    }

    @Test
    void aClassOfTwoGroupsHasOneOnEachSide() {
        List<String> labels = Collections.nCopies(100, "a");
        List<String> groups = IntStream.range(0, 100)
                .mapToObj(i -> i < 50 ? "first" : "second")
                .toList();
        for (double share : new double[] {0.01, 0.2, 0.5, 0.99}) {
            assertThat(taken(labels, Splitter.draw(new Split.Group(share, 1), labels, groups)))
                    .isEqualTo(Map.of("a", 50));
        }
    }

    @Test
    void aClassOfOneGroupIsOnlyTrainedOn() {
        List<String> labels = labels(10, 10);
        assertThat(taken(labels, Splitter.draw(new Split.Group(0.5, 1), labels, labels)))
                .isEmpty();
    }

    @Test
    void aGroupLargerThanTheShareDoesNotFlood() {
        List<String> labels = Collections.nCopies(100, "a");
        List<String> groups = IntStream.range(0, 100)
                .mapToObj(i -> i < 39 ? "large" : "g" + i)
                .toList();
        for (long seed = 0; seed < 20; seed++) {
            assertThat(taken(labels, Splitter.draw(new Split.Group(0.2, seed), labels, groups)))
                    .isEqualTo(Map.of("a", 20));
        }
    }

    private static void oneSided(List<String> groups, boolean[] validation) {
        Map<String, Boolean> sides = new HashMap<>();
        for (int i = 0; i < validation.length; i++) {
            assertThat(sides.putIfAbsent(groups.get(i), validation[i]))
                    .as(groups.get(i))
                    .isIn(null, validation[i]);
        }
    }

    private static Map<String, Integer> taken(List<String> labels, boolean[] validation) {
        Map<String, Integer> taken = new HashMap<>();
        IntStream.range(0, validation.length)
                .filter(i -> validation[i])
                .forEach(i -> taken.merge(labels.get(i), 1, Integer::sum));
        return taken;
    }

    private static List<String> labels(int... counts) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            labels.addAll(Collections.nCopies(counts[c], "c" + c));
        }
        return labels;
    }

    private static List<String> blank(List<String> labels) {
        return Collections.nCopies(labels.size(), "");
    }
}
