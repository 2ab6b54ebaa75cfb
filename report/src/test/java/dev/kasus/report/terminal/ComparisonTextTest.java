package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.html.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

    @Test
    void theVerdictIsShortAndNeverHidesChecksThatWereNotPossible() {
        assertThat(ComparisonText.verdict(Runs.sick())).startsWith("sick: vanishing gradient");
        assertThat(ComparisonText.verdict(Runs.healthy()))
                .startsWith("nothing wrong found")
                .contains("not possible");
    }

    @Test
    void everyRunHasALineOfNumbers() {
        String text = ComparisonText.text(List.of(Runs.healthy(), Runs.sick()), ColourMode.PLAIN);
        assertThat(text).contains("Recipe, from A to B", "torn record").doesNotContain("\u001b[", "NaN");
        assertThat(text.lines().filter(line -> line.startsWith("A  ") || line.startsWith("B  ")))
                .hasSize(4);
        assertThat(ComparisonText.text(List.of(Runs.healthy(), Runs.sick()), ColourMode.COLOUR))
                .contains("\u001b[");
    }

    @Test
    void eightRunsHaveEightColours() {
        List<RunReport> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(i % 2 == 0 ? Runs.healthy() : Runs.sick());
        }
        Matcher article =
                Pattern.compile("<article class=\"verdict \\w+ run(\\d)\">").matcher(HtmlReport.page(eight));
        assertThat(article.results().map(found -> found.group(1)))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }

    /** Distances in CIE L*a*b*: two colours nearer than 20 are hard to separate as thin lines. */
    @Test
    void coloursAreDistinctInBothThemes() {
        List<Map<Integer, String>> themes = themes(Templates.resource("page.css"));
        assertThat(themes).hasSizeGreaterThanOrEqualTo(2);
        for (Map<Integer, String> theme : themes) {
            assertThat(theme).hasSize(RunLetter.COLOURS);
            for (int i = 0; i < RunLetter.COLOURS; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(lab(theme.get(i)), lab(theme.get(j))))
                            .as("run" + i + " " + theme.get(i) + " and run" + j + " " + theme.get(j))
                            .isGreaterThan(20);
                }
            }
        }
    }

    /** The colours of the runs wherever the style sheet defines them all anew. */
    private static List<Map<Integer, String>> themes(String css) {
        List<Map<Integer, String>> themes = new ArrayList<>();
        Matcher colour = Pattern.compile("--run(\\d): (#[0-9a-f]{6});").matcher(css);
        while (colour.find()) {
            int run = Integer.parseInt(colour.group(1));
            if (run == 0) {
                themes.add(new HashMap<>());
            }
            themes.get(themes.size() - 1).put(run, colour.group(2));
        }
        return themes;
    }

    private static double[] lab(String hex) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        double x = curve((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505);
        double y = curve(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]);
        double z = curve((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }
}
