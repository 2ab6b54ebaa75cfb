package dev.kasus.run;

import static java.util.Map.entry;

import dev.kasus.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * What version 0.1 called signals, rules, experiments, remedies and keys of JSON; {@code docs/renamed.md} is the same table for
 * people. Whatever reads a recording, a trial or an id reads it through this table, so what was recorded then means the same now.
 */
@API(status = API.Status.INTERNAL)
public final class FormerNames {
    private static final List<Entry<String, String>> TAGS = List.of(
            entry("train/fitted-loss", "train/eval-mode-loss"),
            entry("train/fitted-accuracy", "train/eval-mode-accuracy"),
            entry("input/train-roughness", "input/train-pixel-gradient-rms"),
            entry("input/validation-roughness", "input/validation-pixel-gradient-rms"),
            entry("input/detail-shift", "input/wavelet-energy-shift"),
            entry("input/class-detail", "input/class-wavelet-energy"),
            entry("input/class-detail-spread", "input/class-wavelet-energy-std"),
            entry("input/near-copy-fraction", "input/near-duplicate-fraction"),
            entry("layer/*/twin-fraction", "layer/*/duplicate-unit-fraction"),
            entry("class/*/train-roughness", "class/*/train-pixel-gradient-rms"),
            entry("class/*/validation-roughness", "class/*/validation-pixel-gradient-rms"),
            entry("class/*/auc-error", "class/*/auc-standard-error"),
            entry("class/*/others-auc", "class/*/other-classes-auc"),
            entry("class/*/rival", "class/*/most-confused-class"),
            entry("class/*/rival-auc", "class/*/pairwise-auc"),
            entry("class/*/rival-auc-error", "class/*/pairwise-auc-standard-error"),
            entry("class/*/rival-neighbours", "class/*/knn-impurity"),
            entry("class/*/rival-margin", "class/*/silhouette"),
            entry("class/*/mirrored-as-other", "class/*/flip-disagreement"),
            entry("class/*/side-auc", "class/*/flip-odd-auc"),
            entry("class/*/side-auc-error", "class/*/flip-odd-auc-standard-error"),
            entry("class/*/both-sides-auc", "class/*/flip-invariant-auc"),
            entry("class/*/fitted-recall", "class/*/eval-mode-train-recall"),
            entry("class/*/fitted-rival-auc", "class/*/eval-mode-train-pairwise-auc"));

    private static final List<Entry<Signal, String>> SIGNALS = TAGS.stream()
            .map(renamed -> entry(new Signal(renamed.getKey(), "", ""), renamed.getValue()))
            .toList();

    private static final Map<String, String> IDS = Map.ofEntries(
            entry("stuck-class", "unlearned-class"),
            entry("open-gates", "relu-activations"),
            entry("images-made-alike", "image-normalization"),
            entry("spared-augmentation", "augmentation-ablation"),
            entry("twin-alone", "two-class-training"),
            entry("equal-rarity", "class-size-sweep"),
            entry("equal-quality", "matched-image-quality"),
            entry("fit-one-batch", "overfit-one-batch"),
            entry("augmentation-spared", "class-conditional-augmentation"),
            entry("wide-enough", "minimum-width"),
            entry("near-copies", "near-duplicates"),
            entry("exact-copies", "exact-duplicates"),
            entry("others-auc", "other-classes-auc"));

    private static final Map<String, String> KEYS =
            Map.of("rung", "level", "next-rung", "next-level", "looks", "analyses", "remarks", "results");

    private FormerNames() {}

    /** The tag of today for one of a recording, whichever version wrote it. */
    public static String tag(String tag) {
        for (Entry<Signal, String> renamed : SIGNALS) {
            String subject = renamed.getKey().subjectOf(tag);
            if (subject != null) {
                return renamed.getValue().replace("*", subject);
            }
            if (renamed.getKey().matches(tag)) {
                return renamed.getValue();
            }
        }
        return tag;
    }

    /** The id of today for a rule, an experiment, a remedy or a check. */
    public static String id(String id) {
        return IDS.getOrDefault(id, id);
    }

    /** What an id of today was called in version 0.1, where that was something else. */
    public static Optional<String> formerly(String id) {
        return IDS.entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(id))
                .map(Entry::getKey)
                .findFirst();
    }

    /** The name of a key of JSON in a file that an older version may have written: that of today, or the one that the file has. */
    public static String key(String today, Predicate<String> has) {
        return KEYS.entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(today) && has.test(renamed.getKey()))
                .map(Entry::getKey)
                .findFirst()
                .orElse(today);
    }

    /** What the folder of a training was called, such as {@code stuck-class} or {@code wide-enough-seed-3}; empty if it is called so today. */
    public static Optional<String> formerFolder(String id) {
        int seed = id.lastIndexOf("-seed-");
        return seed < 0 ? formerly(id) : formerly(id.substring(0, seed)).map(former -> former + id.substring(seed));
    }

    /** Old and new names, for the page that lists them: tags, ids, keys. */
    public static List<List<Entry<String, String>>> all() {
        return List.of(
                TAGS,
                IDS.entrySet().stream().sorted(Entry.comparingByKey()).toList(),
                KEYS.entrySet().stream().sorted(Entry.comparingByKey()).toList());
    }
}
