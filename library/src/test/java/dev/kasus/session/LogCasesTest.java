package dev.kasus.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.records.events.EventWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as others write them, each with one way in which they are not as expected, and what is right. */
class LogCasesTest {
    /** Curves of a net that overfits: 100 % in training, 62 % in validation. */
    private static double loss(int i) {
        return 2.2 * Math.exp(-0.45 * i);
    }

    private static double validationLoss(int i) {
        return i < 3 ? 1.6 - 0.05 * i : 1.45 + 0.1 * (i - 2);
    }

    private static double accuracy(int i) {
        return Math.min(1, 0.3 + 0.07 * i);
    }

    private static double validation(int i) {
        return Math.min(0.62, 0.3 + 0.045 * i);
    }

    private static double chanceLoss(int i) {
        return Math.log(10) + 0.001 * (i % 2);
    }

    @TempDir
    Path folder;

    /** Curves of one event file, value by value. */
    private static void write(Path into, int count, IntToLongFunction step, Map<String, IntToDoubleFunction> curves)
            throws IOException {
        Files.createDirectories(into);
        try (EventWriter writer = EventWriter.begin(into, OptionalLong.empty())) {
            for (int i = 0; i < count; i++) {
                for (Map.Entry<String, IntToDoubleFunction> curve : curves.entrySet()) {
                    writer.scalar(
                            curve.getKey(),
                            step.applyAsLong(i),
                            curve.getValue().applyAsDouble(i));
                }
            }
        }
    }

    private void epochs(int count, Map<String, IntToDoubleFunction> curves) throws IOException {
        write(folder, count, i -> i, curves);
    }

    private DiagnosedRun read() {
        return DiagnosedRun.of(folder);
    }

    private List<String> present() {
        return read().report().diagnosis().present().stream().map(Finding::id).toList();
    }

    private static IntToDoubleFunction percent(IntToDoubleFunction share) {
        return i -> 100 * share.applyAsDouble(i);
    }

    @Test
    void accuracyInPercent() throws IOException {
        epochs(
                12,
                Map.of(
                        "Loss/train",
                        LogCasesTest::loss,
                        "Loss/test",
                        LogCasesTest::validationLoss,
                        "Accuracy/train",
                        percent(LogCasesTest::accuracy),
                        "Accuracy/test",
                        percent(LogCasesTest::validation)));
        assertThat(present()).containsExactly("overfitting-gap");
        assertThat(read().report().warnings()).anyMatch(note -> note.startsWith("accuracy is in percent"));
    }

    @Test
    void aNetAtChanceInPercent() throws IOException {
        epochs(
                12,
                Map.of(
                        "Loss/train",
                        LogCasesTest::chanceLoss,
                        "Loss/test",
                        LogCasesTest::chanceLoss,
                        "Accuracy/train",
                        i -> 10,
                        "Accuracy/test",
                        i -> 10));
        assertThat(present()).containsExactlyInAnyOrder("underfitting", "plateau");
        assertThat(read().report().diagnosis().present().toString())
                .doesNotContain("1000 %")
                .contains("10 %");
    }

    @Test
    void aBinaryNetAtChance() throws IOException {
        epochs(10, Map.of("train_loss", i -> 0.6931 + 0.0002 * (i % 3), "train_acc", i -> 0.5, "val_acc", i -> 0.5));
        assertThat(present()).containsExactlyInAnyOrder("underfitting", "plateau");
    }

    @Test
    void trainingByStepsAndValidationByEpochs() throws IOException {
        write(
                folder,
                600,
                i -> i,
                Map.of(
                        "Loss/train", i -> loss(i / 50),
                        "Accuracy/train", i -> accuracy(i / 50)));
        write(
                folder,
                12,
                i -> i,
                Map.of("Loss/val", LogCasesTest::validationLoss, "Accuracy/val", LogCasesTest::validation));
        assertThat(present()).containsExactly("overfitting-gap");
        assertThat(read().report().warnings()).anyMatch(note -> note.contains("an epoch was taken for 50 steps"));
    }

    @Test
    void aStepBetweenTrainingAndValidation() throws IOException {
        write(
                folder,
                12,
                i -> 49 + 50L * i,
                Map.of("train_loss", LogCasesTest::loss, "train_acc", LogCasesTest::accuracy));
        write(
                folder,
                12,
                i -> 50 + 50L * i,
                Map.of("val_loss", LogCasesTest::validationLoss, "val_acc", LogCasesTest::validation));
        assertThat(present()).containsExactly("overfitting-gap");
    }

    @Test
    void noisyBatchesOfAHealthyTraining() throws IOException {
        Random random = new Random(7);
        IntToDoubleFunction level = i -> 0.6 + 1.7 * Math.exp(-i / 180.0);
        double[] losses = IntStream.range(0, 600)
                .mapToDouble(i -> level.applyAsDouble(i) * (1 + 0.2 * random.nextGaussian()))
                .toArray();
        double[] hits = IntStream.range(0, 600)
                .mapToDouble(i -> Math.max(0, 0.78 - 0.6 * Math.exp(-i / 180.0) + 0.08 * random.nextGaussian()))
                .toArray();
        write(folder, 600, i -> i, Map.of("Loss/train", i -> losses[i], "Accuracy/train", i -> hits[i]));
        write(
                folder,
                12,
                i -> 49 + 50L * i,
                Map.of(
                        "Loss/val", i -> level.applyAsDouble(49 + 50 * i) + 0.05,
                        "Accuracy/val", i -> 0.74 - 0.6 * Math.exp(-(49 + 50 * i) / 180.0)));
        assertThat(present()).isEmpty();
    }

    @Test
    void theNewestOfTwoRunsIsJudged() throws IOException {
        epochs(12, Map.of("Loss/train", LogCasesTest::loss, "Accuracy/train", LogCasesTest::accuracy));
        epochs(5, Map.of("Loss/train", LogCasesTest::chanceLoss, "Accuracy/train", i -> 0.1));
        assertThat(present()).contains("underfitting", "plateau");
        assertThat(read().report().warnings().get(0)).startsWith("these are the logs of 2 trainings");
    }

    @Test
    void batchNumbersThatBeginAgainWithEachEpochAreOneTraining() throws IOException {
        try (EventWriter writer = EventWriter.begin(folder, OptionalLong.empty())) {
            for (int epoch = 0; epoch < 12; epoch++) {
                for (int batch = 0; batch < 20; batch++) {
                    writer.scalar("train_loss", batch, loss(epoch));
                    writer.scalar("train_acc", batch, accuracy(epoch));
                }
                writer.scalar("val_acc", epoch, validation(epoch));
            }
        }
        assertThat(present()).containsExactly("overfitting-gap");
        assertThat(read().report().recording().epochs()).isEqualTo(12);
    }

    @Test
    void lossesAlone() throws IOException {
        epochs(12, Map.of("Loss/train", LogCasesTest::loss, "Loss/test", LogCasesTest::validationLoss));
        assertThat(present()).containsExactly("overfitting-gap");
    }

    @Test
    void validationThatNeverMoves() throws IOException {
        epochs(22, Map.of("train/loss", i -> 2.5 * Math.pow(0.75, i), "val/loss", i -> 3.97, "val/accuracy", i -> 0));
        assertThat(present().get(0)).isEqualTo("validation-mismatch");
    }

    @Test
    void afterNaNOnlyWhatWasRecorded() throws IOException {
        epochs(10, Map.of("train/loss", i -> Double.NaN, "train/accuracy", i -> 1, "val/accuracy", i -> 0.5));
        assertThat(present()).containsExactly("non-finite");
    }

    @Test
    void fewEpochsOfManyClassesAreTooEarly() throws IOException {
        epochs(
                5,
                Map.of(
                        "train/loss", i -> 4.61 - 0.07 * i,
                        "train/accuracy", i -> 0.01 + 0.012 * i,
                        "val/accuracy", i -> 0.01 + 0.014 * i));
        assertThat(present()).isEmpty();
        assertThat(read().report().diagnosis().findings())
                .filteredOn(finding -> finding.id().equals("too-few-epochs"))
                .extracting(finding -> ((Opinion.Unknown) finding.opinion()).needs())
                .containsExactly(List.of(Need.Beyond.LONGER_TRAINING));
        assertThat(read().report().verdict()).startsWith("too early to say");
    }

    @Test
    void oneFolderACurve() throws IOException {
        Map<String, IntToDoubleFunction> curves = Map.of(
                "Training vs. Validation Loss_Training", LogCasesTest::loss,
                "Training vs. Validation Loss_Validation", LogCasesTest::validationLoss,
                "Training vs. Validation Accuracy_Training", LogCasesTest::accuracy,
                "Training vs. Validation Accuracy_Validation", LogCasesTest::validation);
        for (Map.Entry<String, IntToDoubleFunction> curve : curves.entrySet()) {
            String tag = curve.getKey().substring(0, curve.getKey().lastIndexOf('_'));
            write(folder.resolve(curve.getKey()), 12, i -> i, Map.of(tag, curve.getValue()));
        }
        assertThat(present()).containsExactly("overfitting-gap");
    }

    @Test
    void oneFolderASplit() throws IOException {
        write(
                folder.resolve("trn_cls"),
                12,
                i -> i,
                Map.of("loss", LogCasesTest::loss, "accuracy", LogCasesTest::accuracy));
        write(
                folder.resolve("val_cls"),
                12,
                i -> i,
                Map.of("loss", LogCasesTest::validationLoss, "accuracy", LogCasesTest::validation));
        assertThat(present()).containsExactly("overfitting-gap");
    }

    @Test
    void gradientsOfLayersUnderOurTags() throws IOException {
        String gradient = "/activation-gradient-norm";
        write(
                folder,
                8,
                i -> 30L * (i + 1),
                Map.of(
                        "train/loss",
                        LogCasesTest::chanceLoss,
                        "train/accuracy",
                        i -> 0.1,
                        "progress/epoch",
                        i -> i + 1,
                        "layer/conv1" + gradient,
                        i -> 1e-9,
                        "layer/conv2" + gradient,
                        i -> 1e-6,
                        "layer/conv10" + gradient,
                        i -> 1e-3,
                        "layer/dense1" + gradient,
                        i -> 0.1));
        DiagnosedRun run = read();
        assertThat(run.report().diagnosis().present().get(0).id()).isEqualTo("vanishing-gradient");
        assertThat(run.report().diagnosis().present().get(0).layers()).containsExactly("conv1", "conv2");
        assertThat(run.report().warnings())
                .containsExactly("the order of its 4 layers was guessed from their names: conv1 first, dense1 last");
    }

    @Test
    void aCosineScheduleEndsFlat() throws IOException {
        epochs(
                30,
                Map.of(
                        "train_loss", i -> 0.9 + 1.2 * Math.exp(-i / 6.0),
                        "train_acc", i -> 0.68 - 0.5 * Math.exp(-i / 6.0),
                        "val_acc", i -> 0.65 - 0.45 * Math.exp(-i / 6.0)));
        assertThat(present()).isEmpty();
    }
}
