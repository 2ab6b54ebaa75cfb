package dev.kasus.torch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of classes against counting every image and every pair of images. */
class ClassMetricsTest {

    /** Answers that are somewhat right, on so coarse a scale that many are equal. */
    private static Evaluation evaluation(long seed, int images, int classes, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(images, 0, classes).toArray();
        float[] logits = new float[images * classes];
        for (int i = 0; i < logits.length; i++) {
            double hint = labels[i / classes] == i % classes ? 1 : 0;
            logits[i] = (float) (scale * Math.round(2 * (hint + random.nextGaussian())));
        }
        return new Evaluation(classes, labels, logits);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyNumberIsWhatCountingGives(long seed) {
        Evaluation evaluation = evaluation(seed, 60, 4, 0.5);
        ClassMetrics metrics = new ClassMetrics(evaluation);
        double[] confusion = metrics.confusion();
        for (int c = 0; c < 4; c++) {
            double predicted = 0;
            double members = 0;
            double both = 0;
            for (int i = 0; i < 60; i++) {
                predicted += evaluation.predicted(i) == c ? 1 : 0;
                members += evaluation.labels()[i] == c ? 1 : 0;
                both += evaluation.predicted(i) == c && evaluation.labels()[i] == c ? 1 : 0;
            }
            assertThat(metrics.precision(c)).isEqualTo(both / predicted);
            assertThat(metrics.recall(c)).isEqualTo(both / members);
            assertThat(metrics.ranking(c).auc()).isCloseTo(byPairs(evaluation, c), within(1e-12));
            for (int k = 0; k < 4; k++) {
                int cell = 0;
                for (int i = 0; i < 60; i++) {
                    cell += evaluation.labels()[i] == c && evaluation.predicted(i) == k ? 1 : 0;
                }
                assertThat(confusion[c * 4 + k]).isEqualTo(cell);
            }
        }
    }

    private static double byPairs(Evaluation evaluation, int c) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < evaluation.labels().length; i++) {
            for (int j = 0; j < evaluation.labels().length; j++) {
                if (evaluation.labels()[i] == c && evaluation.labels()[j] != c) {
                    double own = evaluation.softmax(i)[c];
                    double other = evaluation.softmax(j)[c];
                    // Equal but for rounding is equal.
                    wins += Math.abs(own - other) < 1e-12 ? 0.5 : own > other ? 1 : 0;
                    pairs++;
                }
            }
        }
        return wins / pairs;
    }

    @Test
    void ranksWhereTheSoftmaxIsRoundedToOne() {
        // Both are 1 to the last bit, but the first is surer.
        Evaluation evaluation = new Evaluation(2, new int[] {0, 1}, new float[] {200, 0, 100, 0});
        assertThat(evaluation.softmax(0)[0]).isEqualTo(evaluation.softmax(1)[0]);
        assertThat(new ClassMetrics(evaluation).ranking(0).auc()).isEqualTo(1);
        assertThat(new ClassMetrics(evaluation).ranking(1).auc()).isEqualTo(1);
    }

    @Test
    void aClassWithoutImagesHasNoMetrics() {
        Evaluation evaluation = new Evaluation(3, new int[] {0, 1}, new float[] {2, 1, 0, 0, 3, 1});
        ClassMetrics metrics = new ClassMetrics(evaluation);
        assertThat(metrics.ranking(2).auc()).isNaN();
        assertThat(metrics.recall(2)).isNaN();
        assertThat(metrics.precision(2)).isNaN();
        assertThat(metrics.ranking(0).auc()).isEqualTo(1);
    }

    @Test
    void logitsThatAreNotNumbersPredictNothing() {
        float nan = Float.NaN;
        Evaluation evaluation = new Evaluation(2, new int[] {0, 0}, new float[] {nan, nan, 1, 0});
        assertThat(evaluation.predicted(0)).isEqualTo(Evaluation.NO_CLASS);
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
        assertThat(evaluation.loss()).isNaN();
        ClassMetrics metrics = new ClassMetrics(evaluation);
        assertThat(metrics.confusion()).containsExactly(1, 0, 0, 0);
        assertThat(metrics.recall(0)).isEqualTo(0.5);
        assertThat(metrics.ranking(0).auc()).isNaN();
    }

    @Test
    void lossIsTheCrossEntropyAndSomeAreSome() {
        Evaluation evaluation = evaluation(9, 30, 5, 3);
        double sum = 0;
        for (int i = 0; i < 30; i++) {
            sum -= Math.log(evaluation.softmax(i)[evaluation.labels()[i]]);
        }
        assertThat(evaluation.loss()).isCloseTo(sum / 30, within(1e-9));
        Evaluation some = evaluation.some(new int[] {7, 3});
        assertThat(some.labels())
                .containsExactly(evaluation.labels()[7], evaluation.labels()[3]);
        assertThat(some.softmax(1)).isEqualTo(evaluation.softmax(3));
    }

    /** Components by pairs, as DeLong, DeLong and Clarke-Pearson write them. */
    @Test
    void theErrorOfARankingIsThatOfDeLong() {
        float[] own = {0.1f, 0.4f, 0.4f, 0.8f, 0.9f};
        float[] others = {0.05f, 0.2f, 0.4f, 0.85f};
        double[] byOwn = new double[own.length];
        double[] byOther = new double[others.length];
        for (int i = 0; i < own.length; i++) {
            for (int j = 0; j < others.length; j++) {
                double win = own[i] > others[j] ? 1 : own[i] == others[j] ? 0.5 : 0;
                byOwn[i] += win / others.length;
                byOther[j] += win / own.length;
            }
        }
        RocAuc ranking = RocAuc.of(own.clone(), others.clone());
        assertThat(ranking.auc()).isCloseTo(Arrays.stream(byOwn).average().orElseThrow(), within(1e-12));
        assertThat(ranking.error())
                .isCloseTo(Math.sqrt(variance(byOwn) / own.length + variance(byOther) / others.length), within(1e-12));
        assertThat(RocAuc.of(new float[] {1}, new float[] {0, 0}).error()).isNaN();
        assertThat(RocAuc.of(new float[] {1}, new float[] {0, Float.NaN}).auc()).isNaN();
    }

    /** A frame that is there three times says no more than once: the error of the copies is that of the originals. */
    @Test
    void copiesOfAnImageDoNotMakeARankingSurer() {
        float[] own = {0.1f, 0.4f, -0.2f, 0.8f, 0.9f};
        float[] others = {0.05f, -0.3f, 0.4f, 0.85f};
        RocAuc once = RocAuc.of(own, others);
        float[] thrice = new float[own.length * 3];
        int[] groups = new int[thrice.length];
        for (int i = 0; i < thrice.length; i++) {
            thrice[i] = own[i % own.length];
            groups[i] = i % own.length;
        }
        int[] otherGroups = {10, 11, 12, 13};
        RocAuc grouped = RocAuc.of(thrice, groups, others, otherGroups);
        assertThat(grouped.auc()).isCloseTo(once.auc(), within(1e-12));
        assertThat(grouped.error()).isCloseTo(once.error(), within(1e-12));
        assertThat(RocAuc.of(thrice, others).error()).isLessThan(once.error());
        assertThat(RocAuc.of(thrice, new int[thrice.length], others, otherGroups)
                        .error())
                .as("one track")
                .isNaN();
    }

    /** Groups of eight, four of each kind, that move together: the error is the standard deviation over samples. */
    @Test
    void theErrorOfGroupedImagesIsThatOfRepeatedDraws() {
        SplittableRandom random = new SplittableRandom(5);
        int draws = 2000;
        double[] aucs = new double[draws];
        double errors = 0;
        for (int d = 0; d < draws; d++) {
            float[] own = new float[60];
            float[] others = new float[60];
            int[] groups = new int[60];
            for (int i = 0; i < 60; i++) {
                groups[i] = i / 4;
            }
            float[] shift = new float[15];
            for (int g = 0; g < 15; g++) {
                shift[g] = (float) random.nextGaussian();
            }
            for (int i = 0; i < 60; i++) {
                own[i] = shift[groups[i]] + (float) random.nextGaussian(0.7, 1);
                others[i] = shift[groups[i]] + (float) random.nextGaussian();
            }
            RocAuc ranking = RocAuc.of(own, groups, others, groups);
            aucs[d] = ranking.auc();
            errors += ranking.error() / draws;
        }
        assertThat(errors).isCloseTo(Math.sqrt(variance(aucs)), within(0.1 * errors));
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    @Test
    void theMostConfusedClassHasTheLowestPairwiseAuc() {
        // Class 0 stands above class 2 and is one with class 1.
        Evaluation evaluation = new Evaluation(
                3, new int[] {0, 0, 1, 1, 2, 2}, new float[] {2, 1, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, -5, 0, 3, -4, 0, 3});
        ClassMetrics.MostConfused mostConfused = Objects.requireNonNull(new ClassMetrics(evaluation).mostConfused(0));
        assertThat(mostConfused.index()).isEqualTo(1);
        assertThat(mostConfused.ranking().auc()).isEqualTo(0.5);
        assertThat(new ClassMetrics(evaluation).ranking(0).auc()).isEqualTo(0.75);
    }

    /** Images of 0 look even more like 2, those of 1 do not: that has no part in how 0 is separated from 1. */
    @Test
    void aThirdClassDoesNotChangePairwiseAuc() {
        Evaluation evaluation = new Evaluation(
                3, new int[] {0, 0, 1, 1, 2, 2}, new float[] {3, 1, 9, 2, 0, 8, 1, 2, -9, 0, 3, -8, 0, 0, 9, 0, 0, 9});
        ClassMetrics metrics = new ClassMetrics(evaluation);
        assertThat(metrics.ranking(0).auc()).as("against all").isLessThan(0.7);
        assertThat(Objects.requireNonNull(metrics.mostConfused(0)).ranking().auc())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(metrics.mostConfused(1)).ranking().auc())
                .isEqualTo(1);
    }

    /** Two images of class 2, which 0 is separated from least, are too few to judge by; ten of class 1 are not. */
    @Test
    void aClassOfAFewImagesIsMostConfusedOnlyIfThereIsNoOther() {
        int[] labels = new int[22];
        float[] logits = new float[22 * 3];
        for (int i = 0; i < 22; i++) {
            labels[i] = i < 10 ? 0 : i < 20 ? 1 : 2;
            logits[i * 3] = i < 10 ? i : i < 20 ? i - 13 : 99;
        }
        ClassMetrics metrics = new ClassMetrics(new Evaluation(3, labels, logits));
        assertThat(Objects.requireNonNull(metrics.mostConfused(0)).index()).isEqualTo(1);
        assertThat(Objects.requireNonNull(metrics.mostConfused(2)).ranking().auc())
                .isLessThanOrEqualTo(0.5);
    }

    @Test
    void anImageThatTheNetIsAsSureOfAsOfAnotherClassIsAConfidentError() {
        Evaluation evaluation =
                new Evaluation(2, new int[] {0, 0, 0, 1, 1}, new float[] {5, 0, 4, 0, 0, 6, 0, 5, 1, 3});
        assertThat(new ClassMetrics(evaluation).confidentErrors(evaluation)).containsExactly(1 / 3.0, 0);
    }
}
