package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.records.trial.TrialFile;
import dev.kasus.run.FormerNames;
import dev.kasus.signal.Signals;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.TrialRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as version 0.1 recorded them, under the names of its day, with the diagnosis that it printed of them. */
class RunV1Test {
    @ParameterizedTest
    @ValueSource(strings = {"flounders", "plateau"})
    void isDiagnosedToTheSameFindings(String name) throws IOException {
        Path run = folder(name);
        Log log = Log.read(run);
        assertThat(log.warnings()).isEmpty();
        List<String> now = new ArrayList<>();
        for (Finding finding : Diagnosis.of(log.recording(), Rules.all()).findings()) {
            now.add(finding.id() + " " + status(finding.opinion()) + " since " + finding.onsetEpoch()
                    + severity(finding));
        }
        List<String> then = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper()
                .readTree(run.resolve("diagnosis.json").toFile())
                .path("findings")) {
            then.add(FormerNames.id(finding.path("cause").asText()) + " "
                    + finding.path("status").asText() + " since "
                    + finding.path("onset-epoch").asInt(0)
                    + (finding.path("severity").isNull()
                            ? ""
                            : " at " + finding.path("severity").asDouble()));
        }
        assertThat(then).hasSizeGreaterThan(30);
        // Rules that came later say nothing new of what was judged then.
        assertThat(now)
                .filteredOn(finding -> finding.startsWith("validation-mismatch"))
                .allMatch(finding -> finding.contains(" absent "));
        now.removeIf(finding -> finding.startsWith("validation-mismatch"));
        assertThat(now).containsExactlyElementsOf(then);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flounders", "plateau"})
    void everyTagIsASignalOfToday(String name) {
        assertThat(Log.read(folder(name)).recording().tags())
                .hasSizeGreaterThan(50)
                .allMatch(tag -> Signals.all().stream().anyMatch(signal -> signal.matches(tag)));
    }

    @Test
    void itsTrialIsRead() {
        Path run = folder("flounders");
        TrialOutcome outcome = TrialFile.read(
                TrialFile.in(run.resolve("treatment")),
                Log.read(run).recording().recipe().orElseThrow());
        assertThat(outcome.trial().rule().analyses()).containsExactly(2);
        assertThat(outcome.trial().rule().method()).as("its plan named it").isEqualTo(TrialRule.Method.BONFERRONI);
        assertThat(outcome.values()).hasSize(8);
        assertThat(outcome.trial().arms())
                .extracting(arm -> arm.id())
                .containsExactly("class-conditional-augmentation", "longer-training", "placebo");
    }

    private static String status(Opinion opinion) {
        return opinion instanceof Opinion.Present
                ? "present"
                : opinion instanceof Opinion.Absent ? "absent" : "unknown";
    }

    private static String severity(Finding finding) {
        return finding.opinion() instanceof Opinion.Present present ? " at " + present.severity() : "";
    }

    private static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(RunV1Test.class.getResource("run-v1/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
