package dev.kasus.records.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.RecipeJson;
import dev.kasus.records.watched.WatchedCard;
import dev.kasus.run.Provenance;
import dev.kasus.run.State;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code run.json}: everything about a run except its signals and weights.
 *
 * @param recipe what is trained, every default written
 * @param probes how much is watched
 * @param state how far it is; {@link State#RUNNING} also after a kill
 * @param provenance where it comes from; null until its data are loaded
 * @param weightsOf name of the run whose last weights it began with; null if it drew its own
 */
public record RunCard(
        Recipe recipe,
        ProbePreset probes,
        State state,
        @Nullable Provenance provenance,
        @Nullable String weightsOf) {
    private static final int VERSION = 1;
    /** A recipe may be nested 50 deep as YAML; each kind adds a level. */
    private static final int DEEPEST = 200;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    RunCard with(State newState) {
        return new RunCard(recipe, probes, newState, provenance, weightsOf);
    }

    RunCard with(Provenance newProvenance) {
        return new RunCard(recipe, probes, state, newProvenance, weightsOf);
    }

    /**
     * Whether the run is the training of a recipe.
     *
     * @param weights name of the run whose weights that begins with; null if it draws its own
     */
    public boolean isTrainingOf(Recipe other, @Nullable String weights) {
        return other.trainsAs(recipe) && Objects.equals(weights, weightsOf);
    }

    void write(Path file) {
        AtomicFile.write(file, text());
    }

    /** The text of {@code run.json}. */
    String text() {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        json.put("state", name(state));
        json.put("probes", name(probes));
        if (weightsOf != null) {
            json.put("weights-of", weightsOf);
        }
        json.set("recipe", RecipeJson.write(recipe));
        json.set("provenance", JSON.valueToTree(provenance));
        return json.toPrettyString() + "\n";
    }

    /** What a {@code run.json} holds, of whatever kind. */
    static JsonNode tree(Path file) {
        return tree(AtomicFile.read(file), file);
    }

    private static JsonNode tree(String text, Path file) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject()) {
                throw new BadInput(file + " is damaged", "Restore it from a copy, or start a new training.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw damaged(file, e);
        }
    }

    static RunCard read(Path file) {
        return of(AtomicFile.read(file), file);
    }

    /**
     * The card in a text.
     *
     * @param file named in error messages
     */
    static RunCard of(String text, Path file) {
        JsonNode json = tree(text, file);
        if (WatchedCard.isOne(json)) {
            throw new BadInput(
                    file + " is of a training that another program ran: Kasus only watched it",
                    "kasus diagnose judges it; to train it, describe the network as a recipe (docs/recipe.md).");
        }
        try {
            int version = json.path("version").asInt(0);
            if (version < 1 || version > VERSION) {
                throw new BadInput(
                        file + " has version "
                                + ScalarText.quote(json.path("version").asText()) + ", but this Kasus reads 1 to "
                                + VERSION,
                        "Use the Kasus version that wrote it, or a newer one.");
            }
            Recipe recipe = RecipeJson.read(json.path("recipe"), file.toString());
            return new RunCard(
                    recipe,
                    constant(ProbePreset.class, json, "probes", file),
                    constant(State.class, json, "state", file),
                    json.path("provenance") instanceof ObjectNode provenance
                            ? provenance(provenance, recipe, file)
                            : null,
                    json.path("weights-of").isTextual()
                            ? SafeText.line(json.path("weights-of").asText())
                            : null);
        } catch (JsonProcessingException e) {
            throw damaged(file, e);
        }
    }

    /** Where, but not what: the file may be a link to one that is nobody's business. */
    private static BadInput damaged(Path file, JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return new BadInput(
                file + " is damaged"
                        + (place == null ? "" : " in line " + place.getLineNr() + ", column " + place.getColumnNr()),
                "Restore it from a copy, or start a new training.",
                e);
    }

    /** Refuses a provenance of other images than the recipe's, or in which two classes cannot be separated. */
    private static void check(Provenance provenance, Recipe recipe) {
        int channels = recipe.data().color().channels();
        int recorded = provenance.channelStds().size();
        if (recorded != channels && recorded > 0) {
            throw new BadInput(
                    "provenance.channel-stds is " + provenance.channelStds() + ", but data.color has " + channels,
                    "Restore it from a copy, or start a new training.");
        }
        Set<String> met = new HashSet<>();
        provenance.classes().stream().filter(name -> !met.add(name)).findFirst().ifPresent(twice -> {
            throw new BadInput(
                    "provenance.classes has " + ScalarText.quote(twice) + " twice",
                    "Restore it from a copy, or start a new training.");
        });
    }

    private static Provenance provenance(ObjectNode json, Recipe recipe, Path file) throws JsonProcessingException {
        // Runs of the first builds did not count groups.
        if (!json.has("validation-groups")) {
            json.putArray("validation-groups");
        }
        try {
            Provenance provenance = JSON.treeToValue(json, Provenance.class);
            check(provenance, recipe);
            return provenance;
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof BadInput misfit) {
                throw misfit.at(file.toString());
            }
            throw e;
        } catch (BadInput misfit) {
            throw misfit.at(file.toString());
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String key, Path file) {
        String text = json.path(key).asText();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        file + " has " + key + " " + ScalarText.quote(text),
                        "It must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(RunCard::name)
                                                .toList())
                                + "."));
    }
}
