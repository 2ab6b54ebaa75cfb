package dev.kasus.records.log.format;

import static dev.kasus.records.log.ReadLog.lines;

import dev.kasus.records.log.ReadLog;
import dev.kasus.records.log.mlflow.MlflowSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small log of each format, to be damaged. */
final class FormatSamples {
    private FormatSamples() {}

    /** Bytes by file name; a name in folders is that of a file of MLflow's store. */
    static Map<String, byte[]> all(Path scratch) throws IOException, SQLException {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put(
                "keras.csv",
                bytes(
                        "epoch,accuracy,loss,val_accuracy,val_loss",
                        "0,0.3,2.1,0.31,nan",
                        "1,0.4,1.9,0.41,inf",
                        "2,0.5,1.7,0.5,1.6"));
        samples.put(
                "metrics.csv",
                bytes(
                        "epoch,step,train_loss_step,train_loss_epoch,val_loss",
                        "0,49,2.1,,",
                        "0,99,2.0,,",
                        "0,99,,,1.9",
                        "1,149,1.8,,"));
        samples.put(
                "chart.csv",
                bytes(
                        "\"Step\",\"a - loss\",\"a - loss__MIN\",\"b - loss\",\"b - loss__MIN\"",
                        "\"0\",\"1\",\"1\",\"2\",\"2\"",
                        "\"9\",\"1\",\"1\",\"\",\"\""));
        samples.put(
                "semicolons.csv",
                bytes(
                        "\uFEFF# my log",
                        "Epoche;Train Loss;Val Acc;Notiz",
                        "1;0,5;\"93,5%\";gut",
                        "2;0,4;94%;",
                        "1;0,3;95%;ok"));
        samples.put(
                "tabs.tsv",
                bytes(
                        "epoch\tbatch\tphase\tloss",
                        "0\t0\ttrain\t1",
                        "0\t1\tval\t0.9",
                        "1\t0\ttrain\t0.8",
                        "1\t1\tval\t7e-1"));
        samples.put(
                "long.csv", bytes("run,tag,step,value", "x,loss,0,1", "x,loss,10,0.9", "y,acc,0,0.1", "y,acc,10,0.2"));
        samples.put(
                "run-train-tag-epoch_loss.csv",
                bytes("Wall time,Step,Value", "1700000000.1,0,1.5", "1700000001.1,10,1.4"));
        samples.put("run-val-tag-loss.json", bytes("[[1700000000.1, 0, 1.5], [1700000001.1, 10, 1.25]]"));
        samples.put(
                "trainer_state.json",
                bytes(
                        "{\"epoch\": 2.0, \"log_history\": [",
                        "  {\"epoch\": 0.5, \"learning_rate\": 5e-5, \"loss\": 2.1, \"step\": 5},",
                        "  {\"epoch\": 1.0, \"eval_loss\": NaN, \"step\": 10}], \"num_train_epochs\": 24}"));
        samples.put(
                "history.json",
                bytes(
                        "{\"history\":{\"loss\":[1,0.9,-Infinity],\"val_loss\":[1,null,\"NaN\"]},\"epoch\":[0,1,2],\"params\":{\"epochs\":24}}"));
        samples.put(
                "lines.jsonl",
                bytes(
                        "{\"epoch\":1,\"train\":{\"loss\":1.0},\"note\":\"hi\",\"seen\":[1,{\"a\":2}]}",
                        "{\"epoch\":2,\"train\":{\"loss\":0.9}}",
                        "{\"epoch\":3,\"x\":1e5}"));
        samples.put(
                "sections.json",
                bytes(
                        "{\"train\":[{\"epoch\":1,\"loss\":1},{\"epoch\":2,\"loss\":0.5}],\"val\":[{\"loss\":2},{\"loss\":3}]}"));
        samples.put("packed.csv.gz", ReadLog.gzip(samples.get("keras.csv")));
        samples.put("packed.jsonl.gz", ReadLog.gzip(samples.get("lines.jsonl")));
        samples.put("mlruns/1/meta.yaml", bytes("name: fish"));
        samples.put("mlruns/1/ab12/metrics/val/loss", bytes("1700 1.5 0", "1701 nan 1", "1702 -inf 2"));
        samples.put("mlruns/1/ab12/meta.yaml", bytes("lifecycle_stage: active", "run_name: 'x'", "start_time: 17"));
        Path file = MlflowSample.database(scratch.resolve("sample.db"));
        samples.put("mlflow.db", Files.readAllBytes(file));
        return samples;
    }

    private static byte[] bytes(String... lines) {
        return lines(lines).getBytes(StandardCharsets.UTF_8);
    }
}
