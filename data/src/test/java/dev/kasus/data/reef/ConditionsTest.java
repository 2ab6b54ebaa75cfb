package dev.kasus.data.reef;

import static dev.kasus.data.reef.ReefFixtures.SIZE;
import static dev.kasus.data.reef.ReefFixtures.difference;
import static dev.kasus.data.reef.ReefFixtures.differing;
import static dev.kasus.data.reef.ReefFixtures.load;
import static dev.kasus.data.reef.ReefFixtures.mean;
import static dev.kasus.data.reef.ReefFixtures.mirrored;
import static dev.kasus.data.reef.ReefFixtures.picture;
import static dev.kasus.data.reef.ReefFixtures.reef;
import static dev.kasus.data.reef.ReefFixtures.setting;
import static dev.kasus.data.reef.ReefFixtures.sized;
import static dev.kasus.data.reef.ReefFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.image.ImageSet;
import dev.kasus.data.reef.fish.Pose;
import dev.kasus.data.reef.fish.Species;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each condition changes what it says, and nothing else. */
class ConditionsTest {
    private static final int MANY = 400;
    /** Standard errors that a share may be off. */
    private static final double ERRORS = 4;

    @Test
    void blurTakesDetailAwayAndKeepsBrightness() {
        for (long seed = 0; seed < 10; seed++) {
            byte[] sharp = picture(Species.LIONFISH, seed, 0, "blur", 0.0);
            byte[] blurred = picture(Species.LIONFISH, seed, 0, "blur", 5.0);
            assertThat(detail(blurred)).isLessThan(0.5 * detail(sharp));
            assertThat(mean(blurred)).isCloseTo(mean(sharp), within(3.0));
        }
    }

    /** Mean difference between neighbours in a row. */
    private static double detail(byte[] pixels) {
        byte[] left = Arrays.copyOf(pixels, pixels.length - 3);
        return difference(left, Arrays.copyOfRange(pixels, 3, pixels.length));
    }

    @ParameterizedTest
    @EnumSource(
            value = Species.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RIGHT_EYED_FLOUNDER"})
    void turbidityOneLeavesNothingButWater(Species species) {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(picture(species, seed, 0, "turbidity", 1.0, "flip", 0.0))
                    .isEqualTo(picture(Species.CLOWNFISH, seed, 0, "turbidity", 1.0, "flip", 0.0, "clutter", 0.0));
        }
    }

    @Test
    void turbidityMovesEveryPixelTowardsTheWater() {
        Object[] plain = {"illumination", 0.0, "blur", 0.0};
        byte[] water = picture(Species.CLOWNFISH, 1, 0, both(plain, "turbidity", 1.0));
        byte[] clear = picture(Species.CLOWNFISH, 1, 0, both(plain, "turbidity", 0.0));
        byte[] half = picture(Species.CLOWNFISH, 1, 0, both(plain, "turbidity", 0.5));
        for (int i = 0; i < half.length; i++) {
            double expected = ((water[i] & 0xFF) + (clear[i] & 0xFF)) / 2.0;
            assertThat((double) (half[i] & 0xFF)).isCloseTo(expected, within(1.01));
        }
    }

    private static Object[] both(Object[] some, Object... more) {
        Object[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void noiseHasItsStandardDeviationAndNoMean() {
        byte[] clean = sized(Species.PARROTFISH, 128, 3, 0, "turbidity", 0.6);
        byte[] noisy = sized(Species.PARROTFISH, 128, 3, 0, "turbidity", 0.6, "noise", 0.05);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < clean.length; i++) {
            double off = (noisy[i] & 0xFF) - (clean[i] & 0xFF);
            sum += off;
            squares += off * off;
        }
        assertThat(sum / clean.length).isCloseTo(0, within(0.3));
        assertThat(Math.sqrt(squares / clean.length)).isCloseTo(0.05 * 255, within(0.3));
    }

    @Test
    void illuminationSpreadsBrightness() {
        assertThat(spread(0.3)).isGreaterThan(1.3 * spread(0));
        assertThat(spread(0.9)).isGreaterThan(1.5 * spread(0.3));
    }

    private static double spread(double illumination) {
        double[] means = LongStream.range(0, 60)
                .mapToDouble(seed -> mean(picture(Species.TREVALLY, seed, 0, "illumination", illumination)))
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        return Math.sqrt(Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / means.length);
    }

    @Test
    void theTurnStaysWithinItsAngle() {
        double widest = 0;
        for (long seed = 0; seed < MANY; seed++) {
            Pose level = new Track(seed, 3).pose(Species.TREVALLY.anatomy, setting("angle", 0.0), SIZE);
            assertThat(level.sin()).isZero();
            Pose turned = new Track(seed, 3).pose(Species.TREVALLY.anatomy, setting("angle", 30.0), SIZE);
            double degrees = Math.toDegrees(Math.atan2(turned.sin(), turned.cos()));
            assertThat(degrees).isBetween(-30.0, 30.0);
            widest = Math.max(widest, Math.abs(degrees));
        }
        assertThat(widest).isGreaterThan(25);
    }

    @Test
    void theScaleStaysWithinItsRange() {
        for (long seed = 0; seed < MANY; seed++) {
            Setting setting = setting("scaleMin", 0.4, "scaleMax", 0.5);
            double length = new Track(seed, (int) (seed % 7))
                    .pose(Species.TREVALLY.anatomy, setting, 100)
                    .length();
            assertThat(length).isBetween(40.0, 50.0);
        }
    }

    @Test
    void clutterIsOnlyBehindTheFish() {
        int behind = 0;
        for (long seed = 0; seed < 20; seed++) {
            Object[] clear = {"blur", 0.0, "occlusion", 0.0, "flip", 0.0, "angle", 0.0, "scaleMin", 0.9};
            byte[] empty = picture(Species.PUFFERFISH, seed, 0, both(clear, "clutter", 0.0));
            byte[] full = picture(Species.PUFFERFISH, seed, 0, both(clear, "clutter", 1.0));
            Pose pose = new Track(seed, 0).pose(Species.PUFFERFISH.anatomy, setting(clear), SIZE);
            int[] changed = new int[2];
            differing(empty, full, pixel -> {
                double dx = x(pixel) - pose.centerX() + 0.05 * SIZE;
                double dy = y(pixel) - pose.centerY();
                changed[Math.sqrt(dx * dx + dy * dy) < 0.15 * SIZE ? 1 : 0]++;
            });
            assertThat(changed[1]).as("pixels of the body").isZero();
            behind += changed[0];
        }
        assertThat(behind).isGreaterThan(20 * SIZE * SIZE / 4);
    }

    private static double x(int pixel) {
        int column = pixel % SIZE;
        return column + 0.5;
    }

    private static double y(int pixel) {
        int row = pixel / SIZE;
        return row + 0.5;
    }

    @Test
    void withoutClutterThereIsOnlyWaterAroundTheFish() {
        Object[] plain = {"clutter", 0.0, "blur", 0.0, "occlusion", 0.0, "scaleMin", 0.3, "scaleMax", 0.3, "flip", 0.0};
        for (long seed = 0; seed < 20; seed++) {
            Pose pose = new Track(seed, 0).pose(Species.CLOWNFISH.anatomy, setting(plain), SIZE);
            byte[] fish = picture(Species.CLOWNFISH, seed, 0, both(plain, "turbidity", 0.0));
            byte[] water = picture(Species.CLOWNFISH, seed, 0, both(plain, "turbidity", 1.0));
            differing(fish, water, pixel -> {
                double dx = x(pixel) - pose.centerX();
                double dy = y(pixel) - pose.centerY();
                assertThat(Math.sqrt(dx * dx + dy * dy)).isLessThan(0.6 * pose.length() + 1);
            });
        }
    }

    @Test
    void occlusionHidesPartOfItsShareOfTheFish() {
        int occluded = 0;
        for (long seed = 0; seed < MANY; seed++) {
            byte[] free = picture(Species.BLUE_TANG, seed, 0, "occlusion", 0.0);
            boolean changed = difference(free, picture(Species.BLUE_TANG, seed, 0, "occlusion", 0.3)) > 0;
            assertThat(difference(free, picture(Species.BLUE_TANG, seed, 0, "occlusion", 1.0)))
                    .isPositive();
            occluded += changed ? 1 : 0;
        }
        assertShare(occluded, MANY, 0.3);
    }

    @ParameterizedTest
    @EnumSource(Species.class)
    void flipTurnsEveryFishButTheMirrorPair(Species species) {
        byte[] left = picture(species, 5, 0, "flip", 0.0);
        byte[] right = picture(species, 5, 0, "flip", 1.0);
        assertThat(right)
                .isEqualTo(species.oneSided() ? left : mirrored(left, SIZE))
                .isNotEqualTo(mirrored(right, SIZE));
    }

    @Test
    void flipIsAProbability() {
        long flipped = LongStream.range(0, MANY)
                .filter(seed -> !Arrays.equals(
                        picture(Species.TREVALLY, seed, 0, "flip", 0.25),
                        picture(Species.TREVALLY, seed, 0, "flip", 0.0)))
                .count();
        assertShare(flipped, MANY, 0.25);
    }

    @Test
    void aStampTouchesItsCornerAndNothingElse() {
        int stamped = 0;
        for (long seed = 0; seed < MANY; seed++) {
            byte[] plain = picture(Species.MORAY_EEL, seed, 0);
            byte[] some = picture(Species.MORAY_EEL, seed, 0, "stamp", 0.4);
            byte[] all = picture(Species.MORAY_EEL, seed, 0, "stamp", 1.0);
            differing(plain, all, pixel -> {
                assertThat(pixel % SIZE).isLessThan(Stamp.width(SIZE));
                assertThat(pixel / SIZE).isLessThan(Stamp.height(SIZE));
            });
            assertThat(all).isNotEqualTo(plain);
            stamped += Arrays.equals(some, all) ? 1 : 0;
        }
        assertShare(stamped, MANY, 0.4);
    }

    @Test
    void stampsFitEverySize() {
        for (int size = Reef.SMALLEST; size <= Reef.LARGEST; size++) {
            assertThat(Stamp.width(size)).isLessThan(size);
        }
        assertThat(List.of(Stamp.time(0), Stamp.time(61), Stamp.time(24 * 60 + 779)))
                .containsExactly("00:00", "01:01", "12:59");
    }

    @Test
    void wrongLabelsHaveTheirShareAndLeavePicturesAlone() {
        var right = load(reef(0, List.of(), with("count", 100), with("count", 100)));
        var wrong = load(
                reef(0, List.of(), with("count", 100, "wrongLabels", 0.2), with("wrongLabels", 0.0, "count", 100)));
        assertThat(ReefFixtures.byOrigin(wrong.train()).values().toArray(byte[][]::new))
                .isDeepEqualTo(ReefFixtures.byOrigin(right.train()).values().toArray(byte[][]::new));
        assertThat(mislabelled(right.train(), right.classes())).isZero();
        assertThat(mislabelled(wrong.validation(), wrong.classes())).isZero();
        assertShare(mislabelled(wrong.train(), wrong.classes()), wrong.train().count(), 0.2);
        assertThat(Arrays.stream(wrong.train().counts(wrong.classes()))).allMatch(count -> count > 60 && count < 140);
    }

    private static int mislabelled(ImageSet images, List<String> classes) {
        int wrong = 0;
        for (int i = 0; i < images.count(); i++) {
            wrong += images.origin(i).split("/")[2].equals(classes.get(images.label(i))) ? 0 : 1;
        }
        return wrong;
    }

    private static void assertShare(double count, int of, double share) {
        assertThat(count / of).isCloseTo(share, within(ERRORS * Math.sqrt(share * (1 - share) / of)));
    }

    @Test
    void framesOfATrackAreNearDuplicates() {
        ImageSet images = load(reef(
                        0, List.of("clownfish", "trevally"), with("count", 60, "track", 10), with("count", 10)))
                .train();
        assertThat(images.groupCounts(List.of("clownfish", "trevally"))).containsExactly(6, 6);
        double inside = 0;
        double across = Double.MAX_VALUE;
        for (int i = 0; i < 60; i++) {
            assertThat(images.group(i)).isEqualTo("train/clownfish/track-" + i / 10);
            for (int j = 0; j < i; j++) {
                double difference = difference(ReefFixtures.pixels(images, i), ReefFixtures.pixels(images, j));
                assertThat(difference).isPositive();
                if (i / 10 == j / 10) {
                    inside = Math.max(inside, difference);
                } else {
                    across = Math.min(across, difference);
                }
            }
        }
        assertThat(inside).isLessThan(across);
    }
}
