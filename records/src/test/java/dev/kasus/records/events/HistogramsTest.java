package dev.kasus.records.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.records.proto.HistogramProto;
import dev.kasus.records.proto.Summary;
import dev.kasus.records.proto.SummaryMetadata;
import dev.kasus.records.proto.TensorProto;
import dev.kasus.records.proto.TensorShapeProto;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HistogramsTest {
    private static Path log(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(HistogramsTest.class.getResource("/logs/" + name))
                .toURI());
    }

    private static <T extends LogEntry> List<T> of(Class<T> kind, List<LogEntry> entries) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void bothKindsOfTensorBoardGiveTheNormOfTheirNumbers() throws URISyntaxException {
        List<LogEntry.Histogram> read = of(LogEntry.Histogram.class, Entries.all(log("histograms")));
        assertThat(read).extracting(LogEntry.Histogram::tag).containsExactly("old", "new", "same");
        assertThat(read).extracting(LogEntry.Histogram::step).containsExactly(7L, 8L, 9L);
        assertThat(read).extracting(LogEntry.Histogram::count).containsExactly(5000.0, 5000.0, 50.0);
        assertThat(read.get(0).squares()).isEqualTo(1294.6354237573464);
        assertThat(read.get(1).squares()).isCloseTo(1294.6354, within(3.0));
        assertThat(read.get(2).squares()).isEqualTo(450);
    }

    @Test
    void aHistogramOfPyTorchIsExact() throws URISyntaxException {
        assertThat(of(LogEntry.Histogram.class, Entries.all(log("pytorch"))))
                .hasSize(4)
                .allSatisfy(histogram -> {
                    assertThat(histogram.tag()).isEqualTo("conv1/weight");
                    assertThat(histogram.count()).isEqualTo(10);
                    assertThat(histogram.squares()).isEqualTo(285);
                });
    }

    @Test
    void graphAndWriterOfAFileAreRead() throws URISyntaxException {
        List<LogEntry> entries = Entries.all(log("histograms"));
        assertThat(of(LogEntry.Writer.class, entries))
                .containsExactly(new LogEntry.Writer("", "tensorboard.summary.writer.event_file_writer"));
        assertThat(of(LogEntry.Graph.class, entries))
                .singleElement()
                .satisfies(graph -> assertThat(new String(graph.bytes(), StandardCharsets.ISO_8859_1))
                        .contains("conv1", "Conv2D"));
    }

    private static Summary.Value old(double count, double squares) {
        return Summary.Value.newBuilder()
                .setTag("a")
                .setHisto(HistogramProto.newBuilder().setNum(count).setSumSquares(squares))
                .build();
    }

    private static Summary.Value bins(long rows, double... numbers) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setDtype(2)
                .setTensorShape(TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(rows))
                        .addDim(TensorShapeProto.Dim.newBuilder().setSize(3)));
        for (double number : numbers) {
            tensor.addDoubleVal(number);
        }
        return Summary.Value.newBuilder()
                .setTag("a")
                .setTensor(tensor)
                .setMetadata(SummaryMetadata.newBuilder()
                        .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName("histograms")))
                .build();
    }

    @Test
    void whatCannotBeAHistogramIsNone() {
        assertThat(Histograms.old(old(0, 0), "", 1)).isNull();
        assertThat(Histograms.old(old(-1, 4), "", 1)).isNull();
        assertThat(Histograms.old(old(Double.NaN, 4), "", 1)).isNull();
        assertThat(Histograms.old(old(Double.POSITIVE_INFINITY, 4), "", 1)).isNull();
        assertThat(Histograms.old(old(3, -4), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(0), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(-1, 1, 2, 3), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(2, 1, 2, 3), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(Long.MAX_VALUE, 1, 2, 3), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(1L << 32, 1, 2, 3), "", 1)).isNull();
        assertThat(Histograms.ofBins(bins(1, 1, 2, -3), "", 1)).isNull();
    }

    /** Weights that are no numbers any more are what one looks for. */
    @Test
    void squaresThatAreNoNumbersAreKept() {
        assertThat(Objects.requireNonNull(Histograms.old(old(3, Double.NaN), "", 1))
                        .squares())
                .isNaN();
        assertThat(Objects.requireNonNull(Histograms.ofBins(bins(1, -1e308, -1e308, 3), "", 1))
                        .squares())
                .isInfinite();
    }

    /** An edge may be infinite where nothing lies, and the sum of two edges may be too large for a double. */
    @Test
    void binsWithoutNumbersDoNotCount() {
        LogEntry.Histogram histogram = Objects.requireNonNull(Histograms.ofBins(
                bins(3, Double.NEGATIVE_INFINITY, 0, 0, 1, 3, 2, 3, Double.POSITIVE_INFINITY, 0), "", 1));
        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.squares()).isEqualTo(8);
    }
}
