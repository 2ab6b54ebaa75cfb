package dev.kasus.records.trial;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.IoProblem;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.run.FormerNames;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trial in the folder of its trainings, as {@code trial.json}: its plan, and the metric of each run that is
 * finished. A plan is written before anything is trained, so that no trial can be gone on with under other arms,
 * seeds or interim analyses.
 */
public final class TrialFile {
    private static final String NAME = "trial.json";
    private static final int VERSION = 3;
    /** The first version that names the method of the intervals; before it there was one. */
    private static final int WITH_METHOD = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private TrialFile() {}

    /** The file in a folder of trainings. */
    public static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Writes plan and metrics, into a folder that is made if it is not there; the recipe is that of the run and not
     * written again.
     */
    public static void write(Path file, TrialOutcome outcome) {
        Trial trial = outcome.trial();
        ObjectNode json = JSON.createObjectNode();
        json.put("version", VERSION);
        ObjectNode metric = json.putObject("metric");
        metric.put("title", outcome.metric().title());
        metric.put("tag", outcome.metric().tag());
        metric.put("sign", outcome.metric().sign());
        metric.put("minimum-effect", outcome.metric().minimumEffect());
        ObjectNode rule = json.putObject("rule");
        rule.put("error", trial.rule().error());
        rule.put("minimum-effect", trial.rule().minimumEffect());
        rule.put("resolution", trial.rule().resolution());
        rule.put("method", trial.rule().method().name().toLowerCase(Locale.ROOT));
        ArrayNode analyses = rule.putArray("analyses");
        trial.rule().analyses().forEach(analyses::add);
        ArrayNode seeds = json.putArray("seeds");
        trial.seeds().forEach(seeds::add);
        ArrayNode arms = json.putArray("arms");
        for (Arm arm : trial.arms()) {
            ObjectNode entry = arms.addObject();
            entry.put("id", arm.id());
            entry.put("seed-offset", arm.seedOffset());
            entry.put("edit", EditFile.text(arm.edit()));
        }
        ArrayNode values = json.putArray("values");
        outcome.values().entrySet().stream()
                .sorted((a, b) -> a.getKey().id().compareTo(b.getKey().id()))
                .forEach(value -> {
                    ObjectNode entry = values.addObject();
                    entry.put("arm", value.getKey().arm().id());
                    entry.put("seed", value.getKey().seed());
                    entry.put("value", value.getValue());
                });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        }
        AtomicFile.write(file, json.toPrettyString() + "\n");
    }

    /** Reads it back, for the recipe of the run. */
    public static TrialOutcome read(Path file, Recipe recipe) {
        try {
            JsonNode json = JSON.readTree(AtomicFile.read(file));
            if (!json.isObject()) {
                throw new BadInput(file + " is damaged", "Restore it, or treat the run in another folder.");
            }
            if (json.path("version").asInt() < 1 || json.path("version").asInt() > VERSION) {
                throw new BadInput(
                        file + " has version \"" + json.path("version").asText() + "\", but this Kasus reads 1 to "
                                + VERSION,
                        "Use the Kasus version that wrote it, or treat the run in another folder.");
            }
            JsonNode metric = json.path("metric");
            JsonNode rule = json.path("rule");
            List<Arm> arms = new ArrayList<>();
            for (JsonNode arm : json.path("arms")) {
                arms.add(new Arm(
                        FormerNames.id(arm.path("id").asText()),
                        EditFile.parse(arm.path("edit").asText(), file.toString()),
                        arm.path("seed-offset").asLong()));
            }
            List<Integer> analyses = new ArrayList<>();
            rule.path(FormerNames.key("analyses", rule::has)).forEach(pairs -> analyses.add(pairs.asInt()));
            List<Long> seeds = new ArrayList<>();
            json.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
            Trial trial = new Trial(
                    recipe,
                    arms,
                    seeds,
                    new TrialRule(
                            rule.path("error").asDouble(),
                            arms.size(),
                            analyses,
                            rule.path("minimum-effect").asDouble(),
                            rule.path("resolution").asDouble(),
                            method(json)));
            return new TrialOutcome(
                    trial,
                    new Metric(
                            metric.path("title").asText(),
                            FormerNames.tag(metric.path("tag").asText()),
                            metric.path("sign").asInt(),
                            metric.path("minimum-effect").asDouble()),
                    values(json, arms));
        } catch (JsonProcessingException e) {
            // Where, but not what: the file may be a link to one that is nobody's business.
            JsonLocation place = e.getLocation();
            throw new BadInput(
                    file + " is damaged"
                            + (place == null
                                    ? ""
                                    : " in line " + place.getLineNr() + ", column " + place.getColumnNr()),
                    "Restore it, or treat the run in another folder.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    file + " is damaged: " + e.getMessage(), "Restore it, or treat the run in another folder.", e);
        }
    }

    /** A trial keeps the method that it was begun with, also where a later version reads it. */
    private static TrialRule.Method method(JsonNode json) {
        return json.path("version").asInt() < WITH_METHOD
                ? TrialRule.Method.BONFERRONI
                : TrialRule.Method.valueOf(
                        json.path("rule").path("method").asText().toUpperCase(Locale.ROOT));
    }

    private static Map<Trial.Run, Double> values(JsonNode json, List<Arm> arms) {
        Map<String, Arm> byId = new LinkedHashMap<>(Map.of(Arm.CONTROL.id(), Arm.CONTROL));
        arms.forEach(arm -> byId.put(arm.id(), arm));
        Map<Trial.Run, Double> values = new LinkedHashMap<>();
        for (JsonNode value : json.path("values")) {
            Arm arm = byId.get(FormerNames.id(value.path("arm").asText()));
            if (arm == null) {
                throw new IllegalArgumentException("no arm " + value.path("arm"));
            }
            values.put(
                    new Trial.Run(arm, value.path("seed").asLong()),
                    value.path("value").asDouble());
        }
        return values;
    }
}
