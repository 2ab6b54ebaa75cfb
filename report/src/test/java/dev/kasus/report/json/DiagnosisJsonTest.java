package dev.kasus.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.report.Golden;
import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DiagnosisJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isWhatItWasWhenVersionTwoWasFirstWritten() {
        assertThat(DiagnosisJson.text(everyStatus())).isEqualTo(Golden.text(DiagnosisJsonTest.class, "v3.json"));
    }

    @Test
    void documentationNamesEveryKey() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "diagnosis-json.md"), StandardCharsets.UTF_8);
        Set<String> keys = new TreeSet<>();
        collectKeys(JSON.readTree(Golden.text(DiagnosisJsonTest.class, "v3.json")), keys);
        collectKeys(JSON.readTree(DiagnosisJson.text(Runs.foreign(LogTool.PYTORCH))), keys);

        assertThat(keys)
                .contains("onset-epoch", "how-to-record", "recordings")
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void numbersThatAreNotFiniteAreTextsAndNoThresholdIsNull() throws IOException {
        JsonNode evidence = JSON.readTree(DiagnosisJson.text(Runs.broken()))
                .path("findings")
                .path(0)
                .path("evidence")
                .path(0);

        assertThat(evidence.path("observed").textValue()).isEqualTo("NaN");
        assertThat(evidence.path("threshold").isNull()).isTrue();
        assertThat(JSON.readTree(DiagnosisJson.text(everyStatus()))
                        .findValue("threshold")
                        .textValue())
                .isEqualTo("-Infinity");
    }

    @Test
    void healthyIsNeitherTrueNorFalseIfSomeChecksWereNotPossible() throws IOException {
        JsonNode partly = JSON.readTree(DiagnosisJson.text(Runs.healthy()));
        JsonNode clear = JSON.readTree(DiagnosisJson.text(Runs.large()));
        JsonNode sick = JSON.readTree(DiagnosisJson.text(Runs.sick()));

        assertThat(partly.path("healthy").isNull()).isTrue();
        assertThat(partly.path("counts").path("unknown").intValue()).isEqualTo(1);
        assertThat(clear.path("healthy").booleanValue()).isTrue();
        assertThat(sick.path("healthy").isBoolean()).isTrue();
        assertThat(sick.path("healthy").booleanValue()).isFalse();
        assertThat(sick.path("findings").findValuesAsText("status"))
                .containsExactly("present", "present", "unknown", "absent", "absent", "absent");
    }

    @Test
    void saysWhatToTryAndWhatToDoNext() throws IOException {
        JsonNode sick = JSON.readTree(DiagnosisJson.text(Runs.sick()));

        assertThat(sick.path("to-try").path("remedy").textValue()).isEqualTo("relu");
        assertThat(sick.path("to-try").path("code").path("pytorch").isArray()).isTrue();
        assertThat(sick.path("next").path(0).path("command").textValue()).startsWith("kasus treat runs/");
        assertThat(JSON.readTree(DiagnosisJson.text(Runs.healthy()))
                        .path("to-try")
                        .isNull())
                .isTrue();
    }

    @Test
    void aLogOfAnotherToolIsToldWhatToRecordInItsOwnCode() throws IOException {
        JsonNode foreign = JSON.readTree(DiagnosisJson.text(Runs.lossOnly(LogTool.LIGHTNING)));

        JsonNode first = foreign.path("recordings").path(0);
        assertThat(first.path("id").textValue()).isEqualTo("validation");
        assertThat(first.path("language").textValue()).isEqualTo("Lightning");
        assertThat(first.path("checks").toString()).contains("overfitting-gap");
        assertThat(first.path("code").toString()).contains("self.log");
        assertThat(foreign.findValuesAsText("how-to-record")).noneMatch(hint -> hint.contains("--probes"));
        foreign.path("findings")
                .forEach(finding -> assertThat(finding.path("needs").isEmpty())
                        .isEqualTo(!finding.path("status").textValue().equals("unknown")));
        assertThat(JSON.readTree(DiagnosisJson.text(Runs.sick())).path("recordings"))
                .isEmpty();
    }

    @Test
    void aStateThatIsNotKnownIsNull() throws IOException {
        assertThat(JSON.readTree(DiagnosisJson.text(Runs.empty())).path("state").isNull())
                .isTrue();
    }

    static RunReport everyStatus() {
        Finding present = new Finding(
                "dying-relu",
                "Dying ReLU",
                new Opinion.Present(
                        0.75,
                        List.of("relu2", "relu1"),
                        List.of("クマノミ", "a \"quoted\" fish"),
                        40,
                        List.of(
                                new Evidence(
                                        "layer/relu2/dead-fraction",
                                        40,
                                        400,
                                        Double.POSITIVE_INFINITY,
                                        Double.NEGATIVE_INFINITY,
                                        "All units are dead."),
                                new Evidence("train/loss", 1, 400, 1.5e-7, Double.NaN, "The loss is 1.5e-7."))),
                EvidenceLevel.PROBED,
                3);
        Finding absent = new Finding(
                "plateau",
                "Plateau",
                new Opinion.Absent(
                        "the loss fell by 80 %",
                        List.of(new Evidence("train/loss", 1, 400, 0.8, 0.05, "The loss fell by 80 %."))),
                EvidenceLevel.OBSERVED,
                0);
        return new RunReport(
                "20260412-101500-fish",
                "runs/20260412-101500-fish",
                "finished",
                new Recording.Builder().build(),
                new Diagnosis(List.of(present, Runs.NO_LOOK, absent)),
                List.of("The last record is torn."));
    }

    private static void collectKeys(JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(keys::add);
        node.forEach(child -> collectKeys(child, keys));
    }
}
