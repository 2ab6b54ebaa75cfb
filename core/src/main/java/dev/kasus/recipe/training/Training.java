package dev.kasus.recipe.training;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training split
 * @param steps end after so many steps, if that comes first
 * @param batchSize images a step
 * @param learningRate the rate that the schedule starts from; schedules with bounds of their own say so
 * @param optimizer what turns gradients into updates
 * @param schedule how the learning rate moves
 * @param warmUpSteps steps over which the rate of any schedule is first raised linearly from zero
 * @param l1 factor of the sum of absolute weights added to the loss; convolution and dense weights only
 * @param l2 factor of half the sum of squared weights added to the loss (coupled decay); convolution and dense weights only
 * @param clipNorm largest norm of all gradients together; larger ones are scaled down
 * @param clipValue largest absolute value of a gradient; larger ones are cut
 * @param loss what is minimised
 * @param sampling in which order images come
 * @param augmentation random changes of the training images, in order
 * @param earlyStopping when to end before the last epoch
 * @param reestimateStatistics whether batch norm's running statistics are estimated anew on training images at the end of each epoch, before it is validated (arXiv 2105.07576)
 * @param freezeStatisticsAfter epochs after which batch norm goes by its running statistics in training, too, and these no longer move
 * @param recycleDeadUnits epochs between two recyclings of the dead units of hidden layers, the first before the first epoch (arXiv 2302.12902)
 */
public record Training(
        @Default("10") @Range(min = 1, max = 1_000_000) int epochs,
        @Nullable @Range(min = 1) Long steps,
        @Default("64") @Range(min = 1, max = 65_536) int batchSize,
        @Default("0.001") @Range(min = 0) double learningRate,
        @Default("adam") Optimizer optimizer,
        @Default("constant") Schedule schedule,
        @Default("0") @Range(min = 0) int warmUpSteps,
        @Default("0") @Range(min = 0) double l1,
        @Default("0") @Range(min = 0) double l2,
        @Nullable @Range(min = 0, minIncluded = false) Double clipNorm,
        @Nullable @Range(min = 0, minIncluded = false) Double clipValue,
        @Default("cross-entropy") Loss loss,
        @Default("shuffle") Sampling sampling,
        @Default("[]") List<Augmentation> augmentation,
        @Nullable EarlyStopping earlyStopping,
        @Default("false") boolean reestimateStatistics,
        @Nullable @Range(min = 1) Integer freezeStatisticsAfter,
        @Nullable @Range(min = 1) Integer recycleDeadUnits) {

    /** Copies the list. */
    public Training {
        augmentation = List.copyOf(augmentation);
    }

    /** A training in which dead units stay dead. */
    public Training(
            int epochs,
            @Nullable Long steps,
            int batchSize,
            double learningRate,
            Optimizer optimizer,
            Schedule schedule,
            int warmUpSteps,
            double l1,
            double l2,
            @Nullable Double clipNorm,
            @Nullable Double clipValue,
            Loss loss,
            Sampling sampling,
            List<Augmentation> augmentation,
            @Nullable EarlyStopping earlyStopping,
            boolean reestimateStatistics,
            @Nullable Integer freezeStatisticsAfter) {
        this(
                epochs,
                steps,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                warmUpSteps,
                l1,
                l2,
                clipNorm,
                clipValue,
                loss,
                sampling,
                augmentation,
                earlyStopping,
                reestimateStatistics,
                freezeStatisticsAfter,
                null);
    }

    /** Whether dead units are recycled before an epoch, counted from 1. */
    public boolean recyclesDeadUnits(int epoch) {
        return recycleDeadUnits != null && (epoch - 1) % recycleDeadUnits == 0;
    }

    /** Whether batch norm's statistics stand still in an epoch, counted from 1. */
    public boolean freezesStatistics(int epoch) {
        return freezeStatisticsAfter != null && epoch > freezeStatisticsAfter;
    }

    /** In which order images come. */
    public enum Sampling {
        /** Every image once an epoch, in random order. */
        SHUFFLE,
        /** A class at random, then an image of it at random: every class equally often. */
        CLASS_AWARE
    }
}
