package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import java.util.List;

/** Checks for pictures that are too small or have an extreme aspect ratio. */
final class OddSizes implements Check {
    private static final int TINY = 24;
    private static final double LONG = 4;

    @Override
    public String id() {
        return "odd-sizes";
    }

    @Override
    public String title() {
        return "Odd sizes";
    }

    @Override
    public CheckResult look(Census census) {
        if (census.pictures().isEmpty()) {
            return unknown("There is no picture.", "");
        }
        int[] sides =
                census.pictures().stream().mapToInt(OddSizes::longer).sorted().toArray();
        String range = "The longer side has " + sides[0] + " to " + sides[sides.length - 1]
                + " pixels, half of them up to " + sides[sides.length / 2] + ".";
        List<Picture> tiny = census.pictures().stream()
                .filter(picture -> longer(picture) < TINY)
                .toList();
        List<Picture> odd = census.pictures().stream()
                .filter(picture -> longer(picture) > LONG * Math.min(picture.width(), picture.height()))
                .toList();
        if (tiny.isEmpty() && odd.isEmpty()) {
            return clear(range);
        }
        return found(
                (double) (tiny.size() + odd.size()) / sides.length,
                range + " " + tiny.size() + " have fewer than " + TINY + " pixels, " + odd.size() + " are over "
                        + PictureNumbers.brief(LONG) + " times as long as wide.",
                "Look at them, and remove those that show nothing.",
                List.of(
                        ExamplePictures.some("fewer than " + TINY + " pixels", tiny),
                        ExamplePictures.some("long and narrow", odd)));
    }

    private static int longer(Picture picture) {
        return Math.max(picture.width(), picture.height());
    }
}
