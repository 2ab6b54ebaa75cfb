package dev.kasus.diagnosis;

import static java.util.Map.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The consequences of each cause. If both are present, the consequence is listed under its cause and ranked after it. */
final class Consequences {
    private static final Map<String, Set<String>> OF = Map.ofEntries(
            of(
                    "learning-rate-too-high",
                    "exploding-gradient vanishing-gradient dying-relu saturated-activation non-finite oscillation plateau underfitting"),
            of(
                    "momentum-too-high",
                    "exploding-gradient vanishing-gradient dying-relu saturated-activation non-finite oscillation plateau underfitting"),
            of(
                    "initialization-scale",
                    "vanishing-gradient exploding-gradient dying-relu saturated-activation non-finite plateau underfitting"),
            of(
                    "inputs-not-normalized",
                    "learning-rate-too-high exploding-gradient dying-relu saturated-activation non-finite oscillation plateau underfitting"),
            of(
                    "symmetric-initialization",
                    "initialization-scale vanishing-gradient dying-relu insufficient-capacity plateau underfitting"),
            of("exploding-gradient", "non-finite plateau underfitting oscillation"),
            of("vanishing-gradient", "plateau underfitting"),
            of("dying-relu", "plateau underfitting"),
            of("saturated-activation", "plateau underfitting"),
            of("learning-rate-too-low", "too-few-epochs plateau underfitting"),
            of("too-few-epochs", "plateau underfitting"),
            of("insufficient-capacity", "plateau underfitting"),
            of(
                    "excess-regularization",
                    "vanishing-gradient insufficient-capacity saturated-activation dying-relu plateau underfitting"),
            of("excess-capacity", "overfitting-gap"),
            of("oversized-dense-head", "excess-capacity overfitting-gap"),
            of("missing-pooling", "oversized-dense-head excess-capacity overfitting-gap"),
            of("missing-regularization", "overfitting-gap"),
            of("batch-norm-placement", "validation-mismatch overfitting-gap"),
            of("batch-norm-statistics", "validation-mismatch label-noise overfitting-gap"),
            of("batch-norm-stale-statistics", "batch-norm-placement validation-mismatch label-noise overfitting-gap"),
            of(
                    "batch-norm-small-batch",
                    "validation-mismatch batch-norm-statistics batch-norm-stale-statistics plateau underfitting overfitting-gap"),
            of(
                    "dropout-variance-shift",
                    "batch-norm-placement validation-mismatch excess-regularization label-noise overfitting-gap"),
            of("validation-mismatch", "overfitting-gap"),
            of("train-validation-shift", "validation-mismatch batch-norm-statistics label-noise overfitting-gap"),
            of("class-imbalance", "unlearned-class class-overlap faded-class-weights"),
            of("poor-class-data", "unlearned-class class-overlap faded-class-weights"),
            of("harmful-augmentation", "unlearned-class class-overlap faded-class-weights label-noise"),
            of("coarse-stem", "unlearned-class class-overlap faded-class-weights label-noise"),
            of(
                    "insufficient-capacity-for-class",
                    "unlearned-class class-overlap faded-class-weights insufficient-capacity plateau underfitting"),
            of("class-overlap", "unlearned-class faded-class-weights"),
            of(
                    "label-noise",
                    "class-overlap unlearned-class underfitting missing-regularization excess-capacity overfitting-gap"));

    private Consequences() {}

    private static Map.Entry<String, Set<String>> of(String cause, String consequences) {
        return entry(cause, Set.of(consequences.split(" ")));
    }

    /** The present causes of which this one is a consequence. */
    static List<String> causes(String id, List<String> present) {
        return present.stream()
                .filter(cause -> OF.getOrDefault(cause, Set.of()).contains(id))
                .toList();
    }

    /** The present causes that are consequences of a cause. */
    static List<String> effects(String cause, List<String> present) {
        Set<String> effects = OF.getOrDefault(cause, Set.of());
        return present.stream().filter(effects::contains).toList();
    }

    /** Every id in the table. */
    static Set<String> ids() {
        Set<String> ids = new HashSet<>(OF.keySet());
        OF.values().forEach(ids::addAll);
        return ids;
    }
}
