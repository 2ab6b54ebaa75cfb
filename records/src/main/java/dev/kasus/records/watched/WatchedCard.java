package dev.kasus.records.watched;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.LogOrigin;
import dev.kasus.run.LogTool;
import dev.kasus.run.Provenance;
import dev.kasus.run.RecipePart;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code run.json} of a training that another program ran.
 *
 * @param state how far it is
 * @param recipe what was trained, with defaults for what is not known; null where no layer is known but by its name
 * @param provenance where it comes from; null where classes or counts are not known
 * @param origin what wrote it
 * @param unknown parts of the recipe that are defaults
 */
public record WatchedCard(
        State state,
        @Nullable Recipe recipe,
        @Nullable Provenance provenance,
        LogOrigin origin,
        Set<RecipePart> unknown) {
    /** What {@code format} says. */
    public static final String FORMAT = "kasus-watched-run";

    private static final int VERSION = 1;
    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 1024;

    /** Copies the set. */
    public WatchedCard {
        unknown = Set.copyOf(unknown);
    }

    /** Whether a {@code run.json} is of this kind. */
    public static boolean isOne(JsonNode json) {
        return json.path("format").asText("").equals(FORMAT);
    }

    /**
     * Reads it.
     *
     * @param file named in messages
     */
    public static WatchedCard read(JsonNode json, String file) {
        try {
            return read(new WatchedKeys(json, ""), file);
        } catch (BadInput misfit) {
            throw misfit.problem().startsWith(file) ? misfit : misfit.at(file);
        }
    }

    private static WatchedCard read(WatchedKeys keys, String file) {
        int version = keys.get("version").asInt(0);
        if (version < 1 || version > VERSION) {
            throw new BadInput(
                    "version is " + ScalarText.quote(keys.get("version").asText()) + ", but this Kasus reads 1 to "
                            + VERSION,
                    "Use a newer Kasus.");
        }
        WatchedKeys data = keys.part("data");
        WatchedNetwork network = WatchedNetwork.read(keys.part("model"), file);
        WatchedTraining training = WatchedTraining.read(keys.part("training"), file);
        Provenance provenance = provenance(keys, data);
        LogOrigin origin = new LogOrigin(
                tool(keys.part("framework").text("name", "")),
                network.order(),
                "the watcher",
                training.unknown().contains(RecipePart.EPOCHS)
                        ? 0
                        : training.training().epochs(),
                false);
        if (network.model() == null) {
            return new WatchedCard(state(keys), null, provenance, origin, Set.of());
        }
        Set<RecipePart> unknown = EnumSet.noneOf(RecipePart.class);
        unknown.addAll(training.unknown());
        Data images = images(data, unknown);
        int classes = provenance == null ? 0 : provenance.classes().size();
        if (!network.whole()) {
            unknown.add(RecipePart.LAYERS);
        }
        if (unknown.contains(RecipePart.IMAGE_SIZE)
                || !network.fits(images.color().channels(), images.size(), classes)) {
            unknown.add(RecipePart.SHAPES);
        }
        Recipe recipe = new Recipe(images, network.model(), training.training(), 0, 1);
        return new WatchedCard(state(keys), recipe, provenance, origin, unknown);
    }

    /** Square images of one or three channels; the source is nobody's to train on. */
    private static Data images(WatchedKeys data, Set<RecipePart> unknown) {
        List<Integer> shape = data.counts("input");
        boolean known = shape.size() == 3
                && (shape.get(0) == 1 || shape.get(0) == 3)
                && shape.get(1).equals(shape.get(2))
                && shape.get(1) >= LEAST_SIDE
                && shape.get(1) <= MOST_SIDE;
        if (!known) {
            unknown.add(RecipePart.IMAGE_SIZE);
        }
        Source source = new Source.Folder(".", null, "path", "label", null, null, null, 0, Source.Broken.SKIP, 1);
        return new Data(
                source,
                known ? shape.get(1) : LEAST_SIDE,
                known && shape.get(0) == 1 ? Data.Color.GREY : Data.Color.RGB,
                new Split.Given(),
                Data.Normalization.CHANNEL);
    }

    private static @Nullable Provenance provenance(WatchedKeys keys, WatchedKeys data) {
        List<String> classes = data.texts("classes");
        List<Integer> train = data.counts("train-counts");
        List<Integer> validation = data.counts("validation-counts");
        if (classes.isEmpty() || train.isEmpty() || validation.isEmpty()) {
            return null;
        }
        WatchedKeys framework = keys.part("framework");
        Map<String, String> notes = new LinkedHashMap<>();
        String weights = keys.text("first-weights", "");
        if (!weights.isEmpty()) {
            notes.put(Provenance.FIRST_WEIGHTS, weights);
        }
        return new Provenance(
                keys.text("tool", "a watcher"),
                (framework.text("name", "another program") + " " + framework.text("version", "")).strip(),
                keys.text("platform", ""),
                keys.whole("threads", 0, 1_000_000).orElse(0),
                keys.text("probes", ""),
                classes,
                train,
                validation,
                data.counts("validation-groups"),
                List.of(),
                List.of(),
                "",
                notes);
    }

    private static State state(WatchedKeys keys) {
        String text = keys.text("state", "finished");
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> keys.bad("state", keys.get("state"), "running, finished, interrupted or diverged"));
    }

    private static LogTool tool(String framework) {
        return switch (SafeText.line(framework)) {
            case "keras" -> LogTool.KERAS;
            case "lightning" -> LogTool.LIGHTNING;
            case "transformers" -> LogTool.TRANSFORMERS;
            case "pytorch" -> LogTool.PYTORCH;
            default -> LogTool.OWN;
        };
    }

    /** The same where it is known that the training came to its end after so many epochs. */
    public Recording ended(Recording recorded) {
        Set<RecipePart> left = EnumSet.noneOf(RecipePart.class);
        left.addAll(unknown);
        left.remove(RecipePart.EPOCHS);
        return recipe == null || recorded.epochs() < 1
                ? recorded
                : recorded.with(
                        recipe.with(new Edit.Set("training.epochs", Tree.scalar((long) recorded.epochs()))), left);
    }

    /** A recording to collect the signals in. */
    public Recording.Builder recording() {
        return new Recording.Builder()
                .recipe(recipe)
                .provenance(provenance)
                .origin(origin)
                .unknown(unknown);
    }
}
