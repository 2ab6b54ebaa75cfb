package dev.kasus.records.events;

import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tag of a signal as an event file writes it. TensorBoard sorts its groups by name and opens the first two; so the signals that one
 * looks at first keep their tags, and all others get a prefix that sorts behind them.
 */
final class FileTag {
    /** What a file of Kasus says of its writer. A file that does not say so has no prefixes. */
    static final String WRITER = "kasus";

    private static final String PREFIX = "watched-";

    /** Loss and accuracy: all that is in TensorBoard's groups {@code train} and {@code validation}. */
    private static final Set<String> FIRST = Set.of(
            Signals.TRAIN_LOSS.tag(),
            Signals.TRAIN_ACCURACY.tag(),
            Signals.STEP_LOSS.tag(),
            Signals.VALIDATION_LOSS.tag(),
            Signals.VALIDATION_ACCURACY.tag());

    private FileTag() {}

    /** The tag in the file. */
    static String of(String tag) {
        return FIRST.contains(tag) ? tag : PREFIX + tag;
    }

    /** The tag of the signal, from the one in a file of Kasus. */
    static String signalTag(String fileTag) {
        return fileTag.startsWith(PREFIX) ? fileTag.substring(PREFIX.length()) : fileTag;
    }

    /** What TensorBoard tells about a tag, in one or two sentences; empty if it is no signal of Kasus. */
    static Optional<String> description(String tag) {
        return Signals.all().stream()
                .filter(signal -> signal.matches(tag))
                .findFirst()
                .map(FileTag::sentences);
    }

    private static String sentences(Signal signal) {
        String about = signal.about();
        String unit = signal.unit().equals("1") ? "" : " Unit: " + signal.unit() + ".";
        return about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1) + "." + unit;
    }
}
