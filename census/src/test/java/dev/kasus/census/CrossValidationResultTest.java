package dev.kasus.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.census.CheckResult.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationResultTest {
    /** Pictures of three classes; of each a number that the net calls another class. */
    private static HeldOutPredictions answers(int each, int wrong, int takenFor) {
        List<HeldOutPredictions.Answer> all = new ArrayList<>();
        for (int label = 0; label < 3; label++) {
            for (int i = 0; i < each; i++) {
                int called = i < wrong ? (label + takenFor) % 3 : label;
                double[] probabilities = {0.05, 0.05, 0.05};
                probabilities[called] = 0.9;
                all.add(new HeldOutPredictions.Answer(label + "/" + i, label, probabilities));
            }
        }
        return new HeldOutPredictions(List.of("a", "b", "c"), all);
    }

    private static CheckResult result(CrossValidationResult lesson, String id) {
        return lesson.results().stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPictureThatANetIsSureIsAnotherIsSuspect() {
        HeldOutPredictions answers = answers(50, 3, 1);
        Set<String> names = answers.suspects().stream()
                .map(HeldOutPredictions.Suspect::name)
                .collect(Collectors.toSet());
        assertThat(names).containsExactlyInAnyOrder("0/0", "0/1", "0/2", "1/0", "1/1", "1/2", "2/0", "2/1", "2/2");
        assertThat(answers.suspects().get(0).margin()).isCloseTo(-0.85, within(1e-12));
        assertThat(answers.suspects())
                .anyMatch(suspect ->
                        suspect.label().equals("a") && suspect.better().equals("b"));
        assertThat(answers(50, 0, 1).suspects()).isEmpty();
    }

    /** Reaching no other class's usual certainty is no reason for suspicion. */
    @Test
    void anUnsurePredictionIsNotSuspect() {
        List<HeldOutPredictions.Answer> all = new ArrayList<>(answers(50, 0, 1).answers());
        all.add(new HeldOutPredictions.Answer("unsure", 0, new double[] {0.3, 0.4, 0.3}));
        assertThat(new HeldOutPredictions(List.of("a", "b", "c"), all).suspects())
                .isEmpty();
    }

    /** A class that the net hardly knows is reached by pictures of others, which it knows well. */
    @Test
    void aCorrectPredictionIsNotSuspect() {
        List<HeldOutPredictions.Answer> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new HeldOutPredictions.Answer("known " + i, 0, new double[] {0.9, 0.05, 0.05}));
            all.add(new HeldOutPredictions.Answer("hardly known " + i, 2, new double[] {0.4, 0.4, 0.2}));
        }
        all.add(new HeldOutPredictions.Answer("less sure", 0, new double[] {0.6, 0.15, 0.25}));
        assertThat(new HeldOutPredictions(List.of("a", "b", "c"), all).suspects())
                .noneMatch(suspect -> suspect.name().equals("less sure"));
    }

    @Test
    void theChecksFollowFromTheHeldOutPredictions() {
        CrossValidationResult sound =
                new CrossValidationResult(answers(50, 0, 1), answers(50, 0, 1), answers(50, 0, 1));
        assertThat(sound.results()).allMatch(result -> result.status() == Status.CLEAR);
        CrossValidationResult poor =
                new CrossValidationResult(answers(50, 20, 1), answers(50, 30, 1), answers(50, 2, 1));
        assertThat(poor.results()).allMatch(result -> result.status() == Status.FOUND);
        assertThat(result(poor, "split-flattery").sentence()).contains("60.0 %", "96.0 %", "+36.0 points");
        assertThat(result(poor, "learning-curve").sentence()).contains("+20.0 points");
        assertThat(result(new CrossValidationResult(answers(50, 0, 1), answers(50, 0, 1), null), "split-flattery")
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void overlapNamesTheOverlappingClassesAndShowsThem() {
        List<HeldOutPredictions.Answer> all = new ArrayList<>(answers(50, 0, 1).answers());
        for (int i = 0; i < 25; i++) {
            all.add(new HeldOutPredictions.Answer("twin " + i, 1, new double[] {0, 0.1, 0.9}));
        }
        HeldOutPredictions answers = new HeldOutPredictions(List.of("a", "b", "c"), all);
        CheckResult result = result(new CrossValidationResult(answers, answers, null), "class-overlap");
        assertThat(result.sentence()).contains("b and c (17 %)");
        assertThat(result.exhibits().get(0).names()).allMatch(name -> name.startsWith("twin"));
    }

    @Test
    void foldsAreEvenAndTearNoGroup() {
        List<String> labels =
                IntStream.range(0, 200).mapToObj(i -> i < 150 ? "many" : "few").toList();
        List<String> groups =
                IntStream.range(0, 200).mapToObj(i -> "track " + i / 5).toList();
        int[] folds = Folds.of(labels, groups, 5, 1);
        Map<String, Integer> byGroup = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            assertThat(byGroup.merge(groups.get(i), folds[i], (a, b) -> a)).isEqualTo(folds[i]);
        }
        for (int fold = 0; fold < 5; fold++) {
            int own = fold;
            assertThat(IntStream.range(0, 150).filter(i -> folds[i] == own).count())
                    .isEqualTo(30);
            assertThat(IntStream.range(150, 200).filter(i -> folds[i] == own).count())
                    .isEqualTo(10);
        }
        int[] torn = Folds.of(labels, Collections.nCopies(200, ""), 5, 1);
        assertThat(Arrays.equals(torn, folds)).isFalse();
        assertThat(IntStream.range(0, 200).filter(i -> torn[i] == 0).count()).isEqualTo(40);
    }
}
