package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Paint;
import dev.kasus.data.reef.drawing.Rgb;
import dev.kasus.data.reef.drawing.Shaping;
import java.util.SplittableRandom;

/** What grows or lies on the ground of a reef. Each stands on a place of the picture and is as high as it is told, in pixels. */
enum Growth {
    ROCK {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb stone = ROCKS[random.nextInt(ROCKS.length)];
            int seed = random.nextInt();
            double width = height * random.nextDouble(1.2, 2.2);
            s.dome(x, base, width, height, 0.35, seed);
            s.fill((px, py, rgba) -> {
                double grain = Shaping.noise(px / height * 7, py / height * 7, seed + 1);
                double shade = 1.15 - 0.75 * (py - base + height) / height + 0.35 * (grain - 0.5);
                Paint.set(rgba, stone.times(shade), 1);
            });
        }
    },
    BRAIN_CORAL {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb color = CORALS[random.nextInt(CORALS.length)];
            int seed = random.nextInt();
            double width = height * random.nextDouble(1.3, 1.9);
            s.dome(x, base, width, height, 0.06, seed);
            s.fill((px, py, rgba) -> {
                double groove = Shaping.wave(4 * Shaping.noise((px - x) / height * 5, (py - base) / height * 5, seed));
                double out = (px - x) / width * 2;
                double shade = 1.1 - 0.6 * (py - base + height) / height - 0.25 * out * out + 0.14 * groove;
                Paint.set(rgba, color.times(shade), 1);
            });
        }
    },
    BRANCH_CORAL {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb color = CORALS[random.nextInt(CORALS.length)];
            Paint paint = (px, py, rgba) -> Paint.set(rgba, color.times(0.6 + 0.55 * (base - py) / height), 1);
            int stems = random.nextInt(2, 4);
            for (int i = 0; i < stems; i++) {
                double lean = (i - (stems - 1) / 2.0) * 0.5 + random.nextDouble(-0.2, 0.2);
                branch(s, random, paint, x, base, lean, height * 0.48, height * 0.13, 3);
            }
        }

        private void branch(
                Site s,
                SplittableRandom random,
                Paint paint,
                double x,
                double y,
                double lean,
                double length,
                double width,
                int order) {
            double toX = x + lean * length;
            double toY = y - length;
            s.strip(width, width * 0.7, x, y, toX, toY);
            s.fill(paint);
            if (order > 1) {
                branch(
                        s,
                        random,
                        paint,
                        toX,
                        toY,
                        lean - random.nextDouble(0.3, 0.8),
                        length * 0.62,
                        width * 0.7,
                        order - 1);
                branch(
                        s,
                        random,
                        paint,
                        toX,
                        toY,
                        lean + random.nextDouble(0.3, 0.8),
                        length * 0.62,
                        width * 0.7,
                        order - 1);
            }
        }
    },
    TUBE_SPONGE {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb color = CORALS[random.nextInt(CORALS.length)];
            int tubes = random.nextInt(2, 5);
            for (int i = 0; i < tubes; i++) {
                double width = height * random.nextDouble(0.18, 0.28);
                double foot = x + (i - (tubes - 1) / 2.0) * width * 1.1;
                double top = base - height * random.nextDouble(0.55, 1);
                s.strip(width * 0.8, width, foot, base, foot, top);
                s.fill((px, py, rgba) -> {
                    double across = (px - foot) / width * 2;
                    Paint.set(rgba, color.times(0.95 - 0.35 * across * across - 0.2 * (py - top) / height), 1);
                });
                s.ellipse(foot, top, width / 2, width / 5);
                s.fill(Paint.flat(color.times(0.35), 1));
            }
        }
    },
    WEED {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb color = WEEDS[random.nextInt(WEEDS.length)];
            int blades = random.nextInt(3, 7);
            for (int i = 0; i < blades; i++) {
                double foot = x + (i - (blades - 1) / 2.0) * height * 0.1;
                double tall = height * random.nextDouble(0.6, 1.1);
                double sway = height * random.nextDouble(-0.14, 0.14);
                double phase = random.nextDouble();
                double[] line = new double[16];
                for (int k = 0; k < 8; k++) {
                    double up = k / 7.0;
                    line[2 * k] = foot + sway * up * 1.5 + height * 0.045 * Shaping.wave(up * 1.6 + phase);
                    line[2 * k + 1] = base - tall * up;
                }
                s.strip(height * 0.075, height * 0.02, line);
                Rgb blade = color.times(random.nextDouble(0.8, 1.15));
                s.fill((px, py, rgba) -> Paint.set(rgba, blade.times(0.65 + 0.55 * (base - py) / tall), 1));
            }
        }
    },
    SEA_FAN {
        @Override
        void draw(Site s, SplittableRandom random, double x, double base, double height) {
            Rgb color = CORALS[random.nextInt(CORALS.length)];
            int seed = random.nextInt();
            double thick = Math.max(0.7, height * 0.03);
            s.strip(thick * 2, thick * 1.5, x, base, x, base - height * 0.3);
            s.fill(Paint.flat(color.times(0.6), 1));
            s.fan(x, base - height * 0.12, height * 0.88, seed);
            s.fill((px, py, rgba) -> {
                double dx = px - x;
                double dy = base - py;
                double distance = Math.sqrt(dx * dx + dy * dy) / height;
                double ribs = Shaping.wave(
                        Shaping.angle(dy, dx) * 6 + 0.8 * Shaping.noise(dx / height * 6, dy / height * 6, seed));
                double net = Shaping.wave(distance * 9);
                Paint.set(rgba, color.times(0.75 + 0.35 * distance), 0.62 + 0.28 * Math.max(ribs, net));
            });
        }
    };

    private static final Rgb[] ROCKS = {
        Rgb.of(0x8A8076), Rgb.of(0x6E6A70), Rgb.of(0x9A8A70), Rgb.of(0x77695E), Rgb.of(0x5F6C66)
    };
    private static final Rgb[] CORALS = {
        Rgb.of(0xE0738C),
        Rgb.of(0xD9884A),
        Rgb.of(0x9C6BC0),
        Rgb.of(0xD8C25A),
        Rgb.of(0xC8524A),
        Rgb.of(0x7FA86A),
        Rgb.of(0xE3B7A0),
        Rgb.of(0x5E88B8)
    };
    private static final Rgb[] WEEDS = {Rgb.of(0x4F8A3A), Rgb.of(0x7A8A32), Rgb.of(0x2F7A55), Rgb.of(0x8A6A34)};

    private static final Growth[] ALL = values();

    abstract void draw(Site site, SplittableRandom random, double x, double base, double height);

    static Growth any(SplittableRandom random) {
        return ALL[random.nextInt(ALL.length)];
    }
}
