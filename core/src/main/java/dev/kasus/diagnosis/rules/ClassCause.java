package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cause for which one class is not separated from another while the rest are. Where no class is not learnt, nothing is wrong. */
abstract class ClassCause implements Rule {
    /** Where not even half of the training images are learnt, what is wrong with the net comes before what is wrong with a class of it. */
    private static final double OF_A_POOR_NET = 0.45;

    static final String TRAIN_ON = "Train for more epochs, and look again.";

    @Override
    public final Opinion judge(Recording recording) {
        if (recording.recipe().isEmpty() || recording.provenance().isEmpty()) {
            return new Opinion.Unknown("the recipe is not recorded", "Train with kasus train, which records it.");
        }
        Optional<Opinion> everywhere =
                ofAllClasses(recording, recording.recipe().get());
        if (everywhere.isPresent()) {
            return everywhere.get();
        }
        Optional<String> untrained = TooFewEpochs.stillLearns(recording);
        if (untrained.isPresent()) {
            return new Opinion.Unknown(untrained.get(), TRAIN_ON);
        }
        Optional<List<UnlearnedClass>> known = UnlearnedClass.of(recording);
        if (known.isEmpty()) {
            return new Opinion.Unknown(
                    "how each class stands beside its most confused class is not recorded of four epochs",
                    "Train for four epochs at least, with --probes economy or more.");
        }
        Map<UnlearnedClass, Evidence> classes = new LinkedHashMap<>();
        known.get().forEach(unlearned -> classes.put(unlearned, seen(unlearned)));
        if (classes.isEmpty() && mayMakeAClassSeldomCalled()) {
            classes.putAll(UnderpredictedClasses.of(recording));
        }
        return classes.isEmpty()
                ? ofNoneSurelyUnlearned(recording, "No single class is surely not learnt. Least separated: ")
                : judge(recording, recording.recipe().get(), classes);
    }

    /** Of classes that seem not learnt on too few images nothing is known. */
    static Opinion ofNoneSurelyUnlearned(Recording recording, String words) {
        List<UnlearnedClass> unsure = UnlearnedClass.unsure(recording);
        return unsure.isEmpty()
                ? new Opinion.Absent(words + closest(recording) + ".", List.of())
                : new Opinion.Unknown(
                        "there are too few validation images, or tracks, to be sure of what seems not learnt: "
                                + unsure.stream().map(UnlearnedClass::words).collect(Collectors.joining("; ")),
                        "Validate these classes on more images, of other tracks.");
    }

    /** Whether the cause does not only keep a class from being separated but also one that is separated from being called. */
    boolean mayMakeAClassSeldomCalled() {
        return false;
    }

    /** The opinion where the cause harms all classes alike; empty where it does not, or never does. */
    Optional<Opinion> ofAllClasses(Recording recording, Recipe recipe) {
        return Optional.empty();
    }

    /** @param classes that fare badly, each with what shows it */
    private Opinion judge(Recording recording, Recipe recipe, Map<UnlearnedClass, Evidence> classes) {
        List<Suspicion> suspicions = new ArrayList<>();
        List<UnlearnedClass> suspected = new ArrayList<>();
        Suspicion innocent = null;
        for (UnlearnedClass it : classes.keySet()) {
            Suspicion suspicion = suspect(recording, recipe, it);
            if (suspicion == null) {
                return new Opinion.Unknown("its signals are not recorded", "Record with --probes standard.");
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

    /** What the rule makes of a class that is not learnt; null where the recording lacks what it needs. */
    abstract @Nullable Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned);

    /** Which of a class and its most confused class the cause makes sick: the class alone, unless the cause lies in the other or in what separates the two. */
    List<String> sick(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        return List.of(unlearned.name());
    }

    static Evidence seen(UnlearnedClass unlearned) {
        return new Evidence(
                unlearned.toldBy().of(unlearned.name()),
                unlearned.onset(),
                unlearned.step(),
                unlearned.told(),
                UnlearnedClass.TOLD_APART,
                unlearned.words() + ".");
    }

    /** The class that comes nearest to being not learnt, in words. */
    static String closest(Recording recording) {
        List<String> classes = recording.provenance().map(Provenance::classes).orElse(List.of());
        return classes.stream()
                .flatMap(name -> UnlearnedClass.standing(recording, name).stream())
                .min(Comparator.comparingDouble(UnlearnedClass::told))
                .map(least ->
                        least.words() + (least.isClimbing(recording) ? ", still climbing when the run ended" : ""))
                .orElse("too few validation images to rank any by");
    }
}
