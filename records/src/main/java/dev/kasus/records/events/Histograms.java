package dev.kasus.records.events;

import dev.kasus.records.proto.HistogramProto;
import dev.kasus.records.proto.Summary;
import dev.kasus.records.proto.TensorProto;
import org.jspecify.annotations.Nullable;

/** The histograms of other tools, old and new. */
final class Histograms {
    private static final String PLUGIN = "histograms";

    /** Left edge, right edge and count of a bin. */
    private static final int COLUMNS = 3;

    private Histograms() {}

    /** The histogram in a value of the old kind, or null if it holds none. */
    static LogEntry.@Nullable Histogram old(Summary.Value value, String folder, long step) {
        HistogramProto histogram = value.getHisto();
        return entry(folder, value.getTag(), step, histogram.getNum(), histogram.getSumSquares());
    }

    /** The histogram in a value that is a tensor of bins, or null if it is another tensor. */
    static LogEntry.@Nullable Histogram ofBins(Summary.Value value, String folder, long step) {
        TensorProto tensor = value.getTensor();
        boolean bins = value.getMetadata().getPluginData().getPluginName().equals(PLUGIN)
                && tensor.getTensorShape().getDimCount() == 2
                && tensor.getTensorShape().getDim(1).getSize() == COLUMNS;
        if (!bins) {
            return null;
        }
        long rows = tensor.getTensorShape().getDim(0).getSize();
        if (rows < 0 || rows > SummaryValues.MOST_NUMBERS / COLUMNS) {
            return null;
        }
        double[] numbers = SummaryValues.numbers(tensor, (int) rows * COLUMNS);
        if (numbers == null) {
            return null;
        }
        double count = 0;
        double squares = 0;
        for (int i = 0; i < numbers.length; i += COLUMNS) {
            double inBin = numbers[i + 2];
            if (inBin != 0) {
                double middle = numbers[i] / 2 + numbers[i + 1] / 2;
                count += inBin;
                squares += inBin * middle * middle;
            }
        }
        return entry(folder, value.getTag(), step, count, squares);
    }

    /** A histogram of nothing says nothing, and no sum of squares is below 0; one that is not a number is evidence. */
    private static LogEntry.@Nullable Histogram entry(
            String folder, String tag, long step, double count, double squares) {
        boolean sound = count > 0 && Double.isFinite(count) && !(squares < 0);
        return sound ? new LogEntry.Histogram(folder, tag, step, count, squares) : null;
    }
}
