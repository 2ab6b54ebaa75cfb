package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Raises the limit on training images. */
public final class MoreImages implements Remedy {
    private static final int FACTOR = 16;

    /** So many epochs are trained in any case, if the recipe has as many. */
    private static final int EPOCHS = 10;

    @Override
    public String id() {
        return "more-images";
    }

    @Override
    public String title() {
        return "More training images";
    }

    @Override
    public String about() {
        return "The recipe limits the number of training images of each class. The limit is raised 16 times; epochs "
                + "are reduced because each is longer.";
    }

    /** Empty where no limit is set, or the reef draws no more than it lets pass. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        int now = recipe.data().limit().trainPerClass();
        if (now == 0
                || now > Integer.MAX_VALUE / FACTOR
                || now >= drawn(recipe.data().source())) {
            return Optional.empty();
        }
        int more = FACTOR * now;
        int before = recipe.training().epochs();
        int epochs = Math.max(Math.min(before, EPOCHS), before / FACTOR);
        return Treatment.of(
                this,
                recipe,
                "at most " + more + " images of a class instead of " + now + ", " + epochs + " epochs instead of "
                        + before,
                new Edit.All(List.of(
                        new Edit.Set("data.limit.train-per-class", Tree.scalar((long) more)),
                        new Edit.Set("training.epochs", Tree.scalar((long) epochs)))),
                new Code(
                        List.of(
                                "training_set = all_training_images  # where it had been cut to " + now + " of a class",
                                "model.fit(training_set, epochs=" + epochs + ")"),
                        List.of(
                                "training_set = all_training_images  # where it had been cut to " + now + " of a class",
                                "for epoch in range(" + epochs + "):"),
                        List.of("EasyTrain.fit(trainer, " + epochs + ", allTrainingImages, validationSet);"
                                + "  // where the training set had been cut to " + now + " of a class")));
    }

    /** Images of a class that there are, as far as the recipe tells. */
    private static int drawn(Source source) {
        return source instanceof Source.Reef reef
                ? Objects.requireNonNull(reef.conditions("", false).count())
                : Integer.MAX_VALUE;
    }
}
