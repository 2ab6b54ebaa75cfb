package dev.kasus.report;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The key facts of a run, from its recipe and provenance; unknown facts are left out. */
public final class Facts {
    private Facts() {}

    /** Label of the note that says which kind of split the metrics rest on. */
    private static final String VALIDATION = "validation";

    /** In reading order. */
    public static List<Fact> of(Recording recording) {
        List<Fact> facts = new ArrayList<>();
        recording.trainable().ifPresent(recipe -> facts.add(new Fact("data", data(recipe.data()))));
        recording.provenance().ifPresent(provenance -> {
            facts.add(new Fact("images", images(provenance)));
            String validation = provenance.notes().getOrDefault(VALIDATION, "");
            if (!validation.isEmpty()) {
                facts.add(new Fact("validation", validation));
            }
            facts.add(new Fact("classes", classes(provenance)));
        });
        recording.recipe().ifPresent(recipe -> {
            facts.add(new Fact("model", model(recipe, recording)));
            facts.add(new Fact("training", training(recipe.training())));
        });
        String epochs = epochs(recording);
        if (!epochs.isEmpty()) {
            facts.add(new Fact("epochs", epochs));
        }
        recording.provenance().ifPresent(provenance -> facts.add(new Fact("trained by", tool(provenance))));
        return facts;
    }

    /** Number of trainable parameters; empty if the recipe or the number of classes is unknown or does not fit. */
    static OptionalLong parameters(Recording recording) {
        int classes = recording.provenance().map(p -> p.classes().size()).orElse(0);
        if (recording.recipe().isEmpty() || classes == 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(recording.recipe().get().shapes(classes).parameters());
        } catch (BadInput recipeOfOtherData) {
            return OptionalLong.empty();
        }
    }

    private static String data(Data data) {
        return source(data.source()) + ", " + data.size() + " px"
                + (data.color() == Data.Color.GREY ? ", grey" : "")
                + ", " + split(data.split());
    }

    private static String source(Source source) {
        if (source instanceof Source.Folder folder) {
            return lastName(folder.path())
                    + (folder.largestClasses() == 0
                            ? ""
                            : " (the " + Phrase.counted(folder.largestClasses(), "class") + " with most images)");
        } else if (source instanceof Source.Idx idx) {
            return lastName(idx.path());
        } else if (source instanceof Source.Cifar cifar) {
            return lastName(cifar.path());
        }
        return "reef, the built-in fish";
    }

    private static String lastName(String path) {
        String trimmed = path.replaceAll("[/\\\\]+$", "");
        return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
    }

    private static String split(Split split) {
        if (split instanceof Split.Random random) {
            return "split at random, " + NumberText.roundPercent(random.validation()) + " for validation";
        } else if (split instanceof Split.Group group) {
            return "split by group, " + NumberText.roundPercent(group.validation()) + " for validation";
        }
        return "split as given";
    }

    private static String images(Provenance provenance) {
        return NumberText.count(sum(provenance.trainCounts())) + " for training, "
                + NumberText.count(sum(provenance.validationCounts())) + " for validation";
    }

    private static long sum(List<Integer> counts) {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    private static String classes(Provenance provenance) {
        List<Integer> counts = provenance.trainCounts().stream().sorted().toList();
        String total = NumberText.count(provenance.classes().size());
        if (counts.isEmpty()) {
            return total;
        }
        int least = counts.get(0);
        int most = counts.get(counts.size() - 1);
        return total + ", "
                + (least == most ? NumberText.count(least) : NumberText.count(least) + " to " + NumberText.count(most))
                + " training images each";
    }

    private static String model(Recipe recipe, Recording recording) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Layer layer : recipe.model().allLayers()) {
            kinds.merge(layer.kind(), 1, Integer::sum);
        }
        List<String> counted = new ArrayList<>();
        kinds.forEach((kind, count) -> counted.add(count + " " + kind));
        OptionalLong parameters = parameters(recording);
        return String.join(", ", counted)
                + (parameters.isPresent() ? "; " + NumberText.count(parameters.getAsLong()) + " parameters" : "");
    }

    private static String training(Training training) {
        return optimizer(training.optimizer()) + ", learning rate " + NumberText.brief(training.learningRate()) + " ("
                + kind(TreeWriter.write(training.schedule(), Schedule.class)) + "), batches of "
                + training.batchSize()
                + (training.l2() > 0 ? ", L2 " + NumberText.brief(training.l2()) : "")
                + (training.l1() > 0 ? ", L1 " + NumberText.brief(training.l1()) : "")
                + (training.augmentation().isEmpty()
                        ? ""
                        : ", " + Phrase.counted(training.augmentation().size(), "augmentation"));
    }

    private static String optimizer(Optimizer optimizer) {
        String kind = kind(TreeWriter.write(optimizer, Optimizer.class));
        if (optimizer instanceof Optimizer.Sgd sgd && sgd.momentum() > 0) {
            return kind + ", momentum " + NumberText.brief(sgd.momentum()) + (sgd.nesterov() ? " (Nesterov)" : "");
        } else if (optimizer instanceof Optimizer.Adamw adamw) {
            return kind + ", weight decay " + NumberText.brief(adamw.weightDecay());
        }
        return kind;
    }

    /** The {@code kind} of a component in a recipe. */
    private static String kind(Tree tree) {
        return tree instanceof Tree.Mapping mapping
                ? mapping.entries().keySet().iterator().next()
                : String.valueOf(((Tree.Scalar) tree).value());
    }

    public static String epochs(Recording recording) {
        int done = recording.epochs();
        if (recording.recipe().isEmpty()) {
            return done == 0 ? "" : NumberText.count(done);
        }
        return NumberText.count(done) + " of "
                + NumberText.count(recording.recipe().get().training().epochs());
    }

    private static String tool(Provenance provenance) {
        return provenance.tool() + " on " + provenance.engine() + ", " + Phrase.counted(provenance.threads(), "thread")
                + ", probes " + provenance.probes();
    }
}
