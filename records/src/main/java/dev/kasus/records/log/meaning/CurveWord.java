package dev.kasus.records.log.meaning;

import dev.kasus.records.log.file.WordTable;
import dev.kasus.records.log.meaning.CurveName.Measure;
import dev.kasus.records.log.meaning.CurveName.Split;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a word in the name of a curve means: {@code curve-words.csv}. */
enum CurveWord {
    TRAIN,
    VALIDATION,
    TEST,
    LOSS,
    ACCURACY,
    ERROR,
    LEARNING_RATE,
    GRADIENT,
    NORM,
    /** Makes another measure of any, or is one that no signal has. */
    OTHER,
    EPOCH,
    STEP,
    PERCENT,
    /** Stands beside learning rates. */
    OPTIMIZER,
    /** Says nothing of what is measured. */
    FILLING,
    /** Is not in the table. */
    STRANGE;

    private static final Map<String, CurveWord> TABLE = table();

    /** The meaning of a word in small letters. */
    static CurveWord of(String word) {
        return TABLE.getOrDefault(word, STRANGE);
    }

    /** The images that it names. */
    Optional<Split> split() {
        return switch (this) {
            case TRAIN -> Optional.of(Split.TRAIN);
            case VALIDATION -> Optional.of(Split.VALIDATION);
            case TEST -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    /** The measure that it names by itself. */
    Optional<Measure> measure() {
        return switch (this) {
            case LOSS -> Optional.of(Measure.LOSS);
            case ACCURACY -> Optional.of(Measure.ACCURACY);
            case ERROR -> Optional.of(Measure.ERROR);
            case LEARNING_RATE -> Optional.of(Measure.LEARNING_RATE);
            default -> Optional.empty();
        };
    }

    /** Whether it names a measure, alone or with others. */
    boolean isOf(Measure measure) {
        return measure == Measure.GRADIENT_NORM
                ? this == GRADIENT || this == NORM
                : measure().filter(measure::equals).isPresent();
    }

    private static Map<String, CurveWord> table() {
        Map<String, CurveWord> table = new HashMap<>();
        WordTable.read(CurveWord.class, "curve-words.csv")
                .forEach((word, meaning) -> table.put(word, CurveWord.valueOf(meaning)));
        return table;
    }
}
