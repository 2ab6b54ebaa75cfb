package dev.kasus.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Random choices that are the same again under the same seed. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Uniform on a logarithmic scale. */
    double logUniform(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of a list, each as likely as its weight says. */
    <T> T weighted(List<T> choices, ToDoubleFunction<T> weight) {
        double all = choices.stream().mapToDouble(weight).sum();
        double point = all * random.nextDouble();
        for (T choice : choices) {
            point -= weight.applyAsDouble(choice);
            if (point < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }

    /** So many of a list, in the list's order. */
    <T> List<T> some(List<T> choices, int count) {
        List<T> left = new ArrayList<>(choices);
        while (left.size() > count) {
            left.remove(random.nextInt(left.size()));
        }
        return List.copyOf(left);
    }

    /** Three digits, as a recipe writes a number. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
