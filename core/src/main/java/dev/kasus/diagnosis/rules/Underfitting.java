package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Detects training images that are not learnt, whatever the cause. */
final class Underfitting implements Rule {
    /** Least number of epochs to judge. */
    static final int LEAST_EPOCHS = 4;

    private static final double LEAST_SEVERITY = 0.3;

    private static final List<Signal> ACCURACIES =
            List.of(Signals.EVAL_MODE_TRAIN_ACCURACY, Signals.TRAIN_ACCURACY, Signals.VALIDATION_ACCURACY);

    @Override
    public String id() {
        return "underfitting";
    }

    @Override
    public String title() {
        return "Underfitting";
    }

    @Override
    public String about() {
        return "The net does not even fit its training images: its accuracy is less than halfway between chance and 100 %.";
    }

    @Override
    public Kind kind() {
        return Kind.SYMPTOM;
    }

    @Override
    public Opinion judge(Recording recording) {
        TrainingSkill fit = TrainingSkill.of(recording);
        if (!fit.isKnown()) {
            return new Opinion.Unknown(
                    "no training accuracy is recorded (" + Signals.TRAIN_ACCURACY.tag() + ")",
                    "Record it.",
                    Lacking.of(recording).trainingAccuracy().needs());
        }
        if (LossCurve.of(recording).endsNonFinite()) {
            return new Opinion.Absent(
                    "The loss is no longer finite: see non-finite loss. No accuracy counts after that.", List.of());
        }
        Evidence seen = seen(recording, fit);
        double skill = ChanceLevel.of(recording).skill(seen.observed());
        if (skill >= TrainingSkill.POOR) {
            return new Opinion.Absent(seen.sentence(), List.of(seen));
        }
        Series loss = recording.series(Signals.TRAIN_LOSS);
        if (loss.size() < LEAST_EPOCHS) {
            return new Opinion.Unknown(
                    "only " + NumberPhrase.count(loss.size(), "epoch") + ": too few for most nets to learn",
                    "Train for at least " + LEAST_EPOCHS + " epochs.",
                    loss.isEmpty()
                            ? Lacking.of(recording).signals(Signals.TRAIN_LOSS).needs()
                            : Lacking.of(recording).longer().needs());
        }
        if (recording.recipe().isEmpty()) {
            Optional<Opinion> open = openEnded(recording, fit);
            if (open.isPresent()) {
                return open.get();
            }
        }
        double severity = LEAST_SEVERITY + (1 - LEAST_SEVERITY) * (1 - skill / TrainingSkill.POOR);
        return new Opinion.Present(
                severity,
                List.of(),
                List.of(),
                loss.isEmpty() ? 0 : loss.step(0),
                loss.size() < LEAST_EPOCHS ? List.of(seen) : List.of(seen, course(recording)));
    }

    /** What curves alone leave open: whether the net learns on, or what a middling loss without an accuracy means. */
    private static Optional<Opinion> openEnded(Recording recording, TrainingSkill fit) {
        if (TrainingProgress.goesOn(recording) || TrainingProgress.isCutShort(recording)) {
            return Optional.of(new Opinion.Unknown(
                    "the log ends while the net still learns: "
                            + TrainingProgress.of(recording).fallenTo(),
                    "Let it train on, and diagnose it again.",
                    Lacking.of(recording).longer().needs()));
        }
        return fit.isEstimated() && !CurveTrend.isHigh(recording)
                ? Optional.of(new Opinion.Unknown(
                        "no training accuracy is recorded (" + Signals.TRAIN_ACCURACY.tag()
                                + "), and the training loss has fallen",
                        "Record it.",
                        List.of(new Need.Recorded(Signals.TRAIN_ACCURACY))))
                : Optional.empty();
    }

    /** The highest of the accuracies: with batch norm or dropout, those in train mode, eval mode and validation differ. */
    private static Evidence seen(Recording recording, TrainingSkill fit) {
        double threshold = ChanceLevel.of(recording).accuracy(TrainingSkill.POOR);
        if (fit.isEstimated() && recording.series(Signals.VALIDATION_ACCURACY).isEmpty()) {
            return new Evidence(
                    fit.tag(),
                    fit.step(),
                    fit.step(),
                    fit.accuracy(),
                    threshold,
                    NumberPhrase.capitalized(fit.words()) + ".");
        }
        Signal best = ACCURACIES.stream()
                .max(Comparator.comparingDouble(signal -> last(recording, signal)))
                .orElseThrow();
        Series accuracy = recording.series(best);
        return new Evidence(
                best.tag(),
                accuracy.lastStep(),
                accuracy.lastStep(),
                accuracy.last(),
                threshold,
                NumberPhrase.capitalized(TrainingSkill.words(best, accuracy.last())) + ".");
    }

    private static double last(Recording recording, Signal signal) {
        double last = recording.series(signal).last();
        return Double.isFinite(last) ? last : -1;
    }

    /** Whether more epochs may help, from the decrease of the loss while the learning rate was relevant. */
    private static Evidence course(Recording recording) {
        TrainingProgress course = TrainingProgress.of(recording);
        Series moving = course.moving();
        Series newest = moving.tail(Math.max(2, moving.size() / 4));
        double gone = 1 - newest.last() / newest.value(0);
        boolean stood = moving.size() >= LEAST_EPOCHS && !course.hasFewSteps() && !course.stillLearns();
        return new Evidence(
                Signals.TRAIN_LOSS.tag(),
                newest.step(0),
                newest.lastStep(),
                gone,
                Plateau.STILL,
                "Over " + course.words(newest.size()) + " the training loss went from "
                        + NumberPhrase.number(newest.value(0)) + " to " + NumberPhrase.number(newest.last())
                        + (gone >= Plateau.STILL || course.stillLearns()
                                ? ": the net was still learning, and more epochs may help."
                                : stood
                                        ? ": more epochs like these would not help."
                                        : course.ofSteps() + ": too few to know whether more would help."));
    }
}
