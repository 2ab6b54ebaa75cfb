package dev.kasus.report.recording;

import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the same few lines of code record: signals that belong together, the cheapest to record first. */
public enum Recordable {
    TRAINING_ACCURACY("training accuracy", Signals.TRAIN_ACCURACY, Signals.EVAL_MODE_TRAIN_ACCURACY),
    VALIDATION("validation accuracy", Signals.VALIDATION_ACCURACY, Signals.VALIDATION_LOSS),
    TRAINING_LOSS("training loss", Signals.TRAIN_LOSS),
    EPOCHS("the end of each epoch", Signals.EPOCH),
    GRADIENT_NORM("gradient norm", Signals.GRADIENT_NORM),
    GROUPS("tracks or individuals shared by both splits", Signals.SHARED_GROUPS),
    INPUTS(
            "what enters the network",
            Signals.INPUT_TRAIN_MEAN,
            Signals.INPUT_TRAIN_STD,
            Signals.INPUT_VALIDATION_MEAN,
            Signals.INPUT_VALIDATION_STD,
            Signals.INPUT_TRAIN_CONTRAST,
            Signals.INPUT_VALIDATION_CONTRAST,
            Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS,
            Signals.INPUT_VALIDATION_PIXEL_GRADIENT_RMS),
    LAYER_UPDATES("updates of each layer", Signals.UPDATE_RATIO, Signals.WEIGHT_GRADIENT, Signals.LEARNING_RATE),
    LAYER_GRADIENTS("gradients of each layer", Signals.ACTIVATION_GRADIENT),
    LAYER_OUTPUTS("dead and saturated units", Signals.DEAD_FRACTION, Signals.SATURATED_FRACTION),
    CLASSES(
            "AUC of each class",
            Signals.CLASS_AUC,
            Signals.CLASS_AUC_STANDARD_ERROR,
            Signals.CLASS_MOST_CONFUSED,
            Signals.CLASS_PAIRWISE_AUC,
            Signals.CLASS_PAIRWISE_AUC_STANDARD_ERROR);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // what List.of makes
    private final List<Signal> signals;

    Recordable(String words, Signal... signals) {
        this.words = words;
        this.signals = List.of(signals);
    }

    /** That which records a signal; empty for what only a training by Kasus records. */
    public static Optional<Recordable> of(Signal signal) {
        return Stream.of(values()).filter(it -> it.signals.contains(signal)).findFirst();
    }

    /** What it is, inside a sentence. */
    public String words() {
        return words;
    }

    /** The signals that it records. */
    public List<Signal> signals() {
        return signals;
    }

    /** Its name in file names and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
