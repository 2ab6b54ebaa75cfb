package dev.kasus.records.log.meaning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the name of a curve says of it.
 *
 * @param split the images that were measured
 * @param measure what was measured
 * @param every how often
 * @param percent whether the name says that it is in percent
 * @param part of a whole, such as {@code box} of {@code train/box_loss}; empty if it is the whole
 * @param group what other curves stand beside it, such as {@code fold1} of {@code fold1/train_loss}; empty if none is named
 */
record CurveName(Split split, Measure measure, Every every, boolean percent, String part, String group) {
    /** The images that a curve was measured on. */
    enum Split {
        TRAIN,
        VALIDATION,
        /** Stands for validation where there is none. */
        TEST,
        /** The name does not say. */
        NONE
    }

    /** What a curve measures. */
    enum Measure {
        LOSS,
        ACCURACY,
        /** One less accuracy. */
        ERROR,
        LEARNING_RATE,
        GRADIENT_NORM,
        EPOCH,
        /** A measure that is known, but is none of these. */
        OTHER,
        /** The name says nothing that is understood. */
        UNKNOWN
    }

    /** How often a curve is measured. */
    enum Every {
        EPOCH,
        STEP,
        UNSAID
    }

    /** Reads a name. */
    static CurveName of(String name) {
        String[] segments = name.split("/", -1);
        List<List<String>> words = new ArrayList<>();
        for (String segment : segments) {
            words.add(NameWords.of(segment));
        }
        Measure measure = measure(words);
        List<String> part = new ArrayList<>();
        List<String> group = new ArrayList<>();
        if (measure != Measure.UNKNOWN && measure != Measure.OTHER) {
            for (List<String> segment : words) {
                boolean measured =
                        segment.stream().anyMatch(word -> CurveWord.of(word).isOf(measure));
                segment.stream().filter(word -> !isUnderstood(word, measure)).forEach((measured ? part : group)::add);
            }
        }
        return new CurveName(
                split(words),
                measure,
                every(words),
                meanings(words).contains(CurveWord.PERCENT),
                String.join(" ", part),
                String.join(" ", group));
    }

    /** Whether it is a split and a measure, nothing else. */
    boolean isWhole() {
        return part.isEmpty();
    }

    private static boolean isUnderstood(String word, Measure measure) {
        return switch (CurveWord.of(word)) {
            case OTHER -> false;
            case GRADIENT, NORM -> measure == Measure.GRADIENT_NORM;
            case OPTIMIZER -> measure == Measure.LEARNING_RATE;
            case STRANGE ->
                NameWords.isNumber(word)
                        || (measure == Measure.LEARNING_RATE && (word.startsWith("pg") || word.startsWith("group")));
            default -> true;
        };
    }

    /** Of the last segment that names one alone: {@code Training vs. Validation Loss/Training} is one of training. */
    private static Split split(List<List<String>> segments) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Set<Split> named = new HashSet<>();
            segments.get(i).forEach(word -> CurveWord.of(word).split().ifPresent(named::add));
            if (named.size() == 1) {
                return named.iterator().next();
            }
        }
        return Split.NONE;
    }

    private static Measure measure(List<List<String>> segments) {
        Set<CurveWord> all = meanings(segments);
        if (all.contains(CurveWord.OTHER)) {
            return Measure.OTHER;
        }
        if (all.contains(CurveWord.GRADIENT) || segments.stream().anyMatch(words -> words.contains("gradnorm"))) {
            return all.contains(CurveWord.NORM) ? Measure.GRADIENT_NORM : Measure.UNKNOWN;
        }
        Set<Measure> found = new HashSet<>();
        all.forEach(word -> word.measure().ifPresent(found::add));
        if (found.remove(Measure.ERROR)) {
            return found.isEmpty() || found.equals(Set.of(Measure.ACCURACY)) ? Measure.ERROR : Measure.UNKNOWN;
        }
        if (found.size() == 1) {
            return found.iterator().next();
        }
        Set<CurveWord> last = meanings(segments.subList(segments.size() - 1, segments.size()));
        boolean epoch = found.isEmpty()
                && last.contains(CurveWord.EPOCH)
                && last.stream()
                        .allMatch(
                                word -> word == CurveWord.EPOCH || word.split().isPresent());
        return epoch ? Measure.EPOCH : Measure.UNKNOWN;
    }

    private static Every every(List<List<String>> segments) {
        Set<CurveWord> all = meanings(segments);
        boolean epoch = all.contains(CurveWord.EPOCH);
        boolean step = all.contains(CurveWord.STEP);
        return epoch == step ? Every.UNSAID : epoch ? Every.EPOCH : Every.STEP;
    }

    private static Set<CurveWord> meanings(List<List<String>> segments) {
        Set<CurveWord> meanings = EnumSet.noneOf(CurveWord.class);
        segments.forEach(words -> words.forEach(word -> meanings.add(CurveWord.of(word))));
        return meanings;
    }
}
