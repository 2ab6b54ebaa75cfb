package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Need;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a recording lacks of that which a rule needs, collected one by one. */
final class Lacking {
    /** All of it has to be known before a class can be judged. */
    static final List<Signal> OF_CLASSES = List.of(
            Signals.CLASS_AUC,
            Signals.CLASS_PAIRWISE_AUC,
            Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR,
            Signals.CLASS_MOST_CONFUSED);

    private final Recording recording;
    private final Set<Need> needs = new LinkedHashSet<>();

    private Lacking(Recording recording) {
        this.recording = recording;
    }

    static Lacking of(Recording recording) {
        return new Lacking(recording);
    }

    /** The recipe, with the classes and counts that a training from one records. */
    Lacking recipe() {
        return recording.recipe().isEmpty() || recording.provenance().isEmpty() ? add(Need.Beyond.RECIPE) : this;
    }

    /** A training accuracy of either kind; the cheaper one is asked for. */
    Lacking trainingAccuracy() {
        return TrainingSkill.of(recording).isKnown() ? this : signals(List.of(Signals.TRAIN_ACCURACY));
    }

    /** Signals of which there is no value. */
    Lacking signals(List<Signal> wanted) {
        wanted.stream()
                .filter(signal -> recording.tags().stream().noneMatch(signal::matches))
                .forEach(signal -> add(new Need.Recorded(signal)));
        return this;
    }

    /** Signals of which there is no value. */
    Lacking signals(Signal... wanted) {
        return signals(List.of(wanted));
    }

    /** A number of epochs: more of them, or where they end if the recording does not say. */
    Lacking epochs(int least) {
        boolean said = recording.recipe().isPresent()
                || !recording.series(Signals.EPOCH).isEmpty();
        return !said ? signals(Signals.EPOCH) : recording.epochs() < least ? longer() : this;
    }

    /** More of the same training. */
    Lacking longer() {
        return add(Need.Beyond.LONGER_TRAINING);
    }

    private Lacking add(Need need) {
        needs.add(need);
        return this;
    }

    List<Need> needs() {
        return List.copyOf(needs);
    }
}
