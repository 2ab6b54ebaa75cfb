package dev.kasus.records.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.records.proto.DataClass;
import dev.kasus.records.proto.Event;
import dev.kasus.records.proto.Summary;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TensorBoard sees of a run: the order of its groups, descriptions, and no cards of nothing. */
class FileTagTest {
    @TempDir
    Path folder;

    static List<Signal> signals() {
        return Signals.all();
    }

    private static String tag(Signal signal) {
        return signal.isPerSubject() ? signal.of("conv1") : signal.tag();
    }

    /** The values of every event file in the folder, as the files have them. */
    private List<Summary.Value> values() throws IOException {
        List<Summary.Value> values = new ArrayList<>();
        for (Path file : EventFiles.in(folder)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                byte[] data = new byte[(int) bytes.getLong()];
                bytes.getInt();
                bytes.get(data).getInt();
                values.addAll(
                        Summary.parseFrom(Event.parseFrom(data).getSummary()).getValueList());
            }
        }
        return values;
    }

    private EventWriter writer() {
        return EventWriter.begin(folder, OptionalLong.empty());
    }

    @ParameterizedTest
    @MethodSource("signals")
    void lossAndAccuracySortBeforeAllOthers(Signal signal) {
        String inFile = FileTag.of(tag(signal));
        assertThat(FileTag.signalTag(inFile)).isEqualTo(tag(signal));
        if (signal.tag().matches("(train|validation)/(step-)?(loss|accuracy)")) {
            assertThat(inFile).isEqualTo(signal.tag());
        } else {
            assertThat(inFile).isGreaterThan("validation/z").contains(tag(signal));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "watched-", "watched-a", "watched-watched-", "train", "train/f1", "class/ä/auc"})
    void anyTagComesBack(String tag) {
        assertThat(FileTag.signalTag(FileTag.of(tag))).isEqualTo(tag);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void everySignalSaysWhatItIs(Signal signal) {
        assertThat(FileTag.description(tag(signal)).orElseThrow())
                .matches("[A-Z].*\\.")
                .doesNotContain("..")
                .containsIgnoringCase(signal.about())
                // TensorBoard reads it as Markdown.
                .doesNotContainPattern("[*_`<>|\\[\\]]");
    }

    @Test
    void theUnitIsSaidWhereThereIsOne() {
        assertThat(FileTag.description("validation/loss"))
                .contains("Cross-entropy on the validation split. Unit: nats.");
        assertThat(FileTag.description("validation/accuracy"))
                .contains("Share of validation images classified correctly.");
        assertThat(FileTag.description("my/own")).isEmpty();
    }

    @Test
    void theFirstValueOfATagInEachFileIsDescribed() throws IOException {
        for (int session = 0; session < 2; session++) {
            try (EventWriter writer = writer()) {
                writer.scalar("train/loss", 1, 2);
                writer.scalar("train/loss", 2, 1);
                writer.scalar("my/own", 2, 1);
                writer.image("class/dace/examples", new Image(2, 1, 1, new byte[1]));
            }
        }
        assertThat(values())
                .extracting(value -> value.getTag() + ": " + value.getMetadata().getSummaryDescription())
                .startsWith("train/loss: Mean loss of the batches of the epoch, in train mode. Unit: nats.")
                .containsSubsequence("train/loss: ", "watched-my/own: ")
                .hasSize(8);
        List<Summary.Value> described = values().stream()
                .filter(value -> !value.getMetadata().getSummaryDescription().isEmpty())
                .toList();
        assertThat(described)
                .extracting(Summary.Value::getTag)
                .containsExactly(
                        "train/loss", "watched-class/dace/examples", "train/loss", "watched-class/dace/examples");
        // TensorBoard's fast loader drops the description without these.
        assertThat(described.get(0).getMetadata().getPluginData().getPluginName())
                .isEqualTo("scalars");
        assertThat(described.get(0).getMetadata().getDataClass()).isEqualTo(DataClass.DATA_CLASS_SCALAR);
        assertThat(described.get(1).getMetadata().getPluginData().getPluginName())
                .isEqualTo("images");
        assertThat(described.get(1).getMetadata().getDataClass()).isEqualTo(DataClass.DATA_CLASS_BLOB_SEQUENCE);
    }

    /** A class that was never predicted has no precision: others see no value, and the first that there is gets the description. */
    @Test
    void whatIsUndefinedIsForKasusAlone() throws IOException {
        try (EventWriter writer = writer()) {
            writer.scalar("class/dace/precision", 1, Double.NaN);
            writer.scalar("class/dace/precision", 2, 0.5);
            writer.scalar("class/dace/precision", 3, Double.NaN);
            writer.scalar("input/border-accuracy", 0, Double.NaN);
        }
        assertThat(values()).extracting(Summary.Value::hasSimpleValue).containsExactly(false, true, false, false);
        assertThat(values().get(1).getMetadata().getSummaryDescription()).isNotEmpty();
        assertThat(values().get(0).hasMetadata()).isFalse();
        assertThat(Entries.all(folder))
                .containsExactly(
                        Entries.scalar("class/dace/precision", 1, Double.NaN),
                        Entries.scalar("class/dace/precision", 2, 0.5),
                        Entries.scalar("class/dace/precision", 3, Double.NaN),
                        Entries.scalar("input/border-accuracy", 0, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train/loss", "train/gradient-norm", "layer/conv1/activation-mean", "input/train-mean"})
    void aValueThatBecameNaNIsEvidence(String tag) throws IOException {
        try (EventWriter writer = writer()) {
            writer.scalar(tag, 1, Double.NaN);
        }
        assertThat(values()).singleElement().satisfies(value -> {
            assertThat(value.hasSimpleValue()).isTrue();
            assertThat(value.getSimpleValue()).isNaN();
        });
    }

    /** A file that does not say it is of Kasus, or an older one, has tags as they are. */
    @Test
    void thePrefixIsTakenOffFilesOfKasusAlone() throws IOException {
        try (EventWriter writer = writer()) {
            writer.scalar("class/dace/auc", 1, 1);
            writer.matrix("m", new Matrix(1, 1, 1, new double[] {1}));
        }
        assertThat(values()).extracting(Summary.Value::getTag).containsExactly("watched-class/dace/auc", "watched-m");
        byte[] bytes = Files.readAllBytes(EventFiles.in(folder).get(0));
        int first = Frame.HEADER
                + Frame.FOOTER
                + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        Path other = Files.createDirectory(folder.resolve("other")).resolve("events.out.tfevents.1.kasus");
        Files.write(other, Arrays.copyOfRange(bytes, first, bytes.length));
        assertThat(Entries.all(other.getParent())).first().isEqualTo(Entries.scalar("watched-class/dace/auc", 1, 1));
        Files.delete(other);
        assertThat(Entries.all(folder)).first().isEqualTo(Entries.scalar("class/dace/auc", 1, 1));
    }

    /** A reader that follows a file meets the writer's name once, at its beginning. */
    @Test
    void aFollowedFileKeepsItsPrefixes() {
        EventReader reader = new EventReader(folder);
        try (EventWriter writer = writer()) {
            writer.scalar("class/dace/auc", 1, 1);
            writer.flush();
            assertThat(reader.poll()).containsExactly(Entries.scalar("class/dace/auc", 1, 1));
            writer.scalar("class/dace/auc", 2, 1);
            writer.flush();
            assertThat(reader.poll()).containsExactly(Entries.scalar("class/dace/auc", 2, 1));
        }
    }
}
