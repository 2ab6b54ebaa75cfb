package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.LearningRate;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingRemediesTest {
    private static final Finding FINDING = Nets.finding("plateau");

    @ParameterizedTest
    @CsvSource({
        "lower-learning-rate, 0.001, 0.0001",
        "lower-learning-rate, 3, 0.001",
        "lower-learning-rate, 0.004, 0.0004",
        "higher-learning-rate, 0.001, 0.01",
        "higher-learning-rate, 1e-7, 0.001",
        "higher-learning-rate, 0.0005, 0.005",
    })
    void theRateGoesByTensButNotShortOfTheUsualOne(String id, double before, double after) {
        Recipe recipe = Nets.lenet().with(Nets.set("training.learning-rate", before));
        assertThat(treated(id, recipe).learningRate()).isEqualTo(after);
    }

    @Test
    void theUsualRateOfSgdShrinksAsMomentumAddsUpSteps() {
        Recipe plain = Nets.lenet()
                .with(Nets.set("training.optimizer.sgd.momentum", 0.0))
                .with(Nets.set("training.learning-rate", 1e-7));
        assertThat(treated("higher-learning-rate", plain).learningRate()).isEqualTo(0.1);
        Recipe heavy = plain.with(Nets.set("training.optimizer.sgd.momentum", 0.9));
        assertThat(treated("higher-learning-rate", heavy).learningRate()).isEqualTo(0.01);
    }

    @Test
    void moreImagesAreTakenWhereTheRecipeKeepsSomeBackInFewerEpochs() {
        Recipe few = Nets.fewImages();
        Recipe more = few.with(
                Remedies.of("more-images").treat(few, FINDING).orElseThrow().edit());
        assertThat(more.data().limit().trainPerClass()).isEqualTo(192);
        assertThat(more.training().epochs()).isEqualTo(10);
        // The reef draws 200 of a class: 200 and more are no limit.
        Recipe all = few.with(new Edit.Set("data.limit.train-per-class", Tree.scalar(200L)));
        assertThat(Remedies.of("more-images").treat(all, FINDING)).isEmpty();
        assertThat(Remedies.of("more-images").treat(Nets.lenet(), FINDING)).isEmpty();
        Recipe hasty = few.with(new Edit.Set("training.epochs", Tree.scalar(4L)));
        assertThat(treated("more-images", hasty).epochs()).isEqualTo(4);
    }

    @Test
    void recyclingIsForNetsWhoseUnitsCanDie() {
        assertThat(treated("dead-unit-recycling", Nets.plain()).recycleDeadUnits())
                .isEqualTo(1);
        Recipe leaky = Nets.plain().with(new Edit.Replace(new Selector.Kind("relu"), new Layer.LeakyRelu("", 0.1)));
        assertThat(Remedies.of("dead-unit-recycling").treat(leaky, FINDING)).isEmpty();
        Recipe longer = Nets.plain().with(new Edit.Set("training.recycle-dead-units", Tree.scalar(3L)));
        assertThat(treated("longer-training", longer).recycleDeadUnits()).isEqualTo(3);
    }

    /** Whatever is timed stretches; where the rate stands half way through is where it stood before. */
    @ParameterizedTest
    @MethodSource("schedules")
    void moreEpochsLengthenTheSchedule(Schedule schedule) {
        Recipe recipe = Nets.lenet()
                .with(new Edit.Set("training.schedule", TreeWriter.write(schedule, Schedule.class)))
                .with(new Edit.Set("training.epochs", Tree.scalar(12L)))
                .with(new Edit.Set("training.freeze-statistics-after", Tree.scalar(9L)))
                .with(Nets.set("training.early-stopping.patience", 3L));
        Training before = recipe.training();
        Training after = treated("longer-training", recipe);
        assertThat(after.epochs()).isEqualTo(48);
        assertThat(after.freezeStatisticsAfter()).isEqualTo(36);
        assertThat(Objects.requireNonNull(after.earlyStopping()).patience())
                .isEqualTo(4 * Objects.requireNonNull(before.earlyStopping()).patience());
        LearningRate was = new LearningRate(before, 10, 120);
        LearningRate is = new LearningRate(after, 10, 480);
        for (long step : new long[] {0, 30, 60, 90}) {
            assertThat(is.at(4 * step, 1)).isCloseTo(was.at(step, 1), Percentage.withPercentage(5));
        }
    }

    static List<Schedule> schedules() {
        return List.of(
                new Schedule.Constant(),
                new Schedule.Cosine(0),
                new Schedule.Step(5, 0.1),
                new Schedule.Exponential(0.9),
                new Schedule.ReduceOnPlateau(0.1, 3, 1e-4, 0),
                new Schedule.Triangular(1e-4, 1e-2, 20),
                new Schedule.Triangular2(1e-4, 1e-2, 20),
                new Schedule.ExpRange(1e-4, 1e-2, 20, 0.99),
                new Schedule.OneCycle(0.01, 0.3, 25, 1e4),
                new Schedule.KerasDecay(1e-2));
    }

    @Test
    void theCodeOfMoreEpochsLengthensTheScheduleToo() {
        Recipe cosine = Nets.lenet().with(new Edit.Set("training.schedule", Tree.scalar("cosine")));
        int epochs = 4 * cosine.training().epochs();
        Treatment treatment =
                Remedies.of("longer-training").treat(cosine, FINDING).orElseThrow();
        assertThat(treatment.dose()).isEqualTo(epochs + " epochs instead of " + epochs / 4);
        assertThat(treatment.keras()).anyMatch(line -> line.contains("decay_steps=" + epochs + " * steps_per_epoch"));
        assertThat(treatment.pytorch()).anyMatch(line -> line.contains("CosineAnnealingLR(optimizer, T_max=" + epochs));
    }

    @Test
    void theMomentumOfAdamIsCalledBeta1() {
        Recipe adam = Nets.lenet().with(new Edit.Set("training.optimizer", Tree.scalar("adam")));
        assertThat(Remedies.of("lower-momentum")
                        .treat(adam, FINDING)
                        .orElseThrow()
                        .dose())
                .isEqualTo("beta1 from 0.9 to 0.5");
        Recipe sgd = Nets.lenet().with(Nets.set("training.optimizer.sgd.momentum", 0.99));
        assertThat(Remedies.of("lower-momentum")
                        .treat(sgd, FINDING)
                        .orElseThrow()
                        .dose())
                .isEqualTo("momentum from 0.99 to 0.9");
    }

    @Test
    void everythingThatRegularisesIsBroughtDownAndWhatIsWeakStays() {
        Recipe strong = Nets.recipe(
                        new Layer.Flatten(""),
                        new Layer.Dropout("", 0.75),
                        Nets.dense(32),
                        new Layer.Dropout("", 0.05),
                        Nets.dense(null))
                .with(Nets.set("training.l1", 1e-3))
                .with(Nets.set("training.l2", 0.1))
                .with(Nets.set("training.optimizer.adamw.weight-decay", 2.0));
        Treatment treatment =
                Remedies.of("less-regularization").treat(strong, FINDING).orElseThrow();
        Recipe treated = strong.with(treatment.edit());
        assertThat(Nets.layer(treated, "dropout1")).isEqualTo(new Layer.Dropout("dropout1", 0.1));
        assertThat(Nets.layer(treated, "dropout2")).isEqualTo(new Layer.Dropout("dropout2", 0.05));
        assertThat(treated.training().l1()).isZero();
        assertThat(treated.training().l2()).isEqualTo(1e-4);
        assertThat(((Adamw) treated.training().optimizer()).weightDecay()).isEqualTo(0.01);
        assertThat(treatment.keras()).anyMatch(line -> line.contains("weight_decay=0.01"));
        assertThat(treatment.pytorch()).anyMatch(line -> line.contains("nn.Dropout(0.1)"));
        assertThat(Remedies.of("less-regularization").treat(treated, FINDING)).isEmpty();
    }

    @Test
    void aScheduleWithBoundsOfItsOwnIsScaledInThePlaceOfTheRate() {
        Recipe recipe = Nets.lenet()
                .with(Nets.set("training.schedule.triangular.base", 1e-4))
                .with(Nets.set("training.schedule.triangular.max", 1e-2));
        Training treated = treated("lower-learning-rate", recipe);
        assertThat(treated.schedule()).isEqualTo(new Schedule.Triangular(1e-5, 1e-3, 2000));
        assertThat(treated.learningRate()).isEqualTo(recipe.training().learningRate());
    }

    @Test
    void aMinimumIsScaledWithTheRate() {
        Recipe recipe = Nets.lenet().with(Nets.set("training.schedule.cosine.minimum", 1e-4));
        Training treated = treated("higher-learning-rate", recipe);
        assertThat(treated.learningRate()).isEqualTo(0.01);
        assertThat(treated.schedule()).isEqualTo(new Schedule.Cosine(1e-3));
    }

    @Test
    void aRangeTestIsNoTrainingToTreat() {
        Recipe recipe = Nets.lenet().with(Nets.set("training.schedule", "range-test"));
        assertThat(Remedies.of("lower-learning-rate").treat(recipe, FINDING)).isEmpty();
    }

    @Test
    void withoutAMeasurementTheCycleOfAdamIsTheCasebooks() {
        Schedule schedule = treated("cyclical-triangular", Nets.lenet()).schedule();
        assertThat(schedule).isEqualTo(new Schedule.Triangular(1e-5, 1e-3, 200));
        Finding silent = new Finding("plateau", "", new Opinion.Absent("", List.of()), EvidenceLevel.OBSERVED, 0);
        assertThat(Remedies.of("cyclical-triangular")
                        .treat(Nets.lenet(), silent)
                        .orElseThrow()
                        .dose())
                .isEqualTo("from 1e-5 to 0.001 in 2000 steps");
    }

    @Test
    void twoCyclesFillTheRunAndExpRangeEndsAtATenth() {
        Recipe recipe = Nets.lenet().with(Nets.set("training.steps", 4000L));
        Training treated = treated("cyclical-exp-range", recipe);
        LearningRate rate = new LearningRate(treated, 100, 4000);
        assertThat(rate.at(2000, 1)).isEqualTo(1e-5, within(1e-12));
        double height = (rate.at(3000, 1) - 1e-5) / (1e-3 - 1e-5);
        assertThat(height).isEqualTo(Math.pow(0.1, 0.75), within(1e-3));
    }

    @Test
    void whatTheRangeTestFoundIsTheDose() {
        Recipe recipe = Nets.sigmoids();
        assertThat(measured("learning-rate-from-range-test", recipe).learningRate())
                .isEqualTo(0.1);
        assertThat(measured("one-cycle", recipe).schedule()).isEqualTo(new Schedule.OneCycle(1, 0.3, 25, 1e4));
        assertThat(measured("cyclical-triangular2", recipe).schedule())
                .isEqualTo(new Schedule.Triangular2(0.01, 1, 200));
    }

    @Test
    void aMeasuredRateTakesThePlaceOfASchedulesOwnBounds() {
        assertThat(measured("learning-rate-from-range-test", Nets.vgg()).schedule())
                .isEqualTo(new Schedule.Constant());
    }

    @Test
    void ratesThatAreNoRangeAreRefused() {
        assertThatThrownBy(() -> Remedies.all(0.1, 0.01))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("0.01");
        assertThatThrownBy(() -> Remedies.all(0, 0.01)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Remedies.all(0.1, Double.NaN)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0.9", "0.9, 0.5", "0.5, 0"})
    void momentumGoesDownByStages(double before, double after) {
        Recipe recipe = Nets.lenet().with(Nets.set("training.optimizer.sgd.momentum", before));
        assertThat(treated("lower-momentum", recipe).optimizer()).isEqualTo(new Sgd(after, false));
    }

    @Test
    void nesterovWithoutMomentumBringsMomentumAlong() {
        assertThat(treated("nesterov", Nets.sigmoids()).optimizer()).isEqualTo(new Sgd(0.9, true));
    }

    @Test
    void theThreeThingsCalledWeightDecayAreThreeEdits() {
        Recipe adam = Nets.lenet();
        assertThat(treated("l2-weight-decay", adam).l2()).isEqualTo(1e-4);
        assertThat(treated("adamw", adam).optimizer()).isEqualTo(new Adamw(0.9, 0.999, 1e-8, 0.05));
        Training decayed = treated("keras-decay", adam);
        assertThat(decayed.l2()).isZero();
        assertThat(decayed.optimizer()).isEqualTo(adam.training().optimizer());
        assertThat(new LearningRate(decayed, 10, 100).at(100_000, 1)).isEqualTo(0.0005);
    }

    @Test
    void sgdGetsItsCustomaryL2AndKeepsItInEveryLineOfPyTorch() {
        Recipe sgd = Nets.sigmoids();
        Treatment decay = Remedies.of("l2-weight-decay").treat(sgd, FINDING).orElseThrow();
        assertThat(decay.pytorch()).containsExactly("torch.optim.SGD(model.parameters(), lr=1e-6, weight_decay=5e-4)");
        assertThat(decay.keras().get(0)).contains("L2(2.5e-4)");
        assertThat(Remedies.of("momentum")
                        .treat(sgd.with(decay.edit()), FINDING)
                        .orElseThrow()
                        .pytorch())
                .containsExactly(
                        "optimizer = torch.optim.SGD(model.parameters(), lr=1e-6, momentum=0.9, weight_decay=5e-4)");
    }

    @Test
    void gradientsThatAreClippedOneWayAreNotClippedTheOther() {
        Recipe clipped = Nets.lenet().with(Nets.set("training.clip-norm", 5.0));
        assertThat(treated("gradient-clipping-norm", clipped).clipNorm()).isEqualTo(1);
        assertThat(Remedies.of("gradient-clipping-value").treat(clipped, FINDING))
                .isEmpty();
    }

    @Test
    void patienceIsATenthOfTheTrainingAndOneThatWasChosenStays() {
        Recipe recipe = Nets.lenet().with(Nets.set("training.epochs", 60L));
        EarlyStopping stopping = treated("early-stopping", recipe).earlyStopping();
        assertThat(stopping).isEqualTo(new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 6, 0));
        Recipe chosen = recipe.with(Nets.set("training.early-stopping.patience", 20L));
        assertThat(Remedies.of("early-stopping").treat(chosen, FINDING)).isEmpty();
    }

    private static Training treated(String id, Recipe recipe) {
        return recipe.with(Remedies.of(id).treat(recipe, FINDING).orElseThrow().edit())
                .training();
    }

    private static Training measured(String id, Recipe recipe) {
        Remedy remedy = Remedies.all(0.01, 1).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return recipe.with(remedy.treat(recipe, FINDING).orElseThrow().edit()).training();
    }
}
