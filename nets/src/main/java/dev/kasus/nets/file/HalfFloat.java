package dev.kasus.nets.file;

/** Numbers of 16 bits. */
public final class HalfFloat {
    private HalfFloat() {}

    /** IEEE 754 binary16. */
    public static float ieee(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
        }
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }

    /** The upper half of a binary32. */
    public static float brain(short bits) {
        return Float.intBitsToFloat((bits & 0xffff) << 16);
    }
}
