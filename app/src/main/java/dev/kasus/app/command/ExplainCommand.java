package dev.kasus.app.command;

import dev.kasus.app.terminal.MarkdownText;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.run.FormerNames;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kasus explain}: what a rule checks, and by which criteria. */
@Command(
        name = "explain",
        description = {
            "Prints the page of a rule, an experiment or a remedy: what it is, how it works, what to expect.",
            "Without NAME it lists all of them, and all signals."
        })
public final class ExplainCommand implements Runnable {
    /** For completion and help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(names());
        }
    }

    /** With those whose dose a range test measures; their pages do not depend on its rates. */
    private static final List<Remedy> REMEDIES = Remedies.all(1e-4, 1e-1);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = Names.class,
            description = "The id of a rule, an experiment or a remedy, such as dying-relu.")
    private @Nullable String id;

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private static List<String> names() {
        return Stream.of(
                        Rules.all().stream().map(Rule::id),
                        Experiments.all().stream().map(Experiment::id),
                        REMEDIES.stream().map(Remedy::id))
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    @Override
    public void run() {
        if (id == null) {
            terminal.out().println("Rules (kasus explain NAME says more)");
            list(Rules.all(), Rule::id, Rule::about);
            terminal.out().println();
            terminal.out().println("Experiments (kasus diagnose RUN --probe does them)");
            list(Experiments.all(), Experiment::id, Experiment::about);
            terminal.out().println();
            terminal.out().println("Remedies (kasus treat RUN tries them)");
            list(REMEDIES, Remedy::id, Remedy::about);
            terminal.out().println();
            terminal.out().println("Signals (* stands for a layer or a class; the unit is in brackets)");
            list(Signals.all(), Signal::tag, signal -> signal.about() + " [" + signal.unit() + "]");
            return;
        }
        String name = FormerNames.id(id);
        String pages = Stream.of("rules", "experiments", "remedies")
                .flatMap(kind -> page(kind, name).map(page -> kind.equals("rules") ? adviceFirst(page) : page).stream())
                .map(page -> MarkdownText.of(page, terminal.colours()))
                .collect(Collectors.joining("\n"));
        if (pages.isEmpty()) {
            pages = foreign(name);
        }
        if (pages.isEmpty()) {
            String today = FormerNames.tag(name);
            if (!today.equals(name)) {
                throw new BadInput(
                        "the signal " + name + " is called " + today + " today", "docs/signals.md says what it is.");
            }
            throw new BadInput("there is nothing called \"" + id + "\"", wayOut(id));
        }
        terminal.out().print(pages);
    }

    /** The page of a rule with what to try right behind its first paragraph: a terminal shows what comes first. */
    private static String adviceFirst(String page) {
        List<String> blocks = new ArrayList<>(List.of(page.strip().split("\n\n", -1)));
        List<String> advice = Stream.of("**Remedies**", "**Experiments**")
                .flatMap(lead -> blocks.stream().filter(block -> block.startsWith(lead)))
                .toList();
        blocks.removeAll(advice);
        blocks.addAll(Math.min(2, blocks.size()), advice);
        return String.join("\n\n", blocks) + "\n";
    }

    /** What a rule or a remedy of others says of itself: it has no page here. */
    private String foreign(String name) {
        return Stream.concat(
                        Rules.all().stream()
                                .filter(rule -> rule.id().equals(name))
                                .map(rule -> "# " + rule.title() + "\n\n" + rule.about() + "\n"),
                        Remedies.all().stream()
                                .filter(remedy -> remedy.id().equals(name))
                                .map(remedy -> "# " + remedy.title() + "\n\n" + remedy.about() + "\n"))
                .map(page -> MarkdownText.of(page, terminal.colours()))
                .collect(Collectors.joining("\n"));
    }

    private static String wayOut(String name) {
        List<String> near =
                Nearest.few(name, names()).stream().map(it -> "\"" + it + "\"").toList();
        return (near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ")
                + "kasus explain lists all rules, experiments and remedies.";
    }

    private <T> void list(List<? extends T> all, Function<T, String> name, Function<T, String> about) {
        int width =
                all.stream().mapToInt(each -> name.apply(each).length()).max().orElse(0);
        all.forEach(each -> terminal.out()
                .println("  " + name.apply(each)
                        + " ".repeat(width - name.apply(each).length()) + "  " + about.apply(each)));
    }

    /** A page of the documentation, packaged at build time. */
    static Optional<String> page(String kind, String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try (InputStream stream = ExplainCommand.class.getResourceAsStream(kind + "/" + name + ".md")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
