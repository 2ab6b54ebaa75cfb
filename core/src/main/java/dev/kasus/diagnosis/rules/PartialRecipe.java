package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.message.BadInput;
import dev.kasus.run.RecipePart;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule that reads parts of the recipe which are not known of every watched training. It speaks where its opinion does not rest on
 * them.
 *
 * @param rule that reads them
 * @param parts that it reads
 */
record PartialRecipe(Rule rule, Set<RecipePart> parts) implements Rule {
    static final Map<String, Set<RecipePart>> READ = Map.ofEntries(
            Map.entry("momentum-too-high", EnumSet.of(RecipePart.OPTIMIZER)),
            Map.entry("initialization-scale", EnumSet.of(RecipePart.SHAPES)),
            Map.entry("insufficient-capacity", EnumSet.of(RecipePart.SHAPES, RecipePart.LAYERS)),
            Map.entry("excess-regularization", EnumSet.of(RecipePart.LAYERS, RecipePart.OPTIMIZER)),
            Map.entry("too-few-epochs", EnumSet.of(RecipePart.EPOCHS)),
            Map.entry("batch-norm-small-batch", EnumSet.of(RecipePart.BATCH_SIZE)),
            Map.entry("missing-pooling", EnumSet.of(RecipePart.SHAPES, RecipePart.IMAGE_SIZE, RecipePart.LAYERS)),
            Map.entry("oversized-dense-head", EnumSet.of(RecipePart.SHAPES)),
            Map.entry("excess-capacity", EnumSet.of(RecipePart.SHAPES)),
            Map.entry(
                    "missing-regularization",
                    EnumSet.of(RecipePart.AUGMENTATION, RecipePart.OPTIMIZER, RecipePart.LAYERS)),
            Map.entry("harmful-augmentation", EnumSet.of(RecipePart.AUGMENTATION)),
            Map.entry("coarse-stem", EnumSet.of(RecipePart.IMAGE_SIZE, RecipePart.LAYERS)),
            Map.entry("insufficient-capacity-for-class", EnumSet.of(RecipePart.SHAPES, RecipePart.LAYERS)),
            Map.entry("class-imbalance", EnumSet.of(RecipePart.LOSS)),
            Map.entry("faded-class-weights", EnumSet.of(RecipePart.LOSS)));

    /** The rule itself, or around it one that knows what it reads. */
    static Rule around(Rule rule) {
        Set<RecipePart> read = READ.get(rule.id());
        return read == null ? rule : new PartialRecipe(rule, read);
    }

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public String title() {
        return rule.title();
    }

    @Override
    public String about() {
        return rule.about();
    }

    @Override
    public Kind kind() {
        return rule.kind();
    }

    @Override
    public Opinion judge(Recording recording) {
        List<RecipePart> missing =
                parts.stream().filter(recording.unknown()::contains).toList();
        if (missing.isEmpty()) {
            return rule.judge(recording);
        }
        Opinion opinion;
        try {
            opinion = rule.judge(recording);
        } catch (BadInput misfit) {
            // The layers that are known do not fit together without the others.
            return unknown(missing.get(0));
        }
        return restsOnRecipe(opinion, missing) ? unknown(missing.get(0)) : opinion;
    }

    private static Opinion unknown(RecipePart part) {
        return new Opinion.Unknown(part.words() + (part.isSeveral() ? " are" : " is") + " not known", part.hint());
    }

    private static boolean restsOnRecipe(Opinion opinion, List<RecipePart> missing) {
        if (opinion instanceof Opinion.Unknown unknown) {
            return missing.contains(RecipePart.EPOCHS) && unknown.needs().contains(Need.Beyond.LONGER_TRAINING);
        }
        List<Evidence> evidence =
                opinion instanceof Opinion.Present present ? present.evidence() : ((Opinion.Absent) opinion).evidence();
        return evidence.stream()
                .map(Evidence::tag)
                .anyMatch(tag -> tag.startsWith("recipe/") || tag.equals(Signals.ACCURACY_BATCH_STATISTICS.tag()));
    }
}
