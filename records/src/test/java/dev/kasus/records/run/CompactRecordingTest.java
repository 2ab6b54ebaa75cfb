package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.message.BadInput;
import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactRecordingTest {
    private static final double ROUNDED = 2e-4;

    @TempDir
    private Path folder;

    private static RunFolder run(String name) throws URISyntaxException {
        return RunFolder.open(Path.of(Objects.requireNonNull(CompactRecordingTest.class.getResource("run-v1/" + name))
                .toURI()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flounders", "plateau"})
    void itKeepsWhatRulesRead(String name) throws URISyntaxException, IOException {
        Path file = folder.resolve("run");
        CompactRecording.write(run(name), file);
        Recording before = run(name).recording();
        Recording after = CompactRecording.read(file);
        assertThat(after.recipe()).isEqualTo(before.recipe());
        assertThat(after.provenance()).isEqualTo(before.provenance());
        assertThat(after.tags()).isEqualTo(before.tags());
        for (String tag : before.tags()) {
            Series had = before.series(tag);
            Series has = after.series(tag);
            assertThat(has.steps()).isEqualTo(had.steps());
            for (int i = 0; i < had.size(); i++) {
                if (Double.isFinite(had.value(i))) {
                    assertThat(has.value(i)).isCloseTo(had.value(i), within(ROUNDED * Math.abs(had.value(i))));
                } else {
                    assertThat(Double.compare(has.value(i), had.value(i))).isZero();
                }
            }
        }
        Matrix confusion = before.matrices(Signals.CONFUSION).get(0);
        assertThat(after.matrices(Signals.CONFUSION)).contains(confusion);
        assertThat(Diagnosis.of(after, Rules.all()).present())
                .extracting(Finding::id)
                .isEqualTo(Diagnosis.of(before, Rules.all()).present().stream()
                        .map(Finding::id)
                        .toList());
        assertThat(Files.size(file)).isLessThan(40_000);
    }

    @Test
    void aDamagedFileIsRefusedInWords() throws URISyntaxException, IOException {
        Path file = folder.resolve("run");
        CompactRecording.write(run("plateau"), file);
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            if (i % 2 == 1) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, broken);
            try {
                CompactRecording.read(file);
            } catch (BadInput e) {
                assertThat(e.getMessage()).contains(file.toString());
            }
        }
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "epoch,loss\n1,2.3\n");
        assertThatThrownBy(() -> CompactRecording.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is damaged, or no compact recording");
    }
}
