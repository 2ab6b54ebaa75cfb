package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, one after the other. */
final class PickleBytes {
    private final ByteBuffer in;

    PickleBytes(ByteBuffer bytes) {
        in = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One byte, from 0. */
    int small() {
        return in.get() & 0xff;
    }

    /** Two bytes, from 0. */
    int medium() {
        return in.getShort() & 0xffff;
    }

    /** Four bytes. */
    int number() {
        return in.getInt();
    }

    /** Four bytes, from 0. */
    long length() {
        return in.getInt() & 0xffffffffL;
    }

    /** Eight bytes. */
    long large() {
        return in.getLong();
    }

    /** A number of eight bytes, the highest first. */
    double real() {
        return Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
    }

    /** A whole number of some bytes; the lowest 64 bits of it. */
    long whole(int bytes) {
        byte[] digits = bytes(bytes);
        long number = digits.length > 0 && digits[digits.length - 1] < 0 ? -1 : 0;
        for (int i = Math.min(8, digits.length) - 1; i >= 0; i--) {
            number = number << 8 | (digits[i] & 0xff);
        }
        return number;
    }

    /** So many bytes; refuses more than there are. */
    byte[] bytes(long count) {
        if (count < 0 || count > in.remaining()) {
            throw new BadInput("its pickle claims " + count + " bytes where " + in.remaining() + " are left", "");
        }
        byte[] found = new byte[(int) count];
        in.get(found);
        return found;
    }

    /** A text of so many bytes. */
    String utf8(long length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /** What stands before the next line break. */
    String line() {
        StringBuilder line = new StringBuilder();
        for (byte sign = in.get(); sign != '\n'; sign = in.get()) {
            line.append((char) (sign & 0xff));
        }
        return line.toString();
    }
}
