package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingPoolingTest {
    private final Rule rule = new MissingPooling();

    private static Recordings net(int stride) {
        return Recordings.of(List.of(
                new Layer.Conv("", 8, 3, stride, new Padding.Same(), 1, 1, true, null),
                new Layer.Conv("", 8, 3, stride, new Padding.Same(), 1, 1, true, null),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null)));
    }

    @Test
    void convolutionsWithoutPoolingAndAGapArePresent() {
        assertThat(present(rule, net(1).gap(0.4)).evidence().get(0).observed()).isEqualTo(1);
    }

    @Test
    void stridesGlobalPoolingOrNoGapAreAbsent() {
        absent(rule, net(2).gap(0.4));
        absent(rule, net(1).gap(0.02));
        List<Layer> pooled = List.of(
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.GlobalAveragePool(""),
                new Layer.Dense("", null, true, null));
        absent(rule, Recordings.of(pooled).gap(0.4));
    }

    @Test
    void underAPoolingOfTheWholeImageFeaturesThatSawLittleArePresentEvenWithoutAGap() {
        List<Layer> textures = List.of(
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.GlobalAveragePool(""),
                new Layer.Dense("", null, true, null));
        Recordings run = Recordings.of(textures).epochs(Signals.VALIDATION_ACCURACY, 0.4, 0.6, 0.7, 0.8);
        absent(
                rule,
                Recordings.of(textures)
                        .epochs(Signals.VALIDATION_ACCURACY, 0.4, 0.6, 0.7)
                        .fits(0.4, 0.6, 0.7));
        assertThat(present(rule, run.fits(0.4, 0.6, 0.7, 0.8)).evidence().get(0).sentence())
                .startsWith("The receptive field before the global pooling is 5 x 5 pixels, in an image of ");
        absent(rule, Recordings.of(textures).gap(0.02));
    }

    @Test
    void withoutValidationItIsUnknown() {
        unknown(rule, net(1).learns());
    }
}
