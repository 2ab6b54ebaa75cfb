package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Optional;

/** Samples every class equally often. */
public final class ClassAwareSampling implements Remedy {

    @Override
    public String id() {
        return "class-aware-sampling";
    }

    @Override
    public String title() {
        return "Class-aware sampling";
    }

    @Override
    public String about() {
        return "First draws a class, then an image of it. Every class appears equally often; images of rare classes "
                + "are repeated.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        return Treatment.of(
                this,
                recipe,
                "every class equally often",
                new Edit.Set("training.sampling", Tree.scalar("class-aware")),
                new Code(
                        List.of(
                                "training_set = tf.data.Dataset.sample_from_datasets(one_set_a_class)  # repeated sets"),
                        List.of(
                                "weights = 1 / torch.bincount(training_labels)[training_labels]",
                                "sampler = torch.utils.data.WeightedRandomSampler(weights, len(training_labels))"),
                        List.of(
                                "Sampler.SubSampler fair = set -> Stream.generate(() -> rowsOfClass.get(RandomUtils.nextInt(classes)))",
                                "        .map(rows -> rows.get(RandomUtils.nextInt(rows.size()))).limit(set.size()).iterator();",
                                "builder.setSampling(new BatchSampler(fair, "
                                        + recipe.training().batchSize() + "));  // of the training set")));
    }
}
