package dev.kasus.app;

import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kasus explain}: what a rule looks for, and on what grounds. */
@Command(
        name = "explain",
        description = {
            "Prints the page of a rule: what it is, how it is seen, what to do.",
            "Without RULE it lists all rules and all signals."
        })
final class ExplainCommand implements Runnable {
    /** For completion and help. */
    static final class RuleIds extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        RuleIds() {
            super(Rules.all().stream().map(Rule::id).toList());
        }
    }

    private final Terminal terminal;

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            completionCandidates = RuleIds.class,
            description = "The id of a rule, such as dying-relu.")
    private @Nullable String id;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (id == null) {
            terminal.out().println("Rules (kasus explain RULE says more)");
            list(Rules.all(), Rule::id, Rule::about);
            terminal.out().println();
            terminal.out().println("Signals (* stands for a layer or a class; the unit is in brackets)");
            list(Signals.all(), Signal::tag, signal -> signal.about() + " [" + signal.unit() + "]");
            return;
        }
        terminal.out().print(MarkdownText.of(page(Rules.of(id)), terminal.ink()));
    }

    private <T> void list(List<? extends T> all, Function<T, String> name, Function<T, String> about) {
        int width =
                all.stream().mapToInt(each -> name.apply(each).length()).max().orElse(0);
        all.forEach(each -> terminal.out()
                .println("  " + name.apply(each)
                        + " ".repeat(width - name.apply(each).length()) + "  " + about.apply(each)));
    }

    /** The rule's page of the documentation, packaged at build time. */
    static String page(Rule rule) {
        try (InputStream stream = ExplainCommand.class.getResourceAsStream("rules/" + rule.id() + ".md")) {
            return stream == null
                    ? "# " + rule.title() + "\n\n" + rule.about() + "\n"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
