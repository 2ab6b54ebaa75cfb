package dev.kasus.app.command;

import dev.kasus.app.terminal.Terminal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kasus completion}: makes the shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints the completion script for bash and zsh; load it with: source <(kasus completion)")
public final class CompletionCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    public CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out()
                .print(AutoComplete.bash(
                        "kasus", Objects.requireNonNull(spec).root().commandLine()));
    }
}
