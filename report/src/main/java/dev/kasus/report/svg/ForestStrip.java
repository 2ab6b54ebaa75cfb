package dev.kasus.report.svg;

import dev.kasus.trial.Interval;
import dev.kasus.trial.Judgement;
import java.util.Collection;

/**
 * One row of a forest plot: an effect as a dot in its interval, no effect as a line in the middle and the smallest effect that
 * matters as a dotted line on either side. What does not fit ends in an arrow.
 *
 * @param reach the effect at the right edge; its negative is at the left one
 * @param minimumEffect where the dotted lines are
 */
public record ForestStrip(double reach, double minimumEffect) {
    /** Odd, so that there is a middle. */
    public static final int WIDTH = 51;

    private static final int MIDDLE = WIDTH / 2;

    /** The scale on which every effect fits, and the smallest that matters; intervals of few pairs may not. */
    public static ForestStrip of(Collection<Judgement> judgements, double minimumEffect) {
        double largest = judgements.stream()
                .mapToDouble(judgement -> Math.abs(judgement.effect()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double reach = Math.max(1.5 * largest, 3 * minimumEffect);
        return new ForestStrip(reach > 0 ? reach : 1, minimumEffect);
    }

    /** The row, {@link #WIDTH} columns wide; without an interval if there is no effect yet. */
    public String row(double effect, Interval interval) {
        char[] row = " ".repeat(WIDTH).toCharArray();
        if (minimumEffect > 0) {
            row[column(-minimumEffect)] = '┊';
            row[column(minimumEffect)] = '┊';
        }
        row[MIDDLE] = '│';
        if (Double.isFinite(effect)) {
            for (int i = column(interval.low()); i <= column(interval.high()); i++) {
                row[i] = '─';
            }
            row[column(interval.low())] = interval.low() < -reach ? '◂' : '├';
            row[column(interval.high())] = interval.high() > reach ? '▸' : '┤';
            row[column(effect)] = '●';
        }
        return new String(row);
    }

    private int column(double effect) {
        double share = Math.max(-1, Math.min(1, effect / reach));
        return MIDDLE + (int) Math.round(share * MIDDLE);
    }
}
