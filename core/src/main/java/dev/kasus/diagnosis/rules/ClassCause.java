package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Base of the rules for causes that keep one class from being learnt. If every class is learnt, the cause is absent. */
abstract class ClassCause implements Rule {
    /** If the net has not learnt half of its training images, problems of the whole net come first. */
    private static final double OF_A_POOR_NET = 0.45;

    static final String TRAIN_ON = "Train for more epochs, then diagnose again.";

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty() || recording.provenance().isEmpty()) {
            return new Opinion.Unknown(
                    "the recipe is not recorded", "Train with kasus train, which records it.", needs(recording));
        }
        Optional<Opinion> everywhere =
                ofAllClasses(recording, recording.recipe().get());
        if (everywhere.isPresent()) {
            return everywhere.get();
        }
        Optional<String> untrained = TooFewEpochs.stillLearns(recording);
        if (untrained.isPresent()) {
            return new Opinion.Unknown(
                    untrained.get(), TRAIN_ON, Lacking.of(recording).longer().needs());
        }
        Optional<List<UnlearnedClass>> known = UnlearnedClass.of(recording);
        if (known.isEmpty()) {
            return new Opinion.Unknown(
                    "pairwise AUC against the most confused class is not recorded for four epochs",
                    "Train for at least four epochs with --probes economy or more.",
                    needs(recording));
        }
        Map<UnlearnedClass, Evidence> classes = new LinkedHashMap<>();
        known.get().forEach(unlearned -> classes.put(unlearned, seen(unlearned)));
        if (classes.isEmpty() && mayCauseUnderprediction()) {
            classes.putAll(UnderpredictedClasses.of(recording));
        }
        return classes.isEmpty()
                ? ofNoneSurelyUnlearned(recording, "No class is reliably below the limit. Lowest AUC: ")
                : judge(recording, recording.recipe().get(), classes);
    }

    private List<Need> needs(Recording recording) {
        return Lacking.of(recording)
                .recipe()
                .signals(Lacking.OF_CLASSES)
                .signals(signals())
                .epochs(UnlearnedClass.LEAST_EPOCHS)
                .needs();
    }

    /** The signals that this rule needs beside the standing of each class. */
    List<Signal> signals() {
        return List.of();
    }

    /** Unknown if classes seem not learnt but have too few images to be sure. */
    static Opinion ofNoneSurelyUnlearned(Recording recording, String words) {
        List<UnlearnedClass> unsure = UnlearnedClass.unsure(recording);
        return unsure.isEmpty()
                ? new Opinion.Absent(words + closest(recording) + ".", List.of())
                : new Opinion.Unknown(
                        "there are too few validation images, or tracks, to judge classes that seem not learnt: "
                                + unsure.stream().map(UnlearnedClass::words).collect(Collectors.joining("; ")),
                        "Validate these classes on more images from other tracks.",
                        List.of(Need.Beyond.IMAGES));
    }

    /** Whether the cause can also make a well-separated class underpredicted. */
    boolean mayCauseUnderprediction() {
        return false;
    }

    /** The opinion if the cause harms all classes; empty if it does not. */
    Optional<Opinion> ofAllClasses(Recording recording, Recipe recipe) {
        return Optional.empty();
    }

    /** @param classes with a problem, each with its evidence */
    private Opinion judge(Recording recording, Recipe recipe, Map<UnlearnedClass, Evidence> classes) {
        List<Suspicion> suspicions = new ArrayList<>();
        List<UnlearnedClass> suspected = new ArrayList<>();
        Suspicion innocent = null;
        for (UnlearnedClass it : classes.keySet()) {
            Suspicion suspicion = suspect(recording, recipe, it);
            if (suspicion == null) {
                return new Opinion.Unknown(
                        "its signals are not recorded", "Record with --probes standard.", needs(recording));
            }
            if (suspicion.suspected()) {
                suspicions.add(suspicion);
                suspected.add(it);
            } else {
                innocent = suspicion;
            }
        }
        if (suspicions.isEmpty() && innocent != null) {
            return new Opinion.Absent(innocent.evidence().sentence(), List.of(innocent.evidence()));
        }
        List<Evidence> evidence = new ArrayList<>(
                suspicions.stream().map(Suspicion::evidence).distinct().toList());
        Evidence standing = Objects.requireNonNull(classes.get(suspected.get(0)));
        if (!evidence.contains(standing)) {
            evidence.add(standing);
        }
        double severity =
                suspicions.stream().mapToDouble(Suspicion::severity).max().orElse(0);
        return new Opinion.Present(
                TrainingSkill.of(recording).isPoor() ? Math.min(severity, OF_A_POOR_NET) : severity,
                suspicions.stream()
                        .flatMap(suspicion -> suspicion.layers().stream())
                        .distinct()
                        .toList(),
                suspected.stream()
                        .flatMap(it -> sick(recording, recipe, it).stream())
                        .distinct()
                        .toList(),
                suspected.get(0).onset(),
                evidence);
    }

    /** The suspicion for an unlearned class; null if the recording lacks the signals. */
    abstract @Nullable Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned);

    /** The classes that the cause affects: by default the class alone, not its most confused class. */
    List<String> sick(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        return List.of(unlearned.name());
    }

    static Evidence seen(UnlearnedClass unlearned) {
        return new Evidence(
                unlearned.lowestAucSignal().of(unlearned.name()),
                unlearned.onset(),
                unlearned.step(),
                unlearned.lowestAuc(),
                UnlearnedClass.SEPARATED,
                unlearned.words() + ".");
    }

    /** The class with the lowest AUC, in words. */
    static String closest(Recording recording) {
        List<String> classes = recording.provenance().map(Provenance::classes).orElse(List.of());
        return classes.stream()
                .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                .min(Comparator.comparingDouble(UnlearnedClass::lowestAuc))
                .map(least -> least.words() + (least.isRising(recording) ? ", still rising when the run ended" : ""))
                .orElse("unknown, because there are too few validation images");
    }
}
