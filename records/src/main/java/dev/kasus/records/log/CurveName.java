package dev.kasus.records.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, Split> SPLITS = Map.ofEntries(
            Map.entry("train", Split.TRAIN),
            Map.entry("training", Split.TRAIN),
            Map.entry("trn", Split.TRAIN),
            Map.entry("tr", Split.TRAIN),
            Map.entry("fit", Split.TRAIN),
            Map.entry("val", Split.VALIDATION),
            Map.entry("valid", Split.VALIDATION),
            Map.entry("validation", Split.VALIDATION),
            Map.entry("validate", Split.VALIDATION),
            Map.entry("vld", Split.VALIDATION),
            Map.entry("dev", Split.VALIDATION),
            Map.entry("eval", Split.VALIDATION),
            Map.entry("evaluation", Split.VALIDATION),
            Map.entry("holdout", Split.VALIDATION),
            Map.entry("test", Split.TEST),
            Map.entry("testing", Split.TEST));

    private static final Map<String, Measure> MEASURES = Map.ofEntries(
            Map.entry("loss", Measure.LOSS),
            Map.entry("losses", Measure.LOSS),
            Map.entry("nll", Measure.LOSS),
            Map.entry("ce", Measure.LOSS),
            Map.entry("xent", Measure.LOSS),
            Map.entry("crossentropy", Measure.LOSS),
            Map.entry("cost", Measure.LOSS),
            Map.entry("objective", Measure.LOSS),
            Map.entry("criterion", Measure.LOSS),
            Map.entry("logloss", Measure.LOSS),
            Map.entry("acc", Measure.ACCURACY),
            Map.entry("accuracy", Measure.ACCURACY),
            Map.entry("accu", Measure.ACCURACY),
            Map.entry("accuracies", Measure.ACCURACY),
            Map.entry("top1", Measure.ACCURACY),
            Map.entry("acc1", Measure.ACCURACY),
            Map.entry("prec1", Measure.ACCURACY),
            Map.entry("err", Measure.ERROR),
            Map.entry("error", Measure.ERROR),
            Map.entry("errors", Measure.ERROR),
            Map.entry("err1", Measure.ERROR),
            Map.entry("lr", Measure.LEARNING_RATE),
            Map.entry("lrate", Measure.LEARNING_RATE),
            Map.entry("lr0", Measure.LEARNING_RATE),
            Map.entry("learningrate", Measure.LEARNING_RATE));

    /** Words that make another measure of any, or that name one which is none of a signal. */
    private static final Set<String> OTHERS = Set.of(
            "top2",
            "top3",
            "top5",
            "top10",
            "acc5",
            "prec5",
            "best",
            "max",
            "min",
            "std",
            "var",
            "auc",
            "auroc",
            "roc",
            "f1",
            "precision",
            "recall",
            "map",
            "map50",
            "ap",
            "ap50",
            "ap95",
            "map95",
            "iou",
            "miou",
            "dice",
            "kappa",
            "mcc",
            "mse",
            "mae",
            "rmse",
            "absolute",
            "squared",
            "r2",
            "perplexity",
            "bleu",
            "rouge",
            "hparam",
            "hp",
            "time",
            "seconds",
            "sec",
            "duration",
            "runtime",
            "elapsed",
            "eta",
            "memory",
            "mem",
            "gpu",
            "cpu",
            "ram",
            "disk",
            "samples",
            "throughput",
            "fps",
            "speed",
            "images",
            "flos",
            "timestamp",
            "wall",
            "momentum",
            "sensitivity",
            "specificity",
            "support",
            "confusion",
            "histogram",
            "weight",
            "decay",
            "temperature",
            "system");

    private static final Set<String> EPOCHS = Set.of("epoch", "epochs", "ep");
    private static final Set<String> STEPS = Set.of(
            "step", "steps", "batch", "batches", "iter", "iters", "iteration", "iterations", "minibatch", "running");

    /** Words that say nothing of what is measured. */
    private static final Set<String> FILLING = Set.of(
            "metrics",
            "metric",
            "mean",
            "avg",
            "average",
            "averaged",
            "total",
            "overall",
            "global",
            "sparse",
            "categorical",
            "binary",
            "multiclass",
            "classification",
            "curve",
            "curves",
            "per",
            "the",
            "of",
            "value",
            "values",
            "scalar",
            "scalars",
            "by",
            "each",
            "vs",
            "over",
            "and",
            "on",
            "set",
            "dataset",
            "data",
            "results",
            "result",
            "history",
            "log",
            "logs",
            "plot",
            "current",
            "score",
            "in",
            "softmax",
            "epoch",
            "x",
            "phase");

    private static final Set<String> OPTIMIZERS =
            Set.of("adam", "adamw", "sgd", "rmsprop", "adagrad", "lamb", "nadam", "radam", "lion", "optimizer");
    private static final Set<String> GRADIENTS = Set.of("grad", "grads", "gradient", "gradients");
    private static final Set<String> NORMS = Set.of("norm", "l2", "gradnorm");
    private static final Set<String> PERCENTS = Set.of("percent", "percentage", "pct");

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
                boolean measured = segment.stream().anyMatch(word -> isOf(measure, word));
                segment.stream().filter(word -> !isUnderstood(word, measure)).forEach((measured ? part : group)::add);
            }
        }
        return new CurveName(
                split(words),
                measure,
                every(words),
                words.stream().flatMap(List::stream).anyMatch(PERCENTS::contains),
                String.join(" ", part),
                String.join(" ", group));
    }

    /** Whether it is a split and a measure, nothing else. */
    boolean isWhole() {
        return part.isEmpty();
    }

    private static boolean isOf(Measure measure, String word) {
        return measure == Measure.GRADIENT_NORM
                ? GRADIENTS.contains(word) || NORMS.contains(word)
                : MEASURES.get(word) == measure;
    }

    private static boolean isUnderstood(String word, Measure measure) {
        return SPLITS.containsKey(word)
                || MEASURES.containsKey(word)
                || EPOCHS.contains(word)
                || STEPS.contains(word)
                || FILLING.contains(word)
                || PERCENTS.contains(word)
                || NameWords.isNumber(word)
                || (measure == Measure.GRADIENT_NORM && (GRADIENTS.contains(word) || NORMS.contains(word)))
                || (measure == Measure.LEARNING_RATE
                        && (OPTIMIZERS.contains(word) || word.startsWith("pg") || word.startsWith("group")));
    }

    /** Of the last segment that names one alone: {@code Training vs. Validation Loss/Training} is one of training. */
    private static Split split(List<List<String>> segments) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Set<Split> named = new HashSet<>();
            segments.get(i).stream()
                    .filter(SPLITS::containsKey)
                    .map(SPLITS::get)
                    .forEach(named::add);
            if (named.size() == 1) {
                return named.iterator().next();
            }
        }
        return Split.NONE;
    }

    private static Measure measure(List<List<String>> segments) {
        Set<Measure> found = new HashSet<>();
        Set<String> all = new HashSet<>();
        segments.forEach(all::addAll);
        if (all.stream().anyMatch(OTHERS::contains)) {
            return Measure.OTHER;
        }
        if (all.stream().anyMatch(GRADIENTS::contains) || all.contains("gradnorm")) {
            return all.stream().anyMatch(NORMS::contains) ? Measure.GRADIENT_NORM : Measure.UNKNOWN;
        }
        all.stream().filter(MEASURES::containsKey).map(MEASURES::get).forEach(found::add);
        if (found.remove(Measure.ERROR)) {
            return found.isEmpty() || found.equals(Set.of(Measure.ACCURACY)) ? Measure.ERROR : Measure.UNKNOWN;
        }
        if (found.size() == 1) {
            return found.iterator().next();
        }
        List<String> last = segments.get(segments.size() - 1);
        boolean epoch = found.isEmpty()
                && last.stream().anyMatch(EPOCHS::contains)
                && last.stream().allMatch(word -> EPOCHS.contains(word) || SPLITS.containsKey(word));
        return epoch ? Measure.EPOCH : Measure.UNKNOWN;
    }

    private static Every every(List<List<String>> segments) {
        boolean epoch = segments.stream().flatMap(List::stream).anyMatch(EPOCHS::contains);
        boolean step = segments.stream().flatMap(List::stream).anyMatch(STEPS::contains);
        return epoch == step ? Every.UNSAID : epoch ? Every.EPOCH : Every.STEP;
    }
}
