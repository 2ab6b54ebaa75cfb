package dev.kasus.records.events;

import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;

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

    /** The start of a session: earlier entries of its folder from this step on are void. */
    record Restart(String folder, long step) implements LogEntry {}
}
