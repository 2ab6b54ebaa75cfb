package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.Presets;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import dev.kasus.report.Runs;
import dev.kasus.report.TrialReport;
import dev.kasus.report.json.TrialJson;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reports of made-up trials. */
public class TrialReportTest {
    private static final Recipe SICK =
            Presets.read("plain").with(new Edit.Set("training.learning-rate", Tree.scalar(1)));
    private static final Finding TOO_HIGH = cause("learning-rate-too-high");
    private static final Treatment LOWER =
            Remedies.of("lower-learning-rate").treat(SICK, TOO_HIGH).orElseThrow();
    private static final Treatment CLIPPED =
            Remedies.of("gradient-clipping-norm").treat(SICK, TOO_HIGH).orElseThrow();
    private static final double[] CONTROL = {0.40, 0.42, 0.41, 0.43, 0.39};

    private static Finding cause(String id) {
        Opinion opinion = new Opinion.Present(
                0.9, List.of(), List.of(), 0, ((Opinion.Present) Runs.VANISHING.opinion()).evidence());
        return new Finding(id, id, opinion, EvidenceLevel.OBSERVED, 1);
    }

    /** A trial in which one of two treatments has helped. */
    public static TrialReport helpful() {
        return report(List.of(TOO_HIGH), 0.3, 0);
    }

    /** A trial by how much one treatment and the placebo change. */
    public static TrialReport of(double lower, double placebo) {
        return report(List.of(TOO_HIGH), lower, placebo);
    }

    private static TrialReport report(List<Finding> causes, double lower, double placebo) {
        Arm lowerArm = Arm.of("lower-learning-rate", LOWER.edit());
        Arm clippedArm = Arm.of("gradient-clipping-norm", CLIPPED.edit());
        Trial trial = new Trial(
                SICK,
                List.of(lowerArm, clippedArm, Arm.PLACEBO),
                List.of(1L, 2L, 3L, 4L, 5L),
                TrialRule.of(3, 5, 0.02, 0.001));
        Map<Trial.Run, Double> values = new HashMap<>();
        for (int i = 0; i < CONTROL.length; i++) {
            long seed = i + 1L;
            values.put(new Trial.Run(Arm.CONTROL, seed), CONTROL[i]);
            values.put(new Trial.Run(lowerArm, seed), CONTROL[i] + lower + 0.001 * (i % 2));
            values.put(new Trial.Run(clippedArm, seed), CONTROL[i] + 0.03 * (i - 2));
            values.put(new Trial.Run(Arm.PLACEBO, seed), CONTROL[i] + placebo - 0.001 * (i % 2));
        }
        return new TrialReport(
                "sick-run",
                causes,
                List.of(),
                List.of(LOWER, CLIPPED),
                new TrialOutcome(trial, Metric.VALIDATION_ACCURACY, values));
    }

    private static String golden(String name) throws IOException {
        try (var stream = Objects.requireNonNull(TrialReportTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theTextIsAsItWasFoundGood() throws IOException {
        TrialReport report = report(List.of(TOO_HIGH), 0.3, 0);
        String text = TrialPlan.text(report, ColourMode.PLAIN) + TrialText.text(report, ColourMode.PLAIN);
        assertThat(text).isEqualTo(golden("trial.txt"));
        assertThat(TrialText.text(report, ColourMode.COLOUR).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(TrialText.text(report, ColourMode.PLAIN));
    }

    @Test
    void noLineOfTheTableIsWiderThanTheTerminal() {
        assertThat(TrialText.table(report(List.of(TOO_HIGH), 0.3, 0), ColourMode.PLAIN)
                        .lines())
                .allMatch(line -> TextWidth.of(line) <= TerminalReport.WIDTH);
    }

    @Test
    void aCureProvesTheOneCauseThatItIsTriedFor() {
        assertThat(report(List.of(TOO_HIGH), 0.3, 0).proven()).containsExactly("learning-rate-too-high");
        assertThat(report(List.of(TOO_HIGH), 0.001, 0).proven()).isEmpty();
        assertThat(report(List.of(), 0.3, 0).proven()).isEmpty();
    }

    @Test
    void aCureForTwoCausesProvesNeither() {
        TrialReport report = report(List.of(TOO_HIGH, cause("exploding-gradient")), 0.3, 0);
        assertThat(report.proven()).isEmpty();
        assertThat(TrialText.text(report, ColourMode.PLAIN)).contains("it cannot distinguish between");
    }

    @Test
    void nothingIsProvenWhereThePlaceboHelps() {
        TrialReport report = report(List.of(TOO_HIGH), 0.3, 0.1);
        assertThat(report.proven()).isEmpty();
        assertThat(TrialText.text(report, ColourMode.PLAIN))
                .containsPattern("trust any\\s+!? ?of\\s+!? ?these\\s+!? ?verdicts")
                .doesNotContain("helped most", "Proven");
    }

    @Test
    void theRunOfWhatHelpedMostCanBeBuiltOn() {
        assertThat(report(List.of(TOO_HIGH), 0.3, 0).cured().map(Trial.Run::id)).contains("lower-learning-rate-seed-1");
        assertThat(report(List.of(TOO_HIGH), 0.001, 0).cured()).isEmpty();
        assertThat(report(List.of(TOO_HIGH), 0.3, 0.1).cured()).isEmpty();
    }

    @Test
    void jsonSaysTheSameAsTheText() throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(TrialJson.text(report(List.of(TOO_HIGH), 0.3, 0)));
        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("control-mean").asDouble()).isEqualTo(0.41);
        assertThat(json.path("minimum-effect").asDouble()).isEqualTo(0.02);
        assertThat(json.path("best").asText()).isEqualTo("lower-learning-rate");
        assertThat(json.path("code").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("keras", "pytorch", "djl");
        assertThat(json.path("code").path("djl").path(0).asText()).startsWith("Optimizer optimizer = Optimizer.");
        assertThat(json.path("proven").path(0).asText()).isEqualTo("learning-rate-too-high");
        assertThat(json.path("arms").findValuesAsText("verdict"))
                .containsExactly("helped", "not-enough-runs", "no-difference");
        JsonNode helped = json.path("arms").path(0);
        assertThat(helped.path("low").asDouble())
                .isLessThan(helped.path("effect").asDouble());
        assertThat(helped.path("pairs").asInt()).as("stopped at the first look").isEqualTo(3);
        assertThat(helped.path("settled").asBoolean()).isTrue();
    }

    @Test
    void whereThereIsNothingYetTheStripIsEmptyAndJsonHasNoNumber() throws IOException {
        TrialReport nothing = report(List.of(TOO_HIGH), 0.3, 0);
        nothing = nothing.at(new TrialOutcome(nothing.outcome().trial(), Metric.VALIDATION_ACCURACY, Map.of()));
        assertThat(TrialText.table(nothing, ColourMode.PLAIN)).doesNotContain("●");
        JsonNode json = JsonMapper.builder().build().readTree(TrialJson.text(nothing));
        assertThat(json.path("control-mean").isNull()).isTrue();
        assertThat(json.path("arms").path(0).path("effect").isNull()).isTrue();
        assertThat(json.path("code").isNull()).isTrue();
    }

    @Test
    void beforeTheFirstInterimAnalysisThereIsNoVerdictAndNoNumber() throws IOException {
        TrialReport whole = report(List.of(TOO_HIGH), 0.3, 0);
        for (int done : new int[] {0, 1, 5}) {
            Map<Trial.Run, Double> values = new HashMap<>();
            whole.outcome().trial().next(Map.of()).stream().limit(done).forEach(run -> values.put(run, 0.4));
            TrialReport early = whole.at(
                    new TrialOutcome(whole.outcome().trial(), whole.outcome().metric(), values));
            String text = TrialText.text(early, ColourMode.PLAIN);
            assertThat(text)
                    .startsWith("No verdict yet: " + done + " of the 12 trainings")
                    .doesNotContain("NaN", "Control:", "--seeds");
            assertThat(TrialJson.text(early)).doesNotContain("NaN");
        }
    }

    @Test
    void aTrialThatIsNotAtItsEndRecommendsNoNewOne() {
        TrialReport whole = report(List.of(TOO_HIGH), 0, 0);
        Map<Trial.Run, Double> values = new HashMap<>(whole.outcome().values());
        values.keySet().removeIf(run -> run.seed() > 3);
        TrialReport early = whole.at(
                new TrialOutcome(whole.outcome().trial(), whole.outcome().metric(), values));
        assertThat(TrialText.text(early, ColourMode.PLAIN))
                .contains("not enough runs", "the trial is not finished")
                .doesNotContain("--seeds");
        assertThat(TrialText.text(whole, ColourMode.PLAIN)).contains("--seeds");
    }
}
