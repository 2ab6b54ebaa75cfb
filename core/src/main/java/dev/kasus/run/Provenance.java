package dev.kasus.run;

import java.util.List;
import java.util.Map;

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
 * @param validationGroups groups that these are of, such as tracks; an image in no group is one by itself. Empty if that was not recorded
 * @param channelMeans mean of each channel of the training split on 0 to 1
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
    /** Of each class how many validation images are no near-copies of each other: one a group, where groups were counted. */
    public List<Integer> independentValidation() {
        return validationGroups.isEmpty() ? validationCounts : validationGroups;
    }
}
