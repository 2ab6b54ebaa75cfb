package dev.kasus.records.log.table;

import static dev.kasus.records.log.ReadLog.curves;
import static dev.kasus.records.log.ReadLog.lines;
import static dev.kasus.records.log.ReadLog.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.ReadLog;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFormatTest {
    @TempDir
    Path folder;

    private LogCurves read(String name, String... lines) throws IOException {
        return read(name, lines(lines).getBytes(StandardCharsets.UTF_8));
    }

    private LogCurves read(String name, byte[] bytes) throws IOException {
        return LogFormats.read(Files.write(folder.resolve(name), bytes));
    }

    @Test
    void aTableOfKeras() throws IOException {
        LogCurves log = read(
                "training.csv",
                "epoch,accuracy,loss,val_accuracy,val_loss",
                "0,0.3,2.1,0.31,nan",
                "1,0.4,1.9,0.41,inf");
        assertThat(log.tool()).isEqualTo(LogTool.KERAS);
        assertThat(log.unit()).isEqualTo(StepUnit.EPOCH);
        assertThat(log.epochs().isEmpty()).isTrue();
        assertThat(curves(log))
                .containsExactly(
                        "accuracy 0=0.3 1=0.4",
                        "loss 0=2.1 1=1.9",
                        "val_accuracy 0=0.31 1=0.41",
                        "val_loss 0=NaN 1=Infinity");
        assertThat(log.notes()).isEmpty();
    }

    @Test
    void aSparseTableOfLightning() throws IOException {
        LogCurves log = read(
                "metrics.csv",
                "epoch,step,train_loss_step,train_loss_epoch,val_loss",
                "0,49,2.1,,",
                "0,99,2.0,,",
                "0,99,,,1.9",
                "0,99,,2.05,",
                "1,149,1.8,,");
        assertThat(log.tool()).isEqualTo(LogTool.LIGHTNING);
        assertThat(log.unit()).isEqualTo(StepUnit.STEP);
        assertThat(points(log.epochs())).isEqualTo("49=0.0 99=0.0 149=1.0");
        assertThat(curves(log))
                .containsExactly(
                        "train_loss_step 49=2.1 99=2.0 149=1.8", "val_loss 99=1.9", "train_loss_epoch 99=2.05");
    }

    @Test
    void aPaddedTableOfUltralytics() throws IOException {
        LogCurves log = read(
                "results.csv",
                "   epoch,      time,   train/loss,  metrics/accuracy_top1,  val/loss,  lr/pg0",
                "       1,     12.3,          1.2,                   0.5,        1.1,    0.01",
                "       2,     24.6,          1.1,                   0.6,        1.0,    0.01");
        assertThat(log.tool()).isEqualTo(LogTool.ULTRALYTICS);
        assertThat(log.unit()).isEqualTo(StepUnit.EPOCH);
        assertThat(curves(log))
                .containsExactly(
                        "train/loss 1=1.2 2=1.1",
                        "metrics/accuracy_top1 1=0.5 2=0.6",
                        "val/loss 1=1.1 2=1.0",
                        "lr/pg0 1=0.01 2=0.01");
    }

    @Test
    void tablesOfTimmAndFastai() throws IOException {
        LogCurves timm =
                read("summary.csv", "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr", "0,6.9,6.8,1.2,3.4,1e-4");
        assertThat(timm.tool()).isEqualTo(LogTool.TIMM);
        assertThat(curves(timm)).contains("eval_top1 0=1.2", "lr 0=1.0E-4");
        LogCurves fastai = read("history.csv", "epoch,train_loss,valid_loss,accuracy,time", "0,0.9,0.8,0.6,00:12");
        assertThat(fastai.tool()).isEqualTo(LogTool.PYTORCH);
        assertThat(curves(fastai)).containsExactly("train_loss 0=0.9", "valid_loss 0=0.8", "accuracy 0=0.6");
        assertThat(fastai.notes()).isEmpty();
    }

    @Test
    void aChartOfSeveralRuns() throws IOException {
        Path file = Files.writeString(
                folder.resolve("chart.csv"),
                lines(
                        "\"Step\",\"a-1 - val_loss\",\"a-1 - val_loss__MIN\",\"a-1 - val_loss__MAX\",\"b, 2 - val_loss\",\"b, 2 - val_loss__MIN\"",
                        "\"0\",\"1.0\",\"1.0\",\"1.0\",\"2\",\"2\"",
                        "\"10\",\"0.9\",\"0.9\",\"0.9\",\"\",\"\""));
        LogCurves first = LogFormats.read(file);
        assertThat(first.tool()).isEqualTo(LogTool.WANDB);
        assertThat(first.unit()).isEqualTo(StepUnit.UNKNOWN);
        assertThat(curves(first)).containsExactly("val_loss 0=1.0 10=0.9");
        assertThat(first.notes()).containsExactly("of 2 trainings, \"a-1\" was read; LOG#NAME reads another: b, 2");
        assertThat(curves(LogFormats.read(file, "b"))).containsExactly("val_loss 0=2.0");
        assertThat(LogFormats.read(file, "b, 2").notes()).isEmpty();
        assertThatThrownBy(() -> LogFormats.read(file, "c"))
                .isInstanceOf(BadInput.class)
                .hasMessage(file + " has no training \"c\"\nChoose one of a-1, b, 2.");
    }

    @Test
    void aHistoryOfWeightsAndBiases() throws IOException {
        LogCurves log =
                read("wandb.csv", "_step,_runtime,_timestamp,epoch,loss", "0,1.2,170000,0,1.5", "1,2.2,170001,0,1.4");
        assertThat(log.tool()).isEqualTo(LogTool.WANDB);
        assertThat(curves(log)).containsExactly("loss 0=1.5 1=1.4");
        assertThat(points(log.epochs())).isEqualTo("0=0.0 1=0.0");
    }

    @Test
    void aDownloadFromTensorBoardHasItsNameOutside() throws IOException {
        String[] lines = {"Wall time,Step,Value", "1700000000.1,0,1.5", "1700000001.1,10,1.4"};
        LogCurves keras = read("run-validation-tag-epoch_loss.csv", lines);
        assertThat(keras.tool()).isEqualTo(LogTool.KERAS);
        assertThat(keras.unit()).isEqualTo(StepUnit.UNKNOWN);
        assertThat(curves(keras)).containsExactly("validation/epoch_loss 0=1.5 10=1.4");
        LogCurves other = read("run-.-tag-Loss_train (1).csv", lines);
        assertThat(other.tool()).isEqualTo(LogTool.PYTORCH);
        assertThat(curves(other)).containsExactly("Loss_train 0=1.5 10=1.4");
    }

    @Test
    void aDownloadFromMlflow() throws IOException {
        LogCurves log = read(
                "metrics.csv",
                "run_id,key,value,timestamp,step",
                "ab,loss,1,17,0",
                "ab,loss,0.5,18,1",
                "ac,loss,3,17,0");
        assertThat(log.tool()).isEqualTo(LogTool.MLFLOW);
        assertThat(curves(log)).containsExactly("loss 0=1.0 1=0.5");
        assertThat(log.notes()).containsExactly("of 2 trainings, \"ab\" was read; LOG#NAME reads another: ac");
    }

    @Test
    void semicolonsDecimalCommasPercentAndComments() throws IOException {
        LogCurves log = read(
                "eigen.csv",
                "\uFEFF# my log",
                "Epoche;Train Loss;\"Val Acc\";Notiz",
                "1;0,5;\"93,5%\";gut",
                "# pause",
                "2;0,4;94 %;",
                ";;;",
                "3;None;95%;ok");
        assertThat(log.tool()).isEqualTo(LogTool.OWN);
        assertThat(curves(log)).containsExactly("Train Loss 1=0.5 2=0.4", "Val Acc % 1=93.5 2=94.0 3=95.0");
        assertThat(log.notes()).containsExactly("columns of text were left out: \"Notiz\"");
    }

    /** As NumPy writes it. */
    @Test
    void aHeaderInAComment() throws IOException {
        LogCurves log = read("a.txt", "# made by me", "# epoch, loss", "1.0e+00,2.0e+00", "2.0e+00,1.5e+00");
        assertThat(curves(log)).containsExactly("loss 1=2.0 2=1.5");
    }

    @Test
    void aFirstLineThatNamesTheSeparator() throws IOException {
        assertThat(curves(read("a.csv", "sep=|", "epoch|loss", "1|0,5"))).containsExactly("loss 1=0.5");
    }

    @Test
    void tabsAndUtf16() throws IOException {
        LogCurves log = read("t.tsv", "\uFEFFepoch\tloss\tacc\n1\t0,5\t\n2\t\t0.7".getBytes(StandardCharsets.UTF_16LE));
        assertThat(curves(log)).containsExactly("loss 1=0.5", "acc 2=0.7");
    }

    @Test
    void aColumnSaysWhichImages() throws IOException {
        LogCurves log = read(
                "log.csv",
                "epoch,phase,loss,acc",
                "1,train,1,0.5",
                "1,val,1.1,0.4",
                "2,train,0.9,0.6",
                "2,val,1.0,0.5");
        assertThat(log.unit()).isEqualTo(StepUnit.EPOCH);
        assertThat(curves(log))
                .containsExactly(
                        "train/loss 1=1.0 2=0.9",
                        "train/acc 1=0.5 2=0.6",
                        "val/loss 1=1.1 2=1.0",
                        "val/acc 1=0.4 2=0.5");
    }

    @Test
    void aLongTableIsSortedByNameOrByStep() throws IOException {
        assertThat(curves(read("a.csv", "tag,step,value", "loss,0,1", "loss,10,0.9", "acc,0,0.1", "acc,10,0.2")))
                .containsExactly("loss 0=1.0 10=0.9", "acc 0=0.1 10=0.2");
        assertThat(curves(read("b.csv", "step,metric,value", "0,loss,1", "0,acc,0.1", "10,loss,0.9", "10,acc,0.2")))
                .containsExactly("loss 0=1.0 10=0.9", "acc 0=0.1 10=0.2");
    }

    @Test
    void batchesWithTheirEpoch() throws IOException {
        LogCurves rows = read("a.csv", "epoch,loss", "0,1", "0,0.9", "0,0.8", "1,0.7", "1,0.6");
        assertThat(rows.unit()).isEqualTo(StepUnit.STEP);
        assertThat(curves(rows)).containsExactly("loss 1=1.0 2=0.9 3=0.8 4=0.7 5=0.6");
        assertThat(points(rows.epochs())).isEqualTo("1=0.0 2=0.0 3=0.0 4=1.0 5=1.0");
        LogCurves within = read("b.csv", "epoch,batch,loss", "0,0,1", "0,1,0.9", "1,0,0.8", "1,1,0.7", "2,0,0.6");
        assertThat(within.unit()).isEqualTo(StepUnit.STEP);
        assertThat(curves(within)).containsExactly("loss 0=1.0 1=0.9 2=0.8 3=0.7 4=0.6");
        assertThat(points(within.epochs())).isEqualTo("0=0.0 1=0.0 2=1.0 3=1.0 4=2.0");
        LogCurves fractions = read("c.csv", "epoch,loss", "0.5,1", "1.0,0.9");
        assertThat(fractions.unit()).isEqualTo(StepUnit.STEP);
        assertThat(points(fractions.epochs())).isEqualTo("1=0.5 2=1.0");
    }

    @Test
    void rowsWithoutAnIndexAreCounted() throws IOException {
        LogCurves log = read("a.csv", "loss,acc", "1,.3", ".9,.4");
        assertThat(log.unit()).isEqualTo(StepUnit.UNKNOWN);
        assertThat(curves(log)).containsExactly("loss 1=1.0 2=0.9", "acc 1=0.3 2=0.4");
    }

    @Test
    void theNewestOfSeveralTrainings() throws IOException {
        String[] header = {"epoch,loss,val_loss"};
        String note = "2 trainings stand one after the other; only the newest was read, which starts in line 5";
        LogCurves again = read("a.csv", header[0], "1,9,9", "2,8,8", "3,7,7", "1,1,2", "2,0.5,1");
        assertThat(curves(again)).containsExactly("loss 1=1.0 2=0.5", "val_loss 1=2.0 2=1.0");
        assertThat(again.notes()).containsExactly(note);
        LogCurves headed = read("b.csv", header[0], "1,9,9", header[0], "", "1,1,2");
        assertThat(curves(headed)).containsExactly("loss 1=1.0", "val_loss 1=2.0");
        assertThat(headed.notes()).containsExactly(note);
        LogCurves other = read("c.csv", header[0], "1,9,9", "2,9,9", "epoch,val_loss,loss", "1,2,1");
        assertThat(curves(other)).containsExactly("loss 1=1.0", "val_loss 1=2.0");
        LogCurves resumed = read("d.csv", header[0], "1,9,9", "2,8,8", "3,7,7", header[0], "2,1,2", "3,0.5,1");
        assertThat(curves(resumed)).containsExactly("loss 1=9.0 2=1.0 3=0.5", "val_loss 1=9.0 2=2.0 3=1.0");
        assertThat(resumed.notes()).isEmpty();
    }

    @Test
    void measuringAgainIsNoNewTraining() throws IOException {
        LogCurves log = read("a.csv", "step,loss,test_loss", "1,9,", "2,8,", "2,,7", "3,7,", "3,,6", "1,,5");
        assertThat(curves(log)).containsExactly("loss 1=9.0 2=8.0 3=7.0", "test_loss 1=5.0");
        assertThat(log.notes()).isEmpty();
    }

    @Test
    void nanThatComesAndGoesIsAnEmptyCell() throws IOException {
        LogCurves log =
                read("a.csv", "step,loss,val_loss", "1,9,nan", "2,8,7", "3,7,nan", "4,6,5", "5,nan,nan", "6,nan,4");
        assertThat(curves(log))
                .containsExactly("loss 1=9.0 2=8.0 3=7.0 4=6.0 5=NaN 6=NaN", "val_loss 2=7.0 4=5.0 6=4.0");
    }

    @Test
    void cellsThatAreNoNumbersAreCounted() throws IOException {
        LogCurves log = read("a.csv", "epoch,loss,lr", "1,9,0x1p3", "2,8,1f", "total,3,0.1", "3,oops,0.01");
        assertThat(curves(log)).containsExactly("loss 1=9.0 2=8.0", "lr 3=0.01");
        assertThat(log.notes())
                .containsExactly(
                        "cells that are no numbers were left out: 1 in column \"loss\", 2 in column \"lr\"",
                        "rows whose step or epoch cannot be read were left out: 1");
    }

    @Test
    void aTableThatHasJustBegunIsEmpty() throws IOException {
        LogCurves log = read("a.csv", "epoch,loss");
        assertThat(log.curves()).isEmpty();
        assertThat(log.tool()).isEqualTo(LogTool.KERAS);
    }

    @Test
    void whatIsNoTableIsLeftAlone() throws IOException {
        assertThat(LogFormats.of(Files.writeString(
                        folder.resolve("a.txt"), "Dear all,\nthis is text, with 3 commas, 4 words.\n")))
                .isEmpty();
        assertThat(LogFormats.of(Files.writeString(folder.resolve("b.csv"), "1,2\n3,4\n")))
                .isEmpty();
        assertThat(LogFormats.of(Files.writeString(folder.resolve("c.csv"), "")))
                .isEmpty();
        assertThat(LogFormats.of(folder.resolve("none.csv"))).isEmpty();
        assertThat(LogFormats.of(Path.of("/dev/zero"))).isEmpty();
    }

    @Test
    void gzip() throws IOException {
        byte[] packed = ReadLog.gzip(lines("epoch,loss", "1,9", "2,8").getBytes(StandardCharsets.UTF_8));
        assertThat(curves(read("a.csv.gz", packed))).containsExactly("loss 1=9.0 2=8.0");
        LogCurves cut = read("b.csv.gz", Arrays.copyOf(packed, packed.length - 6));
        assertThat(curves(cut)).containsExactly("loss 1=9.0 2=8.0");
        assertThat(cut.notes()).containsExactly("b.csv.gz was not read to its end: it is cut off or damaged there");
    }

    @Test
    void anEndlessCellEndsTheTable() throws IOException {
        LogCurves log = read("a.csv", "epoch,loss", "1,9", "2,\"" + "8".repeat(5_000_000));
        assertThat(curves(log)).containsExactly("loss 1=9.0");
        assertThat(log.notes()).containsExactly("line 3 cannot be read; it and the rest were left out");
    }
}
