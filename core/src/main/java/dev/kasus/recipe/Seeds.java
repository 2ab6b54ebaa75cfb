package dev.kasus.recipe;

/**
 * Derives independent seeds from one. A run never carries a random state along: each stream is begun anew from the run's seed,
 * what it is for and the step or epoch, so a run can be resumed, watched or trained beside another without disturbing it.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * The seed of a stream.
     *
     * @param seed of the run
     * @param purpose such as {@code dropout}
     * @param index such as the step
     */
    public static long derive(long seed, String purpose, long index) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed ^ purpose.charAt(i));
        }
        return mix(mixed ^ mix(index + 0x9E3779B97F4A7C15L));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
