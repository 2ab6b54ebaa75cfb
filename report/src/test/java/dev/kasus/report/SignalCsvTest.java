package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalCsvTest {
    private static String wide(Recording recording) throws IOException {
        StringBuilder text = new StringBuilder();
        SignalCsv.wide(recording, text);
        return text.toString();
    }

    private static String tall(Recording recording) throws IOException {
        StringBuilder text = new StringBuilder();
        SignalCsv.tall(recording, text);
        return text.toString();
    }

    private static List<CSVRecord> parsed(String csv) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            return parser.getRecords();
        }
    }

    private static Recording small() {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar("my/own", 20, 1e-7);
        builder.scalar("layer/conv2/weight-norm", 10, 3);
        builder.scalar("layer/conv1/weight-norm", 10, 2.5);
        builder.scalar("input/train-mean", 0, -0.0);
        builder.scalar("validation/accuracy", 10, 0.5);
        builder.scalar("train/step-loss", 1, 2.25);
        builder.scalar("train/step-loss", 20, Double.NaN);
        builder.scalar("train/loss", 10, Double.POSITIVE_INFINITY);
        builder.scalar("progress/epoch", 10, 1);
        return builder.build();
    }

    @Test
    void aStepIsARowAndLossAndAccuracyComeFirst() throws IOException {
        assertThat(wide(small())).isEqualTo("""
                        step,epoch,train/loss,validation/accuracy,train/step-loss,progress/epoch,input/train-mean,\
                        layer/conv1/weight-norm,layer/conv2/weight-norm,my/own
                        0,0,,,,,-0.0,,,
                        1,1,,,2.25,,,,,
                        10,1,Infinity,0.5,,1,,2.5,3,
                        20,2,,,NaN,,,,,1.0E-7
                        """.replace("\n", "\r\n"));
    }

    @Test
    void theLongTableHasOneRowPerValue() throws IOException {
        assertThat(tall(small()))
                .startsWith("""
                        tag,step,value
                        train/loss,10,Infinity
                        validation/accuracy,10,0.5
                        train/step-loss,1,2.25
                        train/step-loss,20,NaN
                        """.replace("\n", "\r\n"))
                .endsWith("my/own,20,1.0E-7\r\n")
                .hasLineCount(10);
    }

    @Test
    void withoutEpochsTheirColumnIsEmpty() throws IOException {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar("loss", 5, 1);
        assertThat(wide(builder.build())).isEqualTo("step,epoch,loss\r\n5,,1\r\n");
    }

    @Test
    void everyValueIsReadBackToTheLastBit() throws IOException {
        Random random = new Random(1);
        Recording.Builder builder = new Recording.Builder();
        double[] odd = {0, -0.0, 1L << 53, -(1L << 53) - 2.0, Double.MIN_VALUE, -Double.MAX_VALUE, 1 / 3.0, 1e15 + 0.5};
        String[] tags = {"train/loss", "a \"b\", c", "ikan 🐠", "x;y", "'z"};
        for (int step = 1; step <= 500; step++) {
            double value = step <= odd.length ? odd[step - 1] : Double.longBitsToDouble(random.nextLong());
            builder.scalar(tags[random.nextInt(tags.length)], step, value);
        }
        Recording recording = builder.build();
        List<CSVRecord> rows = parsed(wide(recording));
        assertThat(rows).hasSize(500);
        for (String tag : tags) {
            Series series = recording.series(tag);
            Series.Builder read = new Series.Builder();
            rows.stream()
                    .filter(row -> !row.get(tag).isEmpty())
                    .forEach(row -> read.add(Long.parseLong(row.get("step")), Double.parseDouble(row.get(tag))));
            assertThat(read.build().steps()).isEqualTo(series.steps());
            assertThat(read.build().values()).isEqualTo(series.values());
        }
        assertThat(parsed(tall(recording))).hasSize(500);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "'@SUM(A1)', '''@SUM(A1)'",
        "+a, '''+a'",
        "-a, '''-a'",
        "' =a', '''=a'",
        "＝a, '''＝a'",
        "a=b, a=b"
    })
    void noNameIsAFormula(String tag, String shown) throws IOException {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar(tag, 1, 1);
        assertThat(parsed(wide(builder.build())).get(0).toMap()).containsOnlyKeys("step", "epoch", shown);
        assertThat(parsed(tall(builder.build())).get(0).get("tag")).isEqualTo(shown);
    }

    @Test
    void controlCharactersAreShownAndLinesStayLines() throws IOException {
        Recording.Builder builder = new Recording.Builder();
        builder.scalar("a\r\n\u001b[31m=b", 1, 1);
        assertThat(wide(builder.build())).hasLineCount(2).doesNotContain("\u001b");
    }

    /** Lightning, for one, logs a scalar of the name epoch. */
    @Test
    void columnsHaveNamesOfTheirOwn() throws IOException {
        Recording.Builder builder = new Recording.Builder();
        for (String tag : List.of("epoch", "step", "=a", "'=a")) {
            builder.scalar(tag, 1, 1);
        }
        assertThat(parsed(wide(builder.build())).get(0).toMap())
                .containsOnlyKeys("step", "epoch", "step (2)", "epoch (2)", "'=a", "'=a (2)");
    }

    @Test
    void aTableOfNothingButCommasIsRefused() {
        Recording.Builder builder = new Recording.Builder();
        for (int tag = 0; tag < 2000; tag++) {
            for (int i = 0; i < 60; i++) {
                builder.scalar("t" + tag, tag * 60L + i, i);
            }
        }
        assertThatThrownBy(() -> wide(builder.build()))
                .isInstanceOf(BadInput.class)
                .hasMessage("a table of 2000 signals at more than 50000 steps is too large\n"
                        + "Export it with --long, which has no empty cells.");
    }
}
