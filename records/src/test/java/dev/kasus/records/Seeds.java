package dev.kasus.records;

import java.util.Random;
import java.util.stream.LongStream;

/** Seeds of property tests: so many, or the one of {@code -Dkasus.seed=N}. */
public final class Seeds {
    private Seeds() {}

    public static LongStream count(int count) {
        Long one = Long.getLong("kasus.seed");
        return one == null ? LongStream.range(0, count) : LongStream.of(one);
    }

    /** Neighbouring seeds would begin with nearly equal numbers: they are spread first. */
    public static Random random(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }
}
