package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documentation lead somewhere, and pages of rules, experiments and remedies are linked to what they name. */
class PageLinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final int WIDTH = 120;

    private static final Pattern FENCED = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    /** A link, whose label may hold code, or a stretch of code, in which there are no links. */
    private static final Pattern LINK =
            Pattern.compile("\\[(?:`[^`]*`|[^\\]`])*]\\((?<target>[^)\\s]+)\\)|`(?<code>[^`]+)`");

    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            return Stream.concat(
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream(),
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("ARCHITECTURE.md")));
        }
    }

    static Stream<Path> pagesOfKinds() {
        return Stream.of("rules", "experiments", "remedies").flatMap(kind -> {
            try (Stream<Path> pages = Files.list(DOCS.resolve(kind))) {
                return pages.toList().stream();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsToAFileAndToAHeadingOfIt(Path page) {
        for (String target : targets(page)) {
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty() ? page : file(page, target);
            assertThat(file).as("%s links to %s", ROOT.relativize(page), target).exists();
            if (parts.length > 1) {
                assertThat(anchors(file))
                        .as("%s links to %s", ROOT.relativize(page), target)
                        .contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pagesOfKinds")
    void whatAPageNamesItLinksTo(Path page) {
        Set<String> ids = new HashSet<>();
        Rules.all().forEach(rule -> ids.add(rule.id()));
        Experiments.all().forEach(experiment -> ids.add(experiment.id()));
        Remedies.all(1e-4, 1e-1).forEach(remedy -> ids.add(remedy.id()));
        Set<String> tags = Signals.all().stream().map(Signal::tag).collect(Collectors.toSet());
        Set<String> linked = linked(page);
        linked.add(page.getFileName().toString());
        List<String> missing = CODE.matcher(text(page))
                .results()
                .map(code -> code.group(1))
                .filter(name -> (ids.contains(name) && !linked.contains(name + ".md"))
                        || (tags.contains(name) && !linked.contains("signals.md")))
                .toList();
        assertThat(missing).as(ROOT.relativize(page).toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pagesOfKinds")
    void aLineIsNoLongerThanATableNeeds(Path page) {
        assertThat(text(page).lines().filter(line -> !line.startsWith("|")))
                .as(ROOT.relativize(page).toString())
                .allMatch(line -> line.length() <= WIDTH);
    }

    @Test
    void aRuleIsLinkedToItsExperimentsAndRemediesInTheirOrder() {
        for (Rule rule : Rules.all()) {
            Path page = DOCS.resolve("rules/" + rule.id() + ".md");
            List<String> links = targets(page).stream()
                    .map(target -> DOCS.relativize(file(page, target)).toString())
                    .toList();
            List<String> remedies = Remedies.forCause(rule.id()).stream()
                    .map(remedy -> "remedies/" + remedy.id() + ".md")
                    .toList();
            assertThat(links)
                    .as(rule.id())
                    .containsAll(Experiments.of(rule.id()).stream()
                            .map(experiment -> "experiments/" + experiment.id() + ".md")
                            .toList());
            if (!remedies.isEmpty()) {
                assertThat(links).as(rule.id()).containsSubsequence(remedies);
            }
        }
    }

    @Test
    void anExperimentAndARemedyAreLinkedToTheirCauses() {
        for (Experiment experiment : Experiments.all()) {
            assertThat(linkedRules(DOCS.resolve("experiments/" + experiment.id() + ".md")))
                    .as(experiment.id())
                    .containsAll(experiment.causes());
        }
        for (Remedy remedy : Remedies.all(1e-4, 1e-1)) {
            assertThat(linkedRules(DOCS.resolve("remedies/" + remedy.id() + ".md")))
                    .as(remedy.id())
                    .containsAll(remedy.cures());
        }
    }

    private static List<String> linkedRules(Path page) {
        return targets(page).stream()
                .filter(target -> target.startsWith("../rules/"))
                .map(target -> file(page, target).getFileName().toString().replace(".md", ""))
                .toList();
    }

    private static Set<String> linked(Path page) {
        return targets(page).stream()
                .map(target -> file(page, target).getFileName().toString())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Path file(Path page, String target) {
        return page.resolveSibling(target.split("#", 2)[0]).normalize();
    }

    /** The relative links of a page, in order. */
    private static List<String> targets(Path page) {
        return LINK.matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(target -> target != null && !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors that GitHub gives the headings of a page: a heading that stands twice is numbered from the second on. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : HEADING.matcher(text(page)).results().toList()) {
            String words = heading.group(1).replaceAll("]\\([^)]*\\)", "").strip();
            String anchor = words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            String numbered = anchor;
            for (int i = 1; !anchors.add(numbered); i++) {
                numbered = anchor + "-" + i;
            }
        }
        return anchors;
    }

    private static String text(Path page) {
        try {
            return FENCED.matcher(Files.readString(page)).replaceAll("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
