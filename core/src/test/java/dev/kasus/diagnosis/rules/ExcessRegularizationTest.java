package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExcessRegularizationTest {
    private final Rule rule = new ExcessRegularization();

    private static Recordings dropout(double... rates) {
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Flatten("")));
        for (double rate : rates) {
            layers.add(new Layer.Dense("", 64, true, null));
            layers.add(new Layer.Relu(""));
            layers.add(new Layer.Dropout("", rate));
        }
        layers.add(new Layer.Dense("", null, true, null));
        return Recordings.of(layers);
    }

    @Test
    void dropoutThatLetsLittleThroughIsPresentWhereNothingIsLearnt() {
        assertThat(present(rule, dropout(0.75, 0.75).learnsNothing()).layers()).containsExactly("dropout1", "dropout2");
        present(rule, dropout(0.9).learnsNothing());
        absent(rule, dropout(0.5, 0.5).learnsNothing());
        absent(rule, dropout(0.75, 0.75).learns());
    }

    @Test
    void strongPenaltiesArePresentAndNamed() {
        assertThat(present(rule, dropout().set("training.l2", 0.2).learnsNothing())
                        .evidence()
                        .get(0)
                        .sentence())
                .startsWith("The L2 factor is 0.200.");
        present(rule, dropout().set("training.l1", 0.01).learnsNothing());
        present(rule, decay(5).learnsNothing());
        absent(rule, decay(0.05).learnsNothing());
        absent(rule, dropout().set("training.l2", 5e-4).learnsNothing());
    }

    private static Recordings decay(double decay) {
        return dropout().set("training.optimizer", Map.of("adamw", Map.of("weight-decay", decay)));
    }

    @Test
    void theMoreTheWorse() {
        assertThat(present(rule, dropout().set("training.l2", 0.1).learnsNothing())
                        .severity())
                .isGreaterThan(present(rule, dropout().set("training.l2", 0.006).learnsNothing())
                        .severity());
    }

    @Test
    void whatNobodyChoosesOnPurposeIsAWordAlsoWhereMostIsLearnt() {
        assertThat(present(rule, dropout().set("training.l2", 0.2).fits(0.6, 0.8, 0.86))
                        .severity())
                .isEqualTo(0.5);
        present(rule, dropout().set("training.l2", 0.02).fits(0.6, 0.8, 0.86));
        absent(rule, dropout().set("training.l2", 0.01).fits(0.6, 0.8, 0.86));
        absent(rule, dropout().set("training.l2", 0.2).fits(0.6, 0.8, 0.95));
    }

    @Test
    void withoutAnAccuracyItIsUnknown() {
        unknown(rule, dropout(0.9));
    }
}
