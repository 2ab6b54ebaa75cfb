package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits by group, so that each track or individual is on one side only. */
public final class GroupSplit implements Remedy {
    private static final double VALIDATION = 0.2;

    @Override
    public String id() {
        return "group-aware-split";
    }

    @Override
    public String title() {
        return "Group-aware split";
    }

    @Override
    public String about() {
        return "No track or individual is in both splits, so validation tests on individuals that training has not seen.";
    }

    @Override
    public boolean changesWhatIsMeasured() {
        return true;
    }

    private static List<String> djl(double share) {
        return List.of(
                "List<String> groups = new ArrayList<>(new LinkedHashSet<>(groupOf));  // the group of each row; randomSplit knows none",
                "Collections.shuffle(groups);",
                "Set<String> held = Set.copyOf(groups.subList(0, (int) Math.ceil(" + NumberLiteral.text(share)
                        + " * groups.size())));",
                "Map<Boolean, List<Long>> rows = LongStream.range(0, dataset.size()).boxed()",
                "        .collect(Collectors.partitioningBy(row -> held.contains(groupOf.get(row.intValue()))));",
                "RandomAccessDataset trainingSet = dataset.subDataset(rows.get(false));",
                "RandomAccessDataset validationSet = dataset.subDataset(rows.get(true));");
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        boolean grouped = recipe.data().source() instanceof Source.Folder folder
                && (folder.groupColumn() != null || folder.groupPattern() != null);
        if (!grouped || recipe.data().split() instanceof Split.Group) {
            return Optional.empty();
        }
        double share = recipe.data().split() instanceof Split.Random random ? random.validation() : VALIDATION;
        Tree split = Tree.Mapping.of(Map.of("group", Tree.Mapping.of(Map.of("validation", Tree.scalar(share)))));
        List<String> lines = List.of(
                "splits = sklearn.model_selection.StratifiedGroupKFold(n_splits=" + Math.max(2, Math.round(1 / share))
                        + ", shuffle=True)",
                "train, validation = next(splits.split(paths, labels, groups))");
        return Treatment.of(
                this,
                recipe,
                "validated on " + NumberLiteral.text(share) + " of each class, group by group",
                new Edit.Set("data.split", split),
                new Code(lines, lines, djl(share)));
    }
}
