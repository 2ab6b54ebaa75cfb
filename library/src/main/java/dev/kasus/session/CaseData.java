package dev.kasus.session;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The images of a case: its own, those of another recipe, or those of a folder. */
final class CaseData {
    private CaseData() {}

    /** The healthy recipe of a case on the images that were asked for, in one thread a training. */
    static Recipe of(CaseOptions options) {
        Recipe given = options.recipe();
        Recipe recipe = (given == null ? Cases.healthy(options.number()) : given)
                .with(new Edit.Set("threads", Tree.scalar(1L)));
        Path data = options.data();
        return data == null
                ? recipe
                : recipe.with(onFolder(data))
                        .with(asMany((Source.Reef) recipe.data().source()));
    }

    /** What the images are called: the folder's name, or the reef. */
    static String name(Case planned) {
        return planned.healthy().data().source() instanceof Source.Folder folder
                ? Objects.toString(Path.of(folder.path()).getFileName())
                : "reef";
    }

    /** The edit that puts a recipe on the pictures of a folder, whatever groups they are of. */
    private static Edit onFolder(Path folder) {
        Tree path = Tree.scalar(folder.toAbsolutePath().normalize().toString());
        Tree source = Tree.Mapping.of(Map.of("folder", Tree.Mapping.of(Map.of("path", path))));
        boolean given = Files.isDirectory(folder.resolve("train"));
        return new Edit.All(List.of(
                new Edit.Set("data.source", source),
                new Edit.Set("data.split", Tree.scalar(given ? "given" : "random"))));
    }

    /** As many classes, and as many pictures of each, as the case has on the reef: its figures depend on how many there are. */
    private static Edit asMany(Source.Reef reef) {
        Map<String, Tree> limit = new LinkedHashMap<>();
        limit.put("train-per-class", count(reef.all()));
        limit.put("validation-per-class", count(reef.validation()));
        return new Edit.All(List.of(
                new Edit.Set("data.source.folder.largest-classes", Tree.scalar((long)
                        reef.species().size())),
                new Edit.Set("data.limit", Tree.Mapping.of(limit))));
    }

    private static Tree count(Conditions conditions) {
        return Tree.scalar((long) Objects.requireNonNullElse(conditions.count(), Source.Reef.VALIDATION_COUNT));
    }
}
