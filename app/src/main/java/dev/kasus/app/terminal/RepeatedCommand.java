package dev.kasus.app.terminal;

import dev.kasus.report.ShellWord;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that a person gave, to be given again. */
public final class RepeatedCommand {
    private RepeatedCommand() {}

    /** All words as a shell reads them. */
    public static String of(@Nullable CommandSpec spec) {
        return spec == null
                ? CommandName.called()
                : of(spec.root().commandLine().getParseResult().originalArgs());
    }

    public static String of(List<String> words) {
        return CommandName.called() + " " + words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }
}
