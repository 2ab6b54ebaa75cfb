package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchNormPlacementTest {
    private final Rule rule = new BatchNormPlacement();

    private static Recordings net(Layer first, Layer second) {
        return Recordings.of(List.of(
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                first,
                second,
                new Layer.MaxPool("", 2, null, 0),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null)));
    }

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);

    @Test
    void aBatchNormBehindAnActivationAndAGapArePresent() {
        assertThat(present(rule, net(new Layer.Relu(""), NORM).gap(0.4)).layers())
                .containsExactly("batch-norm1");
    }

    @Test
    void oneBeforeTheActivationOrNoGapIsAbsent() {
        absent(rule, net(NORM, new Layer.Relu("")).gap(0.4));
        absent(rule, net(new Layer.Relu(""), NORM).gap(0.02));
    }

    @Test
    void withoutValidationItIsUnknown() {
        unknown(rule, net(new Layer.Relu(""), NORM).learns());
    }
}
