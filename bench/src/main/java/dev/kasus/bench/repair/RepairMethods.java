package dev.kasus.bench.repair;

import dev.kasus.bench.baseline.Baseline;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.engine.ProbePreset;
import dev.kasus.lab.RunPool;
import dev.kasus.lab.TreatmentPlanner;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.Recording;
import dev.kasus.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Those whose repairs are compared. */
final class RepairMethods {
    private RepairMethods() {}

    static List<RepairMethod> all() {
        return List.of(new Kasus(), new Chance(), new AutoTrainer());
    }

    /** The remedies that {@code kasus treat} would try, in its order. */
    private record Kasus() implements RepairMethod {
        @Override
        public String name() {
            return "Kasus";
        }

        @Override
        public List<Edit> edits(Recipe recipe, Recording recording, Path folder) {
            RunPool pool = new RunPool(new TorchEngine(), folder, ProbePreset.ECONOMY, 1);
            Diagnosis diagnosis = Diagnosis.of(recording, Rules.all());
            return new TreatmentPlanner(pool)
                    .prescribe(recipe, diagnosis, progress -> {}, () -> false).orElseThrow().stream()
                            .map(Treatment::edit)
                            .toList();
        }
    }

    /** Remedies drawn blindly from all that would change the recipe. */
    private record Chance() implements RepairMethod {
        @Override
        public String name() {
            return "random remedy";
        }

        @Override
        public List<Edit> edits(Recipe recipe, Recording recording, Path folder) {
            List<Edit> edits = new ArrayList<>();
            for (Remedy remedy : Remedies.all()) {
                remedy(recipe, remedy.id()).ifPresent(edits::add);
            }
            // Of its text: the hash of an enum is another in every process.
            Collections.shuffle(edits, new Random(recipe.toString().hashCode()));
            return edits;
        }
    }

    /** The fixed lists of AutoTrainer (ICSE 2021), for the alarms that its rules raise. */
    private record AutoTrainer() implements RepairMethod {
        private static final String ADAM = "adam";
        private static final String REDUCE_ON_PLATEAU = "reduce-on-plateau";
        private static final Map<String, String> LISTS = Map.of(
                "vanishing-gradient", "selu relu batch-norm-added",
                "exploding-gradient", "selu relu gradient-clipping-norm batch-norm-added",
                "dying-relu", "selu batch-norm-added he-initialization leaky-relu",
                "oscillation",
                        "adam lower-learning-rate reduce-on-plateau larger-batch lower-momentum he-initialization",
                "learning-rate-too-low", "adam higher-learning-rate he-initialization");

        @Override
        public String name() {
            return "AutoTrainer";
        }

        @Override
        public List<Edit> edits(Recipe recipe, Recording recording, Path folder) {
            Baseline rules = Baseline.all().stream()
                    .filter(baseline -> baseline.name().equals(name()))
                    .findFirst()
                    .orElseThrow();
            List<Edit> edits = new ArrayList<>();
            for (String alarm : rules.alarms(recording)) {
                for (String repair : LISTS.getOrDefault(alarm, "").split(" ")) {
                    edit(recipe, repair).filter(edit -> !edits.contains(edit)).ifPresent(edits::add);
                }
            }
            return edits;
        }

        private static Optional<Edit> edit(Recipe recipe, String repair) {
            return switch (repair) {
                case "" -> Optional.empty();
                case ADAM -> changed(recipe, "- set: {path: training.optimizer, value: adam}");
                case REDUCE_ON_PLATEAU ->
                    changed(recipe, "- set: {path: training.schedule, value: {reduce-on-plateau: {}}}");
                default -> remedy(recipe, repair);
            };
        }

        private static Optional<Edit> changed(Recipe recipe, String line) {
            Edit edit = EditFile.parse(line, "repair");
            return recipe.with(edit).equals(recipe) ? Optional.empty() : Optional.of(edit);
        }
    }

    /** A remedy as it would be given for the first cause that it is tried for, without regard to layers. */
    private static Optional<Edit> remedy(Recipe recipe, String id) {
        Evidence reason = new Evidence("", 0, 0, 0, 0, "Not looked at.");
        return Remedies.cures(id).stream()
                .map(cause -> new Finding(
                        cause,
                        "",
                        new Opinion.Present(1, List.of(), List.of(), 0, List.of(reason)),
                        EvidenceLevel.OBSERVED,
                        1))
                .flatMap(finding -> Remedies.of(id).treat(recipe, finding).stream())
                .map(Treatment::edit)
                .findFirst();
    }
}
