package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Optional;

/** Detects a class that is not separated while the rest are. */
final class UnlearnedClassSymptom implements Rule {
    private static final double LEAST_SEVERITY = 0.4;

    @Override
    public String id() {
        return "unlearned-class";
    }

    @Override
    public String title() {
        return "Unlearned class";
    }

    @Override
    public String about() {
        return "The net ranks images of one class against those of another no better than chance, while it "
                + "separates the other classes.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        Optional<String> untrained = TooFewEpochs.stillLearns(recording);
        if (untrained.isPresent()) {
            return new Opinion.Unknown(
                    untrained.get(),
                    ClassCause.TRAIN_ON,
                    Lacking.of(recording).longer().needs());
        }
        Optional<List<UnlearnedClass>> known = UnlearnedClass.of(recording);
        if (known.isEmpty()) {
            return new Opinion.Unknown(
                    "pairwise AUC against the most confused class is not recorded for four epochs",
                    "Train with kasus train for at least four epochs, with --probes economy or more.",
                    Lacking.of(recording)
                            .signals(Lacking.OF_CLASSES)
                            .epochs(UnlearnedClass.LEAST_EPOCHS)
                            .needs());
        }
        List<UnlearnedClass> unlearned = known.get();
        if (unlearned.isEmpty()) {
            return ClassCause.ofNoneSurelyUnlearned(recording, "Class with the lowest AUC: ");
        }
        List<Evidence> evidence = unlearned.stream().map(ClassCause::seen).toList();
        double worst =
                unlearned.stream().mapToDouble(UnlearnedClass::lowestAuc).min().orElse(0);
        return new Opinion.Present(
                LEAST_SEVERITY + (1 - LEAST_SEVERITY) * NumberPhrase.rising(UnlearnedClass.SEPARATED - worst, 0, 0.25),
                List.of(),
                unlearned.stream().map(UnlearnedClass::name).toList(),
                unlearned.get(0).onset(),
                evidence);
    }
}
