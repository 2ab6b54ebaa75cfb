package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.census.Census;
import dev.kasus.census.Picture;
import dev.kasus.report.CensusNext;
import dev.kasus.report.CensusReport;
import dev.kasus.report.CensusVerdict;
import dev.kasus.report.html.CensusPage;
import dev.kasus.report.json.CensusJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a data set, on the terminal and on the page. */
class CensusReportTest {
    private static final CensusNext NEXT =
            new CensusNext("""
            data:
              source:
                folder:
                  path: /pictures
                  index: index.csv
                  path-column: image
                  label-column: species
                  group-column: track_id
              split: group
            """, List.of("kasus train plain --data pictures --group-by track_id"));

    private final SplittableRandom random = new SplittableRandom(3);
    private final List<Picture> pictures = new ArrayList<>();

    private CensusReportTest add(String label, String split, int count) {
        for (int i = 0; i < count; i++) {
            byte[] thumbnail = new byte[192];
            random.nextBytes(thumbnail);
            pictures.add(new Picture(
                    label + "/" + pictures.size() + ".jpg",
                    label,
                    "",
                    split,
                    1000,
                    i % 3 == 0 ? 10 : 80,
                    60,
                    random.nextLong(),
                    thumbnail,
                    0.5 + 0.1 * random.nextGaussian(),
                    0.2,
                    0.5,
                    0.01,
                    i % 2 == 0 ? 0.1 : 0,
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    i % 2 == 0 ? 0.3 : 0));
        }
        return this;
    }

    private CensusReport report() {
        return CensusReport.of("pictures", new Census(pictures, Map.of(), Map.of("folders left out", "test")), null)
                .with(NEXT);
    }

    private CensusReport troubled() {
        for (int c = 0; c < 30; c++) {
            add("species-with-quite-a-long-name-" + c, "train", 4 + 8 * c);
            add("species-with-quite-a-long-name-" + c, "val", c < 3 ? 0 : 5);
        }
        return add("odd", "val", 4).report();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80})
    void atMostFortyLinesOfTheWidthAndTheVerdictAndTheCommandLast(int width) {
        List<String> lines = CensusText.text(troubled(), ColourMode.PLAIN, width, false)
                .lines()
                .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(width < 80 ? 44 : 40);
        assertThat(lines).allMatch(line -> TextWidth.of(line) <= width);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("→ kasus train plain --data pictures --group-by track_id");
        int verdict = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("✗ problems: classes missing"))
                .findFirst()
                .orElseThrow());
        assertThat(verdict).isGreaterThan(lines.indexOf("Found"));
        assertThat(lines.subList(verdict, lines.size())).contains("What to do", "      split: group");
    }

    @Test
    void classesMissingOnASideAreAmongTheFewThatAreShown() {
        assertThat(CensusText.text(troubled(), ColourMode.PLAIN, 80, false))
                .contains("not trained on", "not validated")
                .contains("classes in between; --all shows them");
    }

    @Test
    void allPrintsEverything() {
        String all = CensusText.text(troubled(), ColourMode.PLAIN, 80, true);
        assertThat(all)
                .contains("(black-borders)", "(burned-in-text)", "(odd-sizes)", "→ ")
                .doesNotContain("--all");
        assertThat(all.lines().filter(line -> line.startsWith("  species-with")).count())
                .isEqualTo(30);
    }

    @Test
    void theVerdictIsClearOnlyIfEveryCheckWasPossible() {
        assertThat(add("a", "", 60).add("b", "", 50).report().verdict().kind()).isEqualTo(CensusVerdict.Kind.MINOR);
        pictures.replaceAll(picture -> new Picture(
                picture.name(),
                picture.label(),
                "",
                "",
                1000,
                80,
                60,
                picture.digest(),
                picture.thumbnail(),
                picture.brightness(),
                0.2,
                0.5,
                0.01,
                0,
                picture.rimRed(),
                picture.rimGreen(),
                picture.rimBlue(),
                0));
        CensusVerdict verdict = report().verdict();
        assertThat(verdict.kind()).isEqualTo(CensusVerdict.Kind.PARTLY);
        assertThat(verdict.sentence()).contains("checks not possible");
    }

    @Test
    void thePageSaysVerdictThenWhatToDoThenTheEvidence() {
        String page = CensusPage.html(troubled(), Map.of());
        assertThat(page.indexOf("class=\"verdict sick\"")).isPositive();
        assertThat(page.indexOf("What to do")).isGreaterThan(page.indexOf("class=\"verdict sick\""));
        assertThat(page.indexOf("kasus train plain --data pictures"))
                .isBetween(page.indexOf("What to do"), page.indexOf("What was found"));
        assertThat(page.indexOf("<details><summary>the other classes")).isGreaterThan(page.indexOf("What was found"));
        assertThat(page).contains("group-column: track_id", "not trained on", "folders left out");
    }

    @Test
    void namesAreNoMarkup() {
        add("<script>alert(1)</script>", "train", 30).add("b\u001b[2J", "val", 30);
        assertThat(CensusPage.html(report(), Map.of())).doesNotContain("<script");
        assertThat(CensusText.text(report(), ColourMode.PLAIN, 80, true)).doesNotContain("\u001b");
    }

    @Test
    void jsonHoldsVerdictAndNextStep() {
        assertThat(CensusJson.text(add("a", "train", 30).add("b", "val", 30).report()))
                .contains("\"verdict\"", "\"TROUBLE\"", "\"commands\"", "\"validation\" : 30");
    }
}
