package dev.kasus.report.html;

import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.report.svg.SvgPath;
import dev.kasus.report.svg.Timeline;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * Signals of other tools that Kasus does not know, with a small curve each.
 *
 * @param items the first of them
 * @param count how many there are
 */
record OtherSignals(List<Item> items, int count) {
    private static final int MOST = 48;
    private static final int CELLS = 30;

    /**
     * One of them.
     *
     * @param label run and tag
     * @param curve as SVG
     * @param last the newest value
     * @param range the least and the greatest value, in words
     */
    record Item(String label, String curve, String last, String range) {}

    /** How many there are, in words. */
    String title() {
        return Phrase.counted(count, "other signal");
    }

    /** Whether not all of them are shown; then how many are, in words. */
    String shown() {
        return count > items.size() ? "The first " + items.size() + " of them." : "";
    }

    static OtherSignals of(List<RunReport> reports, List<Timeline> timelines) {
        List<Item> items = new ArrayList<>();
        int count = 0;
        for (int run = 0; run < reports.size(); run++) {
            Recording recording = reports.get(run).recording();
            for (String tag : recording.tags()) {
                if (Signals.all().stream().anyMatch(signal -> signal.matches(tag))) {
                    continue;
                }
                count++;
                if (items.size() < MOST) {
                    Series series = recording.series(tag);
                    items.add(new Item(
                            RunLetter.of(run, reports.size()) + tag,
                            curve(series, timelines.get(run), run),
                            NumberText.brief(series.last()),
                            NumberText.brief(series.min()) + " to " + NumberText.brief(series.max())));
                }
            }
        }
        return new OtherSignals(items, count);
    }

    private static String curve(Series series, Timeline timeline, int run) {
        Points points = Points.of(series, timeline).thinned(CELLS);
        SvgPath box = new SvgPath(
                2, 2, 236, 36, points.x()[0], points.x()[points.size() - 1], Span.of(List.of(points), false));
        return "<svg class=\"mini\" viewBox=\"0 0 240 40\" aria-hidden=\"true\"><path class=\"curve run"
                + run % RunLetter.COLOURS + " style0\" d=\"" + box.line(points) + "\"/><path class=\"cross\" d=\""
                + box.crosses(points) + "\"/></svg>";
    }
}
