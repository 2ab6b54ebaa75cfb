package dev.kasus.records.log.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file says of the curve in it, if TensorBoard named it: {@code run-train-tag-loss}. */
public final class DownloadName {
    /** The name that TensorBoard gives to a download. */
    private static final Pattern DOWNLOAD = Pattern.compile("run-(?<run>.*?)-tag-(?<tag>.+?)( ?\\(\\d+\\))?");

    private static final Pattern SPLIT =
            Pattern.compile("(?i)(?<run>|.*[_/\\\\.-])(?<split>train|training|val|valid|validation|eval|test)");

    private DownloadName() {}

    /** The curve of a file by its name without suffix: a tag, below its run if that says which images it is about. */
    public static String curve(String stem) {
        Matcher download = DOWNLOAD.matcher(stem);
        if (!download.matches()) {
            return stem;
        }
        Matcher split = SPLIT.matcher(download.group("run"));
        return split.matches() ? split.group("split") + "/" + download.group("tag") : download.group("tag");
    }

    /** The training of a download by its name without suffix, without the images that it is about; empty if it is none. */
    public static Optional<String> run(String stem) {
        Matcher download = DOWNLOAD.matcher(stem);
        if (!download.matches()) {
            return Optional.empty();
        }
        Matcher split = SPLIT.matcher(download.group("run"));
        return Optional.of(split.matches() ? split.group("run") : download.group("run"));
    }
}
