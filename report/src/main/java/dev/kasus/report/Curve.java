package dev.kasus.report;

/**
 * One line of a chart.
 *
 * @param label what it shows
 * @param tag of the signal
 * @param run whose it is, from 0
 * @param style 0 to 2: what tells it from the other lines of the same run
 * @param points what is drawn
 */
record Curve(String label, String tag, int run, int style, Points points) {

    /** Which of the page's colours is the run's. */
    int colour() {
        return run % Page.COLOURS;
    }
}
