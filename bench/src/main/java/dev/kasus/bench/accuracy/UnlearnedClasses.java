package dev.kasus.bench.accuracy;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.data.Datasets;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Recipes in which one class is not learnt on purpose, each for one cause, and healthy ones beside them. */
final class UnlearnedClasses {
    private static final Edit FLIPPED =
            new Edit.Set("training.augmentation", new Tree.Sequence(List.of(Tree.scalar("flip")), 0));

    private UnlearnedClasses() {}

    /** Case 4's variants on the reef, with images drawn anew for every seed. */
    static List<Subject> reef(long seed) {
        Case planned = Cases.of(4);
        Map<String, CaseArm> arms = planned.arms();
        List<Subject> subjects = new ArrayList<>();
        planned.healthyArms().forEach(arm -> subjects.add(subject(arm, List.of(), arms, seed)));
        planned.variants().forEach(it -> subjects.add(subject(it.arm(), it.causes(), arms, seed)));
        return subjects;
    }

    private static Subject subject(String arm, List<String> causes, Map<String, CaseArm> arms, long seed) {
        Recipe recipe = Objects.requireNonNull(arms.get(arm), arm).recipe();
        return new Subject(arm, causes, recipe.with(new Edit.Set("data.source.reef.seed", Tree.scalar(seed))));
    }

    /**
     * Photographs of fish, as they are and with something planted in one class. Copies of the pictures, with what is planted, are written
     * into a folder.
     *
     * @param recipe of a net on photographs
     */
    static List<Subject> fish(Recipe recipe, Path folder) {
        Dataset dataset = Datasets.load(recipe.data(), LoadProgress.NONE);
        String unlearned = "dascyllus-reticulatus";
        String oneSided = "amphiprion-clarkii";
        Map<String, PlantedFolder> plantings = new LinkedHashMap<>();
        plantings.put("fish", PlantedFolder.NONE);
        plantings.put("fish-blurred", PlantedFolder.blurred(unlearned));
        plantings.put("fish-mirrored-copy", PlantedFolder.mirroredCopy(oneSided));
        plantings.put("fish-wrong-labels-10", PlantedFolder.wrongLabels(0.1));
        plantings.put("fish-wrong-labels-30", PlantedFolder.wrongLabels(0.3));
        Map<String, List<String>> causes = Map.of(
                "fish-blurred", List.of("poor-class-data"),
                "fish-mirrored-copy", List.of("harmful-augmentation", "class-overlap"),
                "fish-wrong-labels-10", List.of("label-noise"),
                "fish-wrong-labels-30", List.of("label-noise"));
        List<Subject> subjects = new ArrayList<>();
        plantings.forEach((name, planting) -> {
            Path planted = folder.resolve(name).toAbsolutePath().normalize();
            planting.plant(dataset, planted);
            Recipe own = on(recipe, planted);
            boolean mirrored = name.equals("fish-mirrored-copy");
            subjects.add(new Subject(name, causes.getOrDefault(name, List.of()), mirrored ? own.with(FLIPPED) : own));
        });
        Recipe whole = subjects.get(0).recipe();
        subjects.add(new Subject(
                "fish-sub-sampled",
                List.of("class-imbalance"),
                whole.with(new Edit.Set("data.limit.train-of", Tree.Mapping.of(Map.of(unlearned, Tree.scalar(2L)))))));
        return subjects;
    }

    private static Recipe on(Recipe recipe, Path folder) {
        Source source = new Source.Folder(
                folder.toString(), null, "path", "label", null, null, null, 0, Source.Broken.REFUSE, 100);
        Recipe given = recipe.with(new Edit.All(List.of(
                new Edit.Set("data.split", Tree.scalar("given")),
                new Edit.Set("data.limit", Tree.Mapping.of(Map.of())))));
        return given.with(given.data().withSource(source));
    }
}
