package dev.kasus.records.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import dev.kasus.records.proto.Image;
import dev.kasus.records.proto.Summary;
import dev.kasus.records.proto.TensorProto;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the values of a summary one by one. Parsed at once, a summary of a few bytes per value takes many times its length in memory; so
 * does a long value, unless it is one block of numbers or of a picture. Others of that length are left out.
 */
final class ValueReader {
    /** In bytes. A shorter value may hold anything. */
    private static final int LONG = 1 << 20;

    /** In bytes, of what may stand beside the block in a long value. */
    private static final int BESIDE = 1 << 16;

    private static final Parser<Summary.Value> PARSER = DiscardUnknownFieldsParser.wrap(Summary.Value.parser());

    private static final Set<Integer> TENSOR_BLOCKS = Set.of(
            TensorProto.TENSOR_CONTENT_FIELD_NUMBER,
            TensorProto.FLOAT_VAL_FIELD_NUMBER,
            TensorProto.DOUBLE_VAL_FIELD_NUMBER);
    private static final Set<Integer> IMAGE_BLOCKS = Set.of(Image.ENCODED_IMAGE_STRING_FIELD_NUMBER);

    private ValueReader() {}

    /** Passes on every value of a summary. */
    static void read(ByteString summary, Consumer<Summary.Value> sink) throws InvalidProtocolBufferException {
        try {
            CodedInputStream in = summary.newCodedInput();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (isBlock(tag) && WireFormat.getTagFieldNumber(tag) == Summary.VALUE_FIELD_NUMBER) {
                    int length = in.readRawVarint32();
                    int from = in.getTotalBytesRead();
                    in.skipRawBytes(length);
                    ByteString value = summary.substring(from, from + length);
                    if (length <= LONG || isOneBlock(value)) {
                        sink.accept(PARSER.parseFrom(value));
                    }
                } else {
                    in.skipField(tag);
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }

    private static boolean isOneBlock(ByteString value) throws IOException {
        CodedInputStream in = value.newCodedInput();
        int tag = skipToBlock(in, value.size() - BESIDE);
        Set<Integer> blocks = switch (WireFormat.getTagFieldNumber(tag)) {
            case Summary.Value.TENSOR_FIELD_NUMBER -> TENSOR_BLOCKS;
            case Summary.Value.IMAGE_FIELD_NUMBER -> IMAGE_BLOCKS;
            default -> Set.of();
        };
        return !blocks.isEmpty()
                && blocks.contains(WireFormat.getTagFieldNumber(skipToBlock(in, value.size() - BESIDE)));
    }

    /** The tag of the next field of at least so many bytes, whose content stands next; 0 if there is none. */
    private static int skipToBlock(CodedInputStream in, int least) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isBlock(tag)) {
                int length = in.readRawVarint32();
                if (length >= least) {
                    return tag;
                }
                in.skipRawBytes(length);
            } else {
                in.skipField(tag);
            }
        }
        return 0;
    }

    private static boolean isBlock(int tag) {
        return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
