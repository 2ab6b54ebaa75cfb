package dev.kasus.records.run;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.kasus.message.BadInput;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.IoProblem;
import dev.kasus.records.proto.Column;
import dev.kasus.records.proto.CompactRun;
import dev.kasus.records.proto.MatrixValues;
import dev.kasus.run.Recorder;
import dev.kasus.run.Recording;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Series;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What rules read of a run in one small file: its card, its scalars, its matrices; without pictures and weights. Values
 * keep three digits or so, steps are exact.
 */
public final class CompactRecording {
    private static final int VERSION = 1;
    private static final int BYTES = 4;
    /** A value keeps 12 bits of its mantissa: a relative error of at most 0.00013. */
    private static final int ROUNDING = 11;

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_CELLS = 1 << 20;

    private CompactRecording() {}

    /** Writes a finished run into a file. */
    public static void write(RunFolder run, Path file) {
        Recording recording = run.recording();
        CompactRun.Builder compact =
                CompactRun.newBuilder().setVersion(VERSION).setCard(run.card().text());
        for (String tag : recording.tags()) {
            compact.addColumns(column(tag, recording.series(tag)));
        }
        recording.copyMatricesAndImages(new Recorder() {
            @Override
            public void scalar(String tag, long step, double value) {}

            @Override
            public void matrix(String tag, Matrix matrix) {
                compact.addMatrices(MatrixValues.newBuilder()
                        .setTag(tag)
                        .setStep(matrix.step())
                        .setRows(matrix.rows())
                        .setColumns(matrix.columns())
                        .setValues(planes(matrix.values())));
            }

            @Override
            public void image(String tag, Image image) {}
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            compact.build().writeTo(zipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes.toByteArray())));
    }

    private static Column column(String tag, Series series) {
        Column.Builder column = Column.newBuilder().setTag(tag).setValues(planes(series.values()));
        long before = 0;
        for (long step : series.steps()) {
            column.addSteps(step - before);
            before = step;
        }
        return column.build();
    }

    private static ByteString planes(double[] values) {
        byte[] planes = new byte[BYTES * values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = rounded((float) values[i]);
            for (int plane = 0; plane < BYTES; plane++) {
                planes[plane * values.length + i] = (byte) (bits >>> (24 - 8 * plane));
            }
        }
        return ByteString.copyFrom(planes);
    }

    /** To the nearest value whose last bits are 0; what is no number stays what it is. */
    private static int rounded(float value) {
        int bits = Float.floatToIntBits(value);
        return Float.isFinite(value) ? (bits + (1 << (ROUNDING - 1))) & -(1 << ROUNDING) : bits;
    }

    /** The recording in a file; refuses one that is damaged. */
    public static Recording read(Path file) {
        CompactRun compact = parse(file);
        Recording.Builder recording = new Recording.Builder();
        RunCard card = RunCard.of(compact.getCard(), file);
        recording.recipe(card.recipe()).provenance(card.provenance());
        for (Column column : compact.getColumnsList()) {
            double[] values = values(column.getValues(), column.getStepsCount(), file);
            long step = 0;
            for (int i = 0; i < values.length; i++) {
                step += column.getSteps(i);
                recording.scalar(column.getTag(), step, values[i]);
            }
        }
        for (MatrixValues matrix : compact.getMatricesList()) {
            long cells = (long) matrix.getRows() * matrix.getColumns();
            if (matrix.getRows() < 0 || matrix.getColumns() < 0 || cells > MOST_CELLS) {
                throw damaged(file, null);
            }
            recording.matrix(
                    matrix.getTag(),
                    new Matrix(
                            matrix.getStep(),
                            matrix.getRows(),
                            matrix.getColumns(),
                            values(matrix.getValues(), (int) cells, file)));
        }
        return recording.build();
    }

    private static CompactRun parse(Path file) {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            byte[] bytes = zipped.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw damaged(file, null);
            }
            CompactRun compact = CompactRun.parseFrom(bytes);
            if (compact.getVersion() != VERSION) {
                throw new BadInput(
                        file + " has version " + compact.getVersion() + ", but this Kasus reads " + VERSION,
                        "Use the Kasus version that wrote it.");
            }
            return compact;
        } catch (InvalidProtocolBufferException e) {
            throw damaged(file, e);
        } catch (ZipException | EOFException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    private static double[] values(ByteString planes, int count, Path file) {
        if (planes.size() != (long) BYTES * count) {
            throw damaged(file, null);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int bits = 0;
            for (int plane = 0; plane < BYTES; plane++) {
                bits = bits << 8 | (planes.byteAt(plane * count + i) & 0xFF);
            }
            values[i] = Float.intBitsToFloat(bits);
        }
        return values;
    }

    private static BadInput damaged(Path file, @Nullable Exception cause) {
        String problem = file + " is damaged, or no compact recording";
        String remedy = "Restore it from a copy.";
        return cause == null ? new BadInput(problem, remedy) : new BadInput(problem, remedy, cause);
    }
}
