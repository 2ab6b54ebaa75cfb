package dev.kasus.report.svg;

import java.util.Locale;

/** Lines and crosses of a curve as SVG, in a box whose vertical range is given. */
public final class SvgPath {
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final double fromX;
    private final double toX;
    private final Span span;

    public SvgPath(double left, double top, double width, double height, double fromX, double toX, Span span) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.fromX = fromX;
        this.toX = toX;
        this.span = span;
    }

    /** The horizontal place of a value of the horizontal axis, inside the box. */
    double x(double at) {
        double share = toX > fromX ? (at - fromX) / (toX - fromX) : 0.5;
        return left + Math.max(0, Math.min(1, share)) * width;
    }

    /** The vertical place of a value. */
    public double y(double value) {
        return top + (1 - span.share(value)) * height;
    }

    /** A line through the finite points; a point that stands alone is a dot. */
    public String line(Points points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            if (!points.isFinite(i)) {
                continue;
            }
            boolean begins = i == 0 || !points.isFinite(i - 1);
            boolean alone = begins && (i == points.size() - 1 || !points.isFinite(i + 1));
            path.append(begins ? 'M' : 'L')
                    .append(number(x(points.x()[i])))
                    .append(' ')
                    .append(number(y(points.y()[i])));
            path.append(alone ? "h0" : "");
        }
        return path.toString();
    }

    /** The area so far above and below a line, wherever both are finite. */
    public String between(Points points, double[] reach) {
        StringBuilder path = new StringBuilder();
        int from = 0;
        while (from < points.size()) {
            int to = from;
            while (to < points.size() && points.isFinite(to) && Double.isFinite(reach[to])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                path.append(i == from ? 'M' : 'L').append(place(points.x()[i], points.y()[i] + reach[i]));
            }
            for (int i = to - 1; i >= from; i--) {
                path.append('L').append(place(points.x()[i], points.y()[i] - reach[i]));
            }
            path.append(to > from ? "Z" : "");
            from = to + 1;
        }
        return path.toString();
    }

    private String place(double x, double y) {
        return number(x(x)) + " " + number(y(y));
    }

    /** A cross at the top for the first of each run of values that are not finite. */
    public String crosses(Points points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            if (!points.isFinite(i) && (i == 0 || points.isFinite(i - 1))) {
                String corner = number(x(points.x()[i]) - 4) + " " + number(top + 2);
                String other = number(x(points.x()[i]) + 4) + " " + number(top + 2);
                path.append("M").append(corner).append("l8 8M").append(other).append("l-8 8");
            }
        }
        return path.toString();
    }

    /** A shaded window, wide enough to be seen. */
    String band(double from, double to, String look) {
        double start = x(from);
        double end = Math.max(x(to), start + 2);
        return "<rect class=\"window " + look + "\" x=\"" + number(start) + "\" y=\"" + number(top) + "\" width=\""
                + number(end - start) + "\" height=\"" + number(height) + "\"/>";
    }

    /** A coordinate with one digit after the point. */
    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
