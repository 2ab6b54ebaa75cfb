package dev.kasus.report.svg;

import dev.kasus.report.NumberText;
import java.util.Arrays;
import java.util.List;

/**
 * Lines over one horizontal axis.
 *
 * @param id of its place in the page
 * @param title what it shows
 * @param about how to read it; may be empty
 * @param span its vertical range
 * @param percent whether values are shares to be read in per cent
 * @param unit of the horizontal axis
 * @param curves its lines
 * @param windows to shade
 */
public record Chart(
        String id,
        String title,
        String about,
        Span span,
        boolean percent,
        String unit,
        List<Curve> curves,
        List<Window> windows) {

    /** The chart as SVG, shown without scripts and in print. */
    String svg() {
        return SvgChart.of(this);
    }

    /** A description for screen readers. */
    String description() {
        return title + " over " + unit + "s " + NumberText.brief(fromX()) + " to " + NumberText.brief(toX()) + ": "
                + String.join(
                        "; ",
                        curves.stream().map(curve -> curve.description(percent)).toList());
    }

    /** Whether a window is shaded. */
    boolean isShaded() {
        return !windows.isEmpty();
    }

    /** Whether a value of it is not finite. */
    boolean isBroken() {
        return curves.stream()
                .map(Curve::points)
                .anyMatch(points -> !Arrays.stream(points.y()).allMatch(Double::isFinite));
    }

    /** Where the lines begin: at the start of training, so that charts can be compared. */
    public double fromX() {
        return curves.stream().mapToDouble(curve -> curve.points().x()[0]).reduce(0, Math::min);
    }

    /** Where the lines end. */
    public double toX() {
        return curves.stream()
                .mapToDouble(curve -> curve.points().x()[curve.points().size() - 1])
                .max()
                .orElse(1);
    }
}
