package dev.kasus.records.log.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.meaning.CurveRoles.Candidate;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveRolesTest {
    private static LogCurve curve(String name, int size) {
        Series.Builder points = new Series.Builder();
        for (int i = 1; i <= size; i++) {
            points.add(i, 1.0 / i);
        }
        return new LogCurve(name, points.build());
    }

    /** The roles of names; one may be followed by a colon and its number of readings. */
    private static CurveRoles roles(String... names) {
        List<Candidate> candidates = new ArrayList<>();
        for (String name : names) {
            int colon = name.lastIndexOf(':');
            String plain = colon < 0 ? name : name.substring(0, colon);
            int size = colon < 0 ? 10 : Integer.parseInt(name.substring(colon + 1));
            CurveName meant = CurveName.of(plain);
            if (meant.measure() != CurveName.Measure.UNKNOWN && meant.measure() != CurveName.Measure.OTHER) {
                candidates.add(new Candidate(curve(plain, size), meant));
            }
        }
        return CurveRoles.of(candidates);
    }

    private static Map<Signal, String> names(CurveRoles roles) {
        Map<Signal, String> names = new java.util.HashMap<>();
        roles.curves().forEach((signal, curve) -> names.put(signal, curve.name()));
        return names;
    }

    /** Usual ways of naming the four curves, in the order training loss, validation loss, training and validation accuracy. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loss/train | Loss/test | Accuracy/train | Accuracy/test",
                "Loss/train | Loss/valid | Accuracy/train | Accuracy/valid",
                "Loss/Train | Loss/Val | Acc/Train | Acc/Val",
                "Train/Loss | Val/Loss | Train/Accuracy | Val/Accuracy",
                "train/loss | val/loss | train/acc | val/acc",
                "training/loss | validation/loss | training/accuracy | validation/accuracy",
                "train_loss | val_loss | train_acc | val_acc",
                "train_loss | valid_loss | train_acc | valid_acc",
                "train_loss | test_loss | train_acc | test_acc",
                "training_loss | validation_loss | training_accuracy | validation_accuracy",
                "tr_loss | dev_loss | tr_acc | dev_acc",
                "trainLoss | valLoss | trainAcc | valAcc",
                "TrainLoss | TestLoss | TrainAccuracy | TestAccuracy",
                "trainloss | valloss | trainacc | valacc",
                "Training Loss | Validation Loss | Training Accuracy | Validation Accuracy",
                "Train Loss | Test Loss | Train Acc (%) | Test Acc (%)",
                "loss_train | loss_val | acc_train | acc_val",
                "Train_Loss | Eval_Loss | Train_Acc@1 | Eval_Acc@1",
                "loss | val_loss | accuracy | val_accuracy",
                "loss | val_loss | sparse_categorical_accuracy | val_sparse_categorical_accuracy",
                "train/epoch_loss | validation/epoch_loss | train/epoch_accuracy | validation/epoch_accuracy",
                "train_loss_epoch | val_loss_epoch | train_acc_epoch | val_acc_epoch",
                "train/nll | val/nll | train/top1 | val/top1",
                "train/ce_loss | val/ce_loss | train/top_1 | val/top_1",
                "train cross entropy | test cross entropy | train accuracy top1 | test accuracy top1",
                "Loss/training_epoch | Loss/validation_epoch | Accuracy/training_epoch | Accuracy/validation_epoch",
                "epoch/train_loss | epoch/val_loss | epoch/train_acc | epoch/val_acc",
                "metrics/train/loss | metrics/val/loss | metrics/train/accuracy | metrics/val/accuracy",
                "fit/loss | eval/loss | fit/accuracy | eval/accuracy",
                "resnet18/train_loss | resnet18/val_loss | resnet18/train_acc | resnet18/val_acc",
                "Training vs. Validation Loss/Training | Training vs. Validation Loss/Validation"
                        + " | Training vs. Validation Accuracy/Training | Training vs. Validation Accuracy/Validation",
                "trn_cls/loss | val_cls/loss | trn_cls/accuracy | val_cls/accuracy",
                "Average training loss | Average validation loss | Mean training accuracy | Mean validation accuracy"
            })
    void usualNamesAreUnderstood(String line) {
        String[] four = line.split(" *\\| *");
        assertThat(names(roles(four)))
                .containsEntry(Signals.TRAIN_LOSS, four[0])
                .containsEntry(Signals.VALIDATION_LOSS, four[1])
                .containsEntry(Signals.TRAIN_ACCURACY, four[2])
                .containsEntry(Signals.VALIDATION_ACCURACY, four[3])
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "lr, train/learning-rate",
        "lr-Adam, train/learning-rate",
        "lr-SGD/pg1, train/learning-rate",
        "lr/pg0, train/learning-rate",
        "x/lr0, train/learning-rate",
        "Learning Rate, train/learning-rate",
        "learning_rate, train/learning-rate",
        "train/learningRate, train/learning-rate",
        "epoch_learning_rate, train/learning-rate",
        "grad_norm, train/gradient-norm",
        "train/grad_norm, train/gradient-norm",
        "Gradient Norm, train/gradient-norm"
    })
    void ratesAndGradientsAreUnderstood(String name, String tag) {
        assertThat(roles(name).curves().keySet()).extracting(Signal::tag).containsExactly(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "val_top5",
                "best_val_acc",
                "val_f1",
                "val/auc",
                "metrics/mAP50(B)",
                "val_precision",
                "val_recall",
                "epoch_time",
                "gpu_memory",
                "hparam/accuracy",
                "images per second",
                "val_mse",
                "weight_decay"
            })
    void otherMeasuresAreKnownAndAreNoSignal(String name) {
        assertThat(CurveName.of(name).measure()).isEqualTo(CurveName.Measure.OTHER);
    }

    @Test
    void stepsAndEpochsOfOneLossAreTwoSignals() {
        assertThat(names(roles("train_loss_step:500", "train_loss_epoch:10", "val_loss:10")))
                .containsEntry(Signals.TRAIN_LOSS, "train_loss_epoch")
                .containsEntry(Signals.STEP_LOSS, "train_loss_step")
                .containsEntry(Signals.VALIDATION_LOSS, "val_loss");
    }

    /** Hugging Face writes the loss of the whole training under the better name at the very end. */
    @Test
    void aSummaryAtTheEndIsNoCurve() {
        assertThat(names(roles("loss:30", "eval_loss:10", "eval_accuracy:10", "train_loss:1")))
                .containsEntry(Signals.TRAIN_LOSS, "loss");
    }

    /** As fastai and Ultralytics name it. */
    @Test
    void accuracyWithoutASplitIsThatOfValidationBesideANamedTrainingLoss() {
        CurveRoles roles = roles("train/loss", "val/loss", "metrics/accuracy_top1");
        assertThat(names(roles)).containsEntry(Signals.VALIDATION_ACCURACY, "metrics/accuracy_top1");
        assertThat(roles.notes()).containsExactly("\"metrics/accuracy_top1\" was taken for validation accuracy");
        assertThat(names(roles("train_loss", "val_loss", "accuracy", "val_accuracy")))
                .containsEntry(Signals.TRAIN_ACCURACY, "accuracy");
    }

    @Test
    void anErrorRateIsOneLessAccuracy() {
        CurveRoles roles = roles("train_loss", "valid_loss", "error_rate");
        assertThat(names(roles)).containsEntry(Signals.VALIDATION_ACCURACY, "error_rate");
        assertThat(roles.errors()).containsExactly(Signals.VALIDATION_ACCURACY);
    }

    @Test
    void partsOfALossAreSummed() {
        CurveRoles roles = roles("train/box_loss", "train/cls_loss", "val/box_loss", "val/cls_loss");
        assertThat(roles.curves().get(Signals.TRAIN_LOSS).points().values()).startsWith(2, 1);
        assertThat(roles.curves()).containsKey(Signals.VALIDATION_LOSS);
        assertThat(roles.notes()).containsExactly("the loss is given in parts (box, cls), and their sum was read");
    }

    @Test
    void ofSeveralTrainingsInOneLogOneIsReadAndSaid() {
        CurveRoles roles = roles("fold1/train_loss", "fold1/val_loss", "fold2/train_loss", "fold2/val_loss");
        assertThat(names(roles))
                .containsEntry(Signals.TRAIN_LOSS, "fold1/train_loss")
                .hasSize(2);
        assertThat(roles.notes().get(0)).contains("fold1", "fold2", "--map");
    }

    @Test
    void validationGoesBeforeTest() {
        assertThat(names(roles("train_loss", "test_loss", "val_loss")))
                .containsEntry(Signals.VALIDATION_LOSS, "val_loss");
        assertThat(names(roles("train_loss", "test_loss"))).containsEntry(Signals.VALIDATION_LOSS, "test_loss");
    }
}
