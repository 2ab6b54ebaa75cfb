package dev.kasus.records.events;

import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An entry of an event file. */
public sealed interface LogEntry {

    /** The folder of the file below the folder that is read, with a slash at its end; empty for that folder itself. */
    String folder();

    /**
     * One value of a scalar.
     *
     * @param tag as the file has it, without the folder
     */
    record Scalar(String folder, String tag, long step, double value) implements LogEntry {}

    /**
     * One matrix.
     *
     * @param tag as the file has it, without the folder
     */
    record Table(String folder, String tag, Matrix matrix) implements LogEntry {}

    /**
     * One picture of ours; pictures of other tools are not kept, for there may be thousands.
     *
     * @param tag as the file has it, without the folder
     */
    record Picture(String folder, String tag, Image image) implements LogEntry {}

    /**
     * How the numbers of a tensor are distributed, as far as a norm needs it.
     *
     * @param tag as the file has it, without the folder
     * @param count how many numbers
     * @param squares the sum of their squares; of the newer kind of histogram, which holds bins alone, by the middles of the bins
     */
    record Histogram(String folder, String tag, long step, double count, double squares) implements LogEntry {}

    /** The computation graph of another tool, as TensorFlow's {@code GraphDef}; none of more than 8 MB. */
    @SuppressWarnings("ArrayRecordComponent")
    record Graph(String folder, byte[] bytes) implements LogEntry {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Graph graph && folder.equals(graph.folder) && Arrays.equals(bytes, graph.bytes);
        }

        @Override
        public int hashCode() {
            return folder.hashCode() + 31 * Arrays.hashCode(bytes);
        }
    }

    /** The program that wrote a file, by the name it gives itself; cut at 200 characters. */
    record Writer(String folder, String writer) implements LogEntry {}

    /** The start of a session: earlier entries of its folder from this step on are void. */
    record Restart(String folder, long step) implements LogEntry {}
}
