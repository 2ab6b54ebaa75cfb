package dev.kasus.report.svg;

import dev.kasus.landscape.Barrier;
import dev.kasus.landscape.Landscape;
import dev.kasus.report.NumberText;
import java.util.List;
import java.util.Locale;

/** Slices of the loss surface with the ways of trainings over them, side by side, as an SVG file. */
public final class LandscapePicture {
    private static final int SIDE = 400;
    private static final int GAP = 40;
    private static final int TOP = 56;
    private static final int LINE = 18;
    /** Light enough for the dark half of the scale, rimmed with black for the light half. */
    private static final List<String> WAYS = List.of("#ffffff", "#ff9d3b", "#ff4fa3", "#7fd8ff");

    /** So many ways have colours of their own. */
    public static final int COLOURS = WAYS.size();

    private LandscapePicture() {}

    /** One slice without words, as it stands in a page; the page's style sheet has the strokes. */
    public static String panel(Landscape landscape) {
        ColourScale colours = new ColourScale(span(landscape), false);
        StringBuilder svg = new StringBuilder("<svg class=\"landscape\" viewBox=\"0 0 " + SIDE + " " + SIDE
                + "\" role=\"img\" aria-label=\"" + Markup.text(landscape.title()) + ": training loss on a plane\">");
        ground(landscape, colours, 0, 0, svg);
        for (int i = 0; i < landscape.ways().size(); i++) {
            way(landscape, landscape.ways().get(i), WAYS.get(i % WAYS.size()), 0, 0, svg);
        }
        return svg.append("</svg>").toString();
    }

    private static Span span(Landscape landscape) {
        double least = landscape.losses().stream().mapToDouble(l -> l).min().orElse(0);
        double most = landscape.losses().stream().mapToDouble(l -> l).max().orElse(1);
        double floor = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-6))));
        return new Span(floor, Math.max(10 * floor, Math.pow(10, Math.ceil(Math.log10(most)))), true);
    }

    private static void ground(Landscape landscape, ColourScale colours, int left, int top, StringBuilder svg) {
        int columns = landscape.x().size();
        double[] fromTop = new double[columns * landscape.y().size()];
        for (int i = 0; i < fromTop.length; i++) {
            int row = landscape.y().size() - 1 - i / columns;
            fromTop[i] = landscape.losses().get(row * columns + i % columns);
        }
        svg.append("<image x=\"" + left + "\" y=\"" + top + "\" width=\"" + SIDE + "\" height=\"" + SIDE
                + "\" preserveAspectRatio=\"none\" href=\"" + colours.square(columns, fromTop) + "\"/>");
    }

    /** The whole text of the file. */
    public static String svg(List<Landscape> landscapes) {
        int most = landscapes.stream()
                .mapToInt(one -> one.ways().size() + one.barriers().size())
                .max()
                .orElse(0);
        int width = GAP + landscapes.size() * (SIDE + GAP);
        int height = TOP + SIDE + 56 + LINE * (most + 1);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " "
                + height + "\" font-family=\"sans-serif\" font-size=\"13\">"
                + "<style>.way{fill:none;stroke-width:2;stroke-linejoin:round}.rim{fill:none;stroke:#000;stroke-width:4;"
                + "stroke-linejoin:round;opacity:.55}.note{fill:#555}</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        for (int i = 0; i < landscapes.size(); i++) {
            panel(landscapes.get(i), GAP + i * (SIDE + GAP), svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(Landscape landscape, int left, StringBuilder svg) {
        Span losses = span(landscape);
        ColourScale colours = new ColourScale(losses, false);
        svg.append("<text x=\"" + left + "\" y=\"24\" font-size=\"15\" font-weight=\"bold\">"
                + Markup.text(landscape.title()) + "</text>");
        svg.append("<text class=\"note\" x=\"" + left + "\" y=\"44\">training loss on the plane through "
                + (landscape.ways().size() == 2 ? "beginning and both ends" : "the ends") + "</text>");
        ground(landscape, colours, left, TOP, svg);
        for (int i = 0; i < landscape.ways().size(); i++) {
            way(landscape, landscape.ways().get(i), WAYS.get(i % WAYS.size()), left, TOP, svg);
        }
        int y = TOP + SIDE + 12;
        svg.append("<image x=\"" + left + "\" y=\"" + y
                + "\" width=\"160\" height=\"10\" preserveAspectRatio=\"none\" href=\"" + colours.legend() + "\"/>");
        svg.append("<text class=\"note\" x=\"" + (left + 170) + "\" y=\"" + (y + 10) + "\">"
                + NumberText.brief(losses.low()) + " to " + NumberText.brief(losses.high())
                + " nats, logarithmic</text>");
        y += 34;
        for (int i = 0; i < landscape.ways().size(); i++) {
            Landscape.Way way = landscape.ways().get(i);
            svg.append("<path d=\"M" + left + " " + (y - 4) + "h22\" stroke=\"#000\" stroke-width=\"6\"/><path d=\"M"
                    + left + " " + (y - 4) + "h22\" stroke=\"" + WAYS.get(i % WAYS.size()) + "\" stroke-width=\"4\"/>");
            svg.append("<text x=\"" + (left + 30) + "\" y=\"" + y + "\">" + Markup.text(way.name()) + ": ends at "
                    + loss(way.losses().get(way.losses().size() - 1)) + ", at most "
                    + loss(way.farthest()) + " off the plane</text>");
            y += LINE;
        }
        for (Barrier barrier : landscape.barriers()) {
            svg.append("<text x=\"" + left + "\" y=\"" + y + "\">" + Markup.text(words(barrier)) + "</text>");
            y += LINE;
        }
    }

    private static void way(
            Landscape landscape, Landscape.Way way, String colour, int left, int top, StringBuilder svg) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < way.x().size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(x(landscape, way, i, left))
                    .append(' ')
                    .append(y(landscape, way, i, top));
        }
        svg.append("<path class=\"rim\" d=\"" + path + "\"/><path class=\"way\" stroke=\"" + colour + "\" d=\"" + path
                + "\"/>");
        int last = way.x().size() - 1;
        svg.append("<circle cx=\"" + x(landscape, way, 0, left) + "\" cy=\"" + y(landscape, way, 0, top)
                + "\" r=\"5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2\"/>");
        svg.append("<circle cx=\"" + x(landscape, way, last, left) + "\" cy=\"" + y(landscape, way, last, top)
                + "\" r=\"6\" fill=\"" + colour + "\" stroke=\"#000\" stroke-width=\"1.5\"/>");
    }

    private static String x(Landscape landscape, Landscape.Way way, int i, int left) {
        return SvgPath.number(left + SIDE * share(landscape.x(), way.x().get(i)));
    }

    private static String y(Landscape landscape, Landscape.Way way, int i, int top) {
        return SvgPath.number(top + SIDE * (1 - share(landscape.y(), way.y().get(i))));
    }

    /** A point of the grid stands in the middle of its cell. */
    private static double share(List<Double> axis, double at) {
        double step = axis.get(1) - axis.get(0);
        return (at - axis.get(0) + step / 2) / (step * axis.size());
    }

    /** Such as {@code from A to B: barrier of 0.41 nats, ends at 0.01 and 0.02, 7.3 apart}. */
    public static String words(Barrier barrier) {
        return String.format(
                Locale.ROOT,
                "%s to %s: barrier %s, %.1f apart",
                barrier.from(),
                barrier.to(),
                loss(barrier.height()),
                barrier.distance());
    }

    private static String loss(double value) {
        return value > 0 && value < 0.01
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
