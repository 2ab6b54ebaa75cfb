package dev.kasus.run;

import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;

/**
 * The tag of a signal inside the name that a tool has made of it. A tool may put words of its own before every name:
 * Transformers writes {@code train/layer/conv1/dead-fraction} to TensorBoard, Keras {@code train/epoch_layer/...}, timm
 * {@code train_layer/...}.
 */
public final class RecordedTag {
    private static final List<String> WORDS =
            List.of("train/epoch_", "validation/epoch_", "epoch_", "train/", "eval/", "train_", "eval_", "val_");

    private RecordedTag() {}

    /** The tag, of a name that is one itself as well; empty if the name holds none. */
    public static Optional<String> in(String name) {
        if (isTag(name)) {
            return Optional.of(name);
        }
        return WORDS.stream()
                .filter(name::startsWith)
                .map(words -> name.substring(words.length()))
                .filter(RecordedTag::isTag)
                .findFirst();
    }

    private static boolean isTag(String name) {
        return Signals.all().stream().anyMatch(signal -> signal.matches(name));
    }
}
