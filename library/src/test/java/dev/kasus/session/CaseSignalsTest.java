package dev.kasus.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.casebook.story.Stories;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.report.ArmSignals;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the recordings of a case is what its pictures show, and little of it. */
class CaseSignalsTest {
    private static final int EPOCHS = 3000;
    private static final int MOST_POINTS = 80;

    /** In which every layer has a gradient that falls over the steps and grows with the seed. */
    private static Recording run(Recipe recipe, long seed) {
        Recording.Builder builder = new Recording.Builder().recipe(recipe);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            builder.scalar(Signals.EPOCH.tag(), epoch, epoch);
            builder.scalar(Signals.TRAIN_LOSS.tag(), epoch, 1.0 / epoch);
            builder.scalar(Signals.VALIDATION_ACCURACY.tag(), epoch, 0.5);
            builder.scalar(Signals.CLASS_AUC.of("fish"), epoch, 0.5);
        }
        for (Layer layer : recipe.model().allLayers()) {
            builder.scalar(Signals.ACTIVATION_GRADIENT.of(layer.name()), 1, 1.0 + seed);
            builder.scalar(Signals.ACTIVATION_GRADIENT.of(layer.name()), EPOCHS, 99);
            builder.scalar(Signals.UPDATE_RATIO.of(layer.name()), EPOCHS, 0.001);
            builder.scalar(Signals.DEAD_FRACTION.of(layer.name()), EPOCHS, 0.5);
        }
        return builder.build();
    }

    private static List<ArmSignals> of(int number) {
        Case planned = Cases.of(number);
        Map<String, Map<Long, Recording>> runs = new LinkedHashMap<>();
        planned.arms().forEach((arm, it) -> runs.put(arm, Map.of(0L, run(it.recipe(), 0), 1L, run(it.recipe(), 1))));
        return CaseSignals.of(planned, CaseRuns.of(planned, runs, List.of(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theArmsOfTheStoryHaveWhatItsPicturesShowAndNoMorePointsThanThat(int number) {
        List<ArmSignals> signals = of(number);

        assertThat(signals.stream().map(ArmSignals::arm))
                .containsExactlyInAnyOrderElementsOf(Stories.of(number).arms());
        assertThat(signals)
                .allSatisfy(arm -> assertThat(arm.overTime())
                        .allMatch(trace ->
                                !trace.values().isEmpty() && trace.values().size() <= MOST_POINTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gradientsAreThoseOfTheFirstStepOfLayersWithWeightsMeanOverTheSeeds(int number) {
        ArmSignals healthy = of(number).stream()
                .filter(arm -> arm.arm().equals(Case.HEALTHY))
                .findFirst()
                .orElseThrow();
        List<String> weighted = Cases.of(number).healthy().model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();

        assertThat(healthy.profile(Signals.ACTIVATION_GRADIENT, true).keySet()).containsExactlyElementsOf(weighted);
        assertThat(healthy.profile(Signals.ACTIVATION_GRADIENT, true).values()).containsOnly(1.5);
        assertThat(healthy.profile(Signals.ACTIVATION_GRADIENT, false)).isEmpty();
        assertThat(healthy.profile(Signals.REWOUND_TRAIN_ACCURACY, false))
                .as("what was not recorded")
                .isEmpty();
    }
}
