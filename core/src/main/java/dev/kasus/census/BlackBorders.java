package dev.kasus.census;

/** Bars of even black at an edge, which may be more common in some classes. */
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
    public Remark look(Census census) {
        if (census.pictures().isEmpty()) {
            return unknown("There is no picture.", "");
        }
        Spread spread = Spread.of(census, picture -> picture.border() >= WIDE);
        String sentence = spread.words("a black bar at an edge");
        return spread.share() < SOME
                ? clear(sentence)
                : found(
                        Math.max(0.2, spread.association()),
                        sentence,
                        "Crop them, or a net may read the camera off them.",
                        spread.exhibits());
    }
}
