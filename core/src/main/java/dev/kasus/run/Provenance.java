package dev.kasus.run;

import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a run comes from and what it met: enough to repeat it.
 *
 * @param tool name and version of what trained, such as {@code kasus 0.1.0}
 * @param engine name and version of the engine
 * @param platform operating system, processor type and Java version
 * @param threads processor threads that the run used
 * @param probes preset of the probes
 * @param classes class names in the order of the logits
 * @param trainCounts training images of each class
 * @param validationCounts validation images of each class
 * @param validationGroups groups that these are of, such as tracks; an image in no group is one by itself. Empty if
 *     that was not recorded
 * @param channelMeans mean of each channel of the training split on 0 to 1; empty if that was not recorded
 * @param channelStds standard deviation of each channel of the training split on 0 to 1
 * @param dataDigest digest of the bytes of both splits
 * @param notes what else was met, such as files that were skipped, by heading
 */
public record Provenance(
        String tool,
        String engine,
        String platform,
        int threads,
        String probes,
        List<String> classes,
        List<Integer> trainCounts,
        List<Integer> validationCounts,
        List<Integer> validationGroups,
        List<Double> channelMeans,
        List<Double> channelStds,
        String dataDigest,
        Map<String, String> notes) {
    /** More than any data set has. */
    private static final int MOST_CLASSES = 100_000;

    /** As much of a list as a sentence can take. */
    private static final int NAMED = 10;

    /** Heading of the note that a run began with the weights of another one. */
    public static final String FIRST_WEIGHTS = "first weights";

    /** Whether the run began with the weights of another one, not with an initialisation. */
    public boolean beganWithOtherWeights() {
        return notes.containsKey(FIRST_WEIGHTS);
    }

    /** Makes names and notes harmless to show; refuses lists that do not fit each other, and numbers that no data have. */
    public Provenance {
        refuseGaps("classes", classes);
        classes = classes.stream().map(SafeText::line).toList();
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw bad("classes has " + classes.size() + " names");
        }
        refuseCounts("train-counts", trainCounts, classes);
        refuseCounts("validation-counts", validationCounts, classes);
        if (!validationGroups.isEmpty()) {
            refuseCounts("validation-groups", validationGroups, classes);
        }
        refuseChannels("channel-means", channelMeans);
        refuseChannels("channel-stds", channelStds);
        if (!channelMeans.isEmpty() && channelMeans.size() != channelStds.size()) {
            throw bad("channel-means is " + channelMeans + " but channel-stds " + channelStds);
        }
        if (threads < 0) {
            throw bad("threads is " + threads);
        }
        tool = SafeText.line(tool);
        engine = SafeText.line(engine);
        platform = SafeText.line(platform);
        probes = SafeText.line(probes);
        dataDigest = SafeText.line(dataDigest);
        trainCounts = List.copyOf(trainCounts);
        validationCounts = List.copyOf(validationCounts);
        validationGroups = List.copyOf(validationGroups);
        channelMeans = List.copyOf(channelMeans);
        channelStds = List.copyOf(channelStds);
        refuseGaps("notes", notes.values());
        Map<String, String> shown = new LinkedHashMap<>();
        notes.forEach((heading, note) -> shown.put(SafeText.line(heading), SafeText.line(note)));
        notes = Collections.unmodifiableMap(shown);
    }

    private static void refuseCounts(String key, List<Integer> counts, List<String> classes) {
        refuseGaps(key, counts);
        if (counts.size() != classes.size()) {
            throw bad(key + " has " + counts.size() + " numbers, " + some(counts) + ", but there are " + classes.size()
                    + " classes");
        }
        long sum = counts.stream().mapToLong(Integer::longValue).sum();
        if (counts.stream().anyMatch(count -> count < 0) || sum > Integer.MAX_VALUE) {
            throw bad(key + " is " + some(counts) + ", which cannot be counts of images");
        }
    }

    private static void refuseChannels(String key, List<Double> numbers) {
        refuseGaps(key, numbers);
        if (numbers.stream().anyMatch(number -> !Double.isFinite(number) || number < 0)) {
            throw bad(key + " is " + some(numbers) + "; they must be finite and at least 0");
        }
    }

    private static void refuseGaps(String key, Collection<?> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw bad(key + " has an empty place: " + some(values));
        }
    }

    private static String some(Collection<?> values) {
        List<String> first = values.stream().limit(NAMED).map(String::valueOf).toList();
        return "[" + SafeText.line(String.join(", ", first)) + (values.size() > NAMED ? ", ...]" : "]");
    }

    private static BadInput bad(String problem) {
        return new BadInput("provenance." + problem, "Restore it from a copy, or start a new training.");
    }

    /** Of each class how many validation images are no near-duplicates of each other: one a group, where groups were counted. */
    public List<Integer> independentValidation() {
        return validationGroups.isEmpty() ? validationCounts : validationGroups;
    }
}
