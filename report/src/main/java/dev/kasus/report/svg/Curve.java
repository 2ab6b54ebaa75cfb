package dev.kasus.report.svg;

import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;

/**
 * One line of a chart.
 *
 * @param label what it shows
 * @param tag of the signal
 * @param run whose it is, from 0
 * @param style 0 to 2, different from the other lines of the same run
 * @param points what is drawn
 */
public record Curve(String label, String tag, int run, int style, Points points) {

    /** Where it begins and ends. */
    String description(boolean percent) {
        double first = points.y()[0];
        double last = points.y()[points.size() - 1];
        return label + " from " + (percent ? NumberText.percent(first) : NumberText.brief(first)) + " to "
                + (percent ? NumberText.percent(last) : NumberText.brief(last));
    }

    /** Which of the page's colours is the run's. */
    public int colour() {
        return run % RunLetter.COLOURS;
    }
}
