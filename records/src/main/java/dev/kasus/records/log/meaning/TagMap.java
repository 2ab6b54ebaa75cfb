package dev.kasus.records.log.meaning;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import dev.kasus.signal.Signals;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says that names of a log mean.
 *
 * @param signals tags of signals by the log's names
 */
public record TagMap(Map<String, String> signals) {
    /** Nothing is said. */
    public static final TagMap NONE = new TagMap(Map.of());

    private static final int MOST_NAMES = 8;

    /** Refuses what is no signal. */
    public TagMap {
        signals = Map.copyOf(signals);
        signals.forEach((name, tag) -> {
            if (tag.contains("*") || Signals.all().stream().noneMatch(signal -> signal.matches(tag))) {
                throw new BadInput(
                        "\"" + tag + "\" is not a signal",
                        "Most need train/loss, train/accuracy, validation/loss and validation/accuracy; "
                                + "docs/signals.md lists all. In place of * stands the name of a layer or class.");
            }
        });
        if (new HashSet<>(signals.values()).size() < signals.size()) {
            throw new BadInput(
                    "--map gives two curves one signal", "Each signal has one curve: leave one of them out.");
        }
    }

    /** From phrases such as {@code my/acc=validation/accuracy}; of several equals signs the last divides. */
    public static TagMap of(List<String> phrases) {
        Map<String, String> signals = new LinkedHashMap<>();
        for (String phrase : phrases) {
            int equals = phrase.lastIndexOf('=');
            if (equals < 1 || equals == phrase.length() - 1) {
                throw new BadInput(
                        "--map is \"" + phrase + "\"", "It must be TAG=SIGNAL, such as my/acc=validation/accuracy.");
            }
            signals.put(
                    phrase.substring(0, equals), phrase.substring(equals + 1).trim());
        }
        return new TagMap(signals);
    }

    Optional<String> signal(String name) {
        return Optional.ofNullable(signals.get(name));
    }

    /** Refuses names that the log does not have. */
    void check(Collection<String> names) {
        signals.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(absent -> {
                    throw new BadInput(
                            "the log has no curve \"" + absent + "\"",
                            "It has: " + FirstFew.named(List.copyOf(names), MOST_NAMES) + ".");
                });
    }
}
