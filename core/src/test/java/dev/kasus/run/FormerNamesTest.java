package dev.kasus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormerNamesTest {
    @Test
    void oldTagsBecomeSignalsOfToday() {
        Set<String> today = Signals.all().stream().map(signal -> signal.tag()).collect(Collectors.toSet());
        for (Entry<String, String> renamed : FormerNames.all().get(0)) {
            assertThat(today).contains(renamed.getValue()).doesNotContain(renamed.getKey());
            assertThat(FormerNames.tag(renamed.getKey().replace("*", "conv1/a")))
                    .isEqualTo(renamed.getValue().replace("*", "conv1/a"));
        }
        assertThat(today).allMatch(tag -> FormerNames.tag(tag.replace("*", "x")).equals(tag.replace("*", "x")));
    }

    @Test
    void oldIdsBecomeIdsOfToday() {
        Set<String> today = Stream.of(
                        Rules.all().stream().map(rule -> rule.id()),
                        Experiments.all().stream().map(experiment -> experiment.id()),
                        Remedies.all().stream().map(remedy -> remedy.id()),
                        // Checks of folders and a metric, which modules above this one know.
                        Stream.of("near-duplicates", "exact-duplicates", "other-classes-auc"))
                .flatMap(ids -> ids)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Entry<String, String> renamed : FormerNames.all().get(1)) {
            assertThat(today).contains(renamed.getValue()).doesNotContain(renamed.getKey());
            assertThat(FormerNames.id(renamed.getKey())).isEqualTo(renamed.getValue());
            assertThat(FormerNames.formerly(renamed.getValue())).contains(renamed.getKey());
        }
        assertThat(FormerNames.id("plateau")).isEqualTo("plateau");
        assertThat(FormerNames.formerly("plateau")).isEmpty();
    }

    @Test
    void thePageHasEveryRowAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/renamed.md")).stream()
                .takeWhile(line -> !line.equals("## Words"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^\\| `([^`]+)` \\| `([^`]+)` \\|.*", "$1 $2"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(FormerNames.all().stream()
                        .flatMap(List::stream)
                        .map(renamed -> renamed.getKey() + " " + renamed.getValue())
                        .toList());
    }
}
