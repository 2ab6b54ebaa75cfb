package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ClassShares;

/** Checks for black bars at an edge, which may be more common in some classes. */
final class BlackBorders implements Check {
    private static final double WIDE = 0.02;
    private static final double SOME = 0.01;

    @Override
    public String id() {
        return "black-borders";
    }

    @Override
    public String title() {
        return "Black borders";
    }

    @Override
    public CheckResult look(Census census) {
        if (census.pictures().isEmpty()) {
            return unknown("There is no picture.", "");
        }
        ClassShares spread = ClassShares.of(census, picture -> picture.border() >= WIDE);
        String sentence = spread.words("a black bar at an edge");
        return spread.share() < SOME
                ? clear(sentence)
                : found(
                        Math.max(0.2, spread.association()),
                        sentence,
                        "Crop them; otherwise a net may recognise the camera by them.",
                        spread.exhibits());
    }
}
