package dev.kasus.data;

import java.util.List;
import java.util.Map;

/**
 * Images to train on and images to validate on.
 *
 * @param classes names, in the order of the labels
 * @param train images that are trained on
 * @param validation images that are validated on
 * @param notes what was met while loading, such as files that were skipped, by heading
 */
public record Dataset(List<String> classes, ImageSet train, ImageSet validation, Map<String, String> notes) {}
