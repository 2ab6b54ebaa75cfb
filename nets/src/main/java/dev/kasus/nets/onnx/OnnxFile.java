package dev.kasus.nets.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.kasus.message.BadInput;
import dev.kasus.nets.file.FileBytes;
import dev.kasus.nets.file.Unreadable;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.proto.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;

/** Reads ONNX. */
public final class OnnxFile {
    private static final String WHAT = "an ONNX file";
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int RAW_DATA = 9;
    private static final int FLOAT_DATA = 4;
    /** What is not the numbers of tensors: the largest published graphs take a few megabytes. */
    private static final long MOST_STRUCTURE = 32_000_000;

    private static final long MOST_LOOSE = 600_000_000;

    private OnnxFile() {}

    /** A file; refuses one that is none. */
    public static Network read(Path file, Unsaid unsaid) {
        ByteBuffer bytes = FileBytes.map(file);
        try {
            checkSize(file, bytes);
            // Nobody writes to the mapped bytes, so tensors may stay where they are.
            CodedInputStream in =
                    UnsafeByteOperations.unsafeWrap(bytes.duplicate()).newCodedInput();
            in.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(in);
            if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
                throw Unreadable.because(file, WHAT, "it has no graph");
            }
            return new OnnxGraph(file, model, unsaid).network(format(model), maker(model));
        } catch (InvalidProtocolBufferException e) {
            throw Unreadable.because(file, WHAT, "its parts do not fit each other", e);
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw Unreadable.because(file, WHAT, "it cannot be read", e);
        } catch (BadInput bad) {
            throw bad.problem().contains(file.toString()) ? bad : bad.at(file.toString());
        }
    }

    private static String format(ModelProto model) {
        String producer = model.getProducerName();
        return producer.isEmpty() ? "ONNX" : "ONNX, written by " + producer + " " + model.getProducerVersion();
    }

    private static Maker maker(ModelProto model) {
        String producer = model.getProducerName().toLowerCase(Locale.ROOT);
        if (producer.contains("torch")) {
            return Maker.PYTORCH;
        }
        return producer.contains("tf2onnx") || producer.contains("keras") ? Maker.KERAS : Maker.ONNX;
    }

    /** Refuses a file with more structure than a network has: small messages take far more memory than their bytes. */
    private static void checkSize(Path file, ByteBuffer bytes) throws IOException {
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes.duplicate()).newCodedInput();
        in.enableAliasing(true);
        long[] bulk = new long[2];
        walk(in, 0, bulk);
        if (bytes.capacity() - bulk[0] - bulk[1] > MOST_STRUCTURE || bulk[1] > MOST_LOOSE) {
            throw new BadInput(
                    file + " describes more than a network has: " + (bytes.capacity() - bulk[0])
                            + " bytes beside the weights",
                    "Check that this is the right file.");
        }
    }

    /** Counts the bytes of tensors: raw ones stay where they are, loose ones are copied. */
    private static void walk(CodedInputStream in, int depth, long[] bulk) throws IOException {
        int[] path = {GRAPH, INITIALIZER};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean block = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (block && depth < path.length && field == path[depth]) {
                int limit = in.pushLimit(in.readRawVarint32());
                walk(in, depth + 1, bulk);
                in.popLimit(limit);
            } else if (block && depth == path.length && (field == RAW_DATA || field == FLOAT_DATA)) {
                int length = in.readRawVarint32();
                bulk[field == RAW_DATA ? 0 : 1] += length;
                in.skipRawBytes(length);
            } else if (!in.skipField(tag)) {
                return;
            }
        }
    }
}
