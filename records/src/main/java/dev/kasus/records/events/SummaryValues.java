package dev.kasus.records.events;

import com.google.protobuf.ByteString;
import dev.kasus.records.proto.DataClass;
import dev.kasus.records.proto.Summary;
import dev.kasus.records.proto.SummaryMetadata;
import dev.kasus.records.proto.TensorProto;
import dev.kasus.records.proto.TensorShapeProto;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Scalars, matrices and pictures as the values of a summary. */
final class SummaryValues {
    /** TensorBoard has no plugin of this name and leaves such values alone. */
    private static final String MATRIX_PLUGIN = "kasus";

    private static final String SCALAR_PLUGIN = "scalars";
    private static final String IMAGE_PLUGIN = "images";

    private static final int COLOURS = 3;

    /** No record of a file is long enough to hold more. */
    static final long MOST_NUMBERS = EventTail.LONGEST;

    // Numbers of TensorFlow's DataType.
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 9;
    private static final int BOOL = 10;

    private SummaryValues() {}

    /**
     * A scalar as every reader of event files understands it; what a float cannot hold stands beside it in full. Where a NaN only says that
     * there was nothing to count, it stands there alone: other readers see no value, and TensorBoard draws no empty card.
     */
    static Summary.Value.Builder scalar(String tag, double value) {
        Summary.Value.Builder builder = Summary.Value.newBuilder().setTag(FileTag.of(tag));
        if (Double.isNaN(value) && Signals.mayBeUndefined(tag)) {
            return builder.setExactValue(value);
        }
        builder.setSimpleValue((float) value);
        return Double.compare((float) value, value) == 0 ? builder : builder.setExactValue(value);
    }

    static Summary.Value.Builder matrix(String tag, Matrix matrix) {
        ByteBuffer bytes =
                ByteBuffer.allocate(matrix.values().length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : matrix.values()) {
            bytes.putDouble(value);
        }
        return Summary.Value.newBuilder()
                .setTag(FileTag.of(tag))
                .setTensor(TensorProto.newBuilder()
                        .setDtype(DOUBLE)
                        .setTensorShape(TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dim.newBuilder().setSize(matrix.rows()))
                                .addDim(TensorShapeProto.Dim.newBuilder().setSize(matrix.columns())))
                        .setTensorContent(ByteString.copyFrom(bytes.array())))
                .setMetadata(SummaryMetadata.newBuilder()
                        .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName(MATRIX_PLUGIN)));
    }

    static Summary.Value.Builder image(String tag, Image image) {
        return Summary.Value.newBuilder()
                .setTag(FileTag.of(tag))
                .setImage(dev.kasus.records.proto.Image.newBuilder()
                        .setWidth(image.width())
                        .setHeight(image.height())
                        .setColorspace(COLOURS)
                        .setEncodedImageString(ByteString.copyFrom(image.png())));
    }

    /** Whether TensorBoard shows a value, and so a description of it. */
    static boolean canBeDescribed(Summary.ValueOrBuilder value) {
        return value.hasSimpleValue() || value.hasImage();
    }

    /** Adds the description; the fast one of TensorBoard's two loaders wants to know the plugin, too. */
    static void describe(Summary.Value.Builder value, String text) {
        boolean scalar = value.hasSimpleValue();
        value.setMetadata(SummaryMetadata.newBuilder()
                .setPluginData(
                        SummaryMetadata.PluginData.newBuilder().setPluginName(scalar ? SCALAR_PLUGIN : IMAGE_PLUGIN))
                .setSummaryDescription(text)
                .setDataClass(scalar ? DataClass.DATA_CLASS_SCALAR : DataClass.DATA_CLASS_BLOB_SEQUENCE));
    }

    /** The picture in a value, or null if it is something else. */
    static @Nullable Image readImage(Summary.Value value, long step) {
        if (!value.hasImage()) {
            return null;
        }
        dev.kasus.records.proto.Image image = value.getImage();
        if (image.getWidth() < 1 || image.getHeight() < 1) {
            return null;
        }
        return new Image(
                step,
                image.getWidth(),
                image.getHeight(),
                image.getEncodedImageString().toByteArray());
    }

    /** The scalar in a value; empty if it is something else. */
    static OptionalDouble readScalar(Summary.Value value) {
        if (value.hasSimpleValue()) {
            return OptionalDouble.of(value.hasExactValue() ? value.getExactValue() : value.getSimpleValue());
        }
        if (value.hasExactValue()) {
            return OptionalDouble.of(value.getExactValue());
        }
        TensorProto tensor = value.getTensor();
        if (!value.hasTensor() || tensor.getTensorShape().getDimCount() > 0) {
            return OptionalDouble.empty();
        }
        double[] numbers = numbers(tensor, 1);
        return numbers == null ? OptionalDouble.empty() : OptionalDouble.of(numbers[0]);
    }

    /** The matrix in a value of ours, or null if it is something else. */
    static @Nullable Matrix readMatrix(Summary.Value value, long step) {
        TensorProto tensor = value.getTensor();
        boolean ours = value.getMetadata().getPluginData().getPluginName().equals(MATRIX_PLUGIN)
                && tensor.getTensorShape().getDimCount() == 2;
        if (!ours) {
            return null;
        }
        long rows = tensor.getTensorShape().getDim(0).getSize();
        long columns = tensor.getTensorShape().getDim(1).getSize();
        if (rows < 1 || columns < 1 || rows > MOST_NUMBERS || columns > MOST_NUMBERS / rows) {
            return null;
        }
        double[] numbers = numbers(tensor, (int) (rows * columns));
        return numbers == null ? null : new Matrix(step, (int) rows, (int) columns, numbers);
    }

    /** So many numbers of a tensor, or null if it holds no numbers or fewer; room is made only for what is there. */
    static double @Nullable [] numbers(TensorProto tensor, int count) {
        ByteString content = tensor.getTensorContent();
        ByteBuffer bytes = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int size = switch (tensor.getDtype()) {
            case FLOAT, INT32 -> 4;
            case DOUBLE, INT64 -> 8;
            case BOOL -> 1;
            default -> 0;
        };
        boolean whole = content.isEmpty() ? listed(tensor) >= count : content.size() == (long) size * count;
        if (size == 0 || !whole) {
            return null;
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = content.isEmpty() ? fromList(tensor, i) : fromBytes(tensor.getDtype(), bytes);
        }
        return numbers;
    }

    private static double fromBytes(int dtype, ByteBuffer bytes) {
        return switch (dtype) {
            case FLOAT -> bytes.getFloat();
            case DOUBLE -> bytes.getDouble();
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            default -> bytes.get();
        };
    }

    private static int listed(TensorProto tensor) {
        return switch (tensor.getDtype()) {
            case FLOAT -> tensor.getFloatValCount();
            case DOUBLE -> tensor.getDoubleValCount();
            case INT32 -> tensor.getIntValCount();
            case INT64 -> tensor.getInt64ValCount();
            default -> tensor.getBoolValCount();
        };
    }

    private static double fromList(TensorProto tensor, int index) {
        return switch (tensor.getDtype()) {
            case FLOAT -> tensor.getFloatVal(index);
            case DOUBLE -> tensor.getDoubleVal(index);
            case INT32 -> tensor.getIntVal(index);
            case INT64 -> tensor.getInt64Val(index);
            default -> tensor.getBoolVal(index) ? 1 : 0;
        };
    }
}
