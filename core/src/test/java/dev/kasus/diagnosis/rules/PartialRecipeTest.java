package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.message.BadInput;
import dev.kasus.run.RecipePart;
import dev.kasus.run.Recording;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PartialRecipeTest {
    private static final Recording WITHOUT_LOSS =
            new Recording.Builder().unknown(Set.of(RecipePart.LOSS)).build();
    private static final Opinion BY_RECIPE = new Opinion.Absent(
            "why", List.of(Suspicion.recipe("training.loss", 0, 1, "The loss has no class weights.")));
    private static final Opinion BY_CURVES =
            new Opinion.Absent("why", List.of(new Evidence("train/loss", 0, 1, 0, 1, "It falls.")));

    private record Says(Supplier<Opinion> opinion) implements Rule {
        @Override
        public String id() {
            return "class-imbalance";
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public String about() {
            return "";
        }

        @Override
        public Opinion judge(Recording recording) {
            return opinion.get();
        }
    }

    private static Opinion judged(Supplier<Opinion> says, Recording recording) {
        return PartialRecipe.around(new Says(says)).judge(recording);
    }

    @Test
    void anOpinionThatRestsOnADefaultIsNone() {
        assertThat(judged(() -> BY_RECIPE, WITHOUT_LOSS)).isInstanceOfSatisfying(Opinion.Unknown.class, unknown -> {
            assertThat(unknown.missing()).isEqualTo("the loss is not known");
            assertThat(unknown.needs()).isEmpty();
        });
    }

    @Test
    void anOpinionThatRestsOnSomethingElseStands() {
        assertThat(judged(() -> BY_CURVES, WITHOUT_LOSS)).isSameAs(BY_CURVES);
        assertThat(judged(() -> BY_RECIPE, new Recording.Builder().build())).isSameAs(BY_RECIPE);
        Recording withoutEpochs =
                new Recording.Builder().unknown(Set.of(RecipePart.EPOCHS)).build();
        assertThat(judged(() -> BY_RECIPE, withoutEpochs)).isSameAs(BY_RECIPE);
    }

    @Test
    void layersThatDoNotFitAreNoFailure() {
        assertThat(judged(
                        () -> {
                            throw new BadInput("layer x: it needs images", "Move it.");
                        },
                        WITHOUT_LOSS))
                .isInstanceOf(Opinion.Unknown.class);
    }

    @Test
    void whereNobodySaidHowLongItWasToBeItCannotHaveBeenTooShort() {
        Recording running =
                new Recording.Builder().unknown(EnumSet.of(RecipePart.EPOCHS)).build();
        Opinion stillLearns = new Opinion.Unknown("epoch 3 of 1000000", "", List.of(Need.Beyond.LONGER_TRAINING));
        Rule rule = new PartialRecipe(new Says(() -> stillLearns), Set.of(RecipePart.EPOCHS));
        assertThat(rule.judge(running))
                .isInstanceOfSatisfying(
                        Opinion.Unknown.class,
                        it -> assertThat(it.missing()).isEqualTo("how many epochs were planned is not known"));
    }

    @Test
    void everyRuleThatIsNamedExists() {
        assertThat(Rules.all())
                .filteredOn(rule -> rule instanceof PartialRecipe)
                .hasSize(PartialRecipe.READ.size());
    }
}
