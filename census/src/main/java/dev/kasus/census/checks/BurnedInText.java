package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ClassShares;

/** Checks for text at the upper or lower edge, such as a time stamp. */
final class BurnedInText implements Check {
    /** Jumps to or from light grey, a share of the pixels of a band: measured on frames with and without a time stamp. */
    private static final double PRINT = 0.12;

    private static final double SOME = 0.005;

    @Override
    public String id() {
        return "burned-in-text";
    }

    @Override
    public String title() {
        return "Burned-in text";
    }

    @Override
    public CheckResult look(Census census) {
        if (census.pictures().isEmpty()) {
            return unknown("There is no picture.", "");
        }
        ClassShares spread = ClassShares.of(census, picture -> picture.stamp() >= PRINT);
        String sentence = spread.words("text at an edge");
        return spread.share() < SOME
                ? clear(sentence)
                : found(
                        Math.max(0.2, spread.association()),
                        sentence,
                        "Crop or cover it; otherwise a net may use place and time instead of the object.",
                        spread.exhibits());
    }
}
