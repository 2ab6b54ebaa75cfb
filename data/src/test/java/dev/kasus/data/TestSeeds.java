package dev.kasus.data;

import java.util.stream.LongStream;

/** Seeds of the tests of properties; {@code -Dkasus.seed=N} replays one. */
public final class TestSeeds {
    private TestSeeds() {}

    public static LongStream ten() {
        Long one = Long.getLong("kasus.seed");
        return one == null ? LongStream.range(0, 10) : LongStream.of(one);
    }
}
