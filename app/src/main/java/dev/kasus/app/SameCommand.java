package dev.kasus.app;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that a person gave, to be given again. */
final class SameCommand {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=,@%+-]+");

    private SameCommand() {}

    /** All words as a shell reads them. */
    static String of(@Nullable CommandSpec spec) {
        return spec == null
                ? "kasus"
                : of(spec.root().commandLine().getParseResult().originalArgs());
    }

    static String of(List<String> words) {
        return "kasus " + words.stream().map(SameCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
