package dev.kasus.report.svg;

import dev.kasus.report.network.LayerLine;
import dev.kasus.report.network.LayerMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network as SVG, from the image at the top to the answer: a box for each layer with what follows it alone, marks on those where something is wrong. */
public final class NetworkDrawing {
    private static final int WIDTH = 190;
    private static final int LINE = 15;
    private static final int GAP_X = 30;
    private static final int GAP_Y = 24;
    private static final int EDGE = 20;
    private static final int ROUND = 5;
    private static final int LONGEST = 27;
    private static final String STYLE =
            "text{font:11px system-ui,sans-serif;fill:#1b1b1b}.sub{fill:#4a4a4a}.edge{fill:none;stroke:#8a8a8a}"
                    + ".box{stroke:#555}.conv{fill:#d6e6fa}.dense{fill:#e4dcf7}.pool{fill:#d9f0dc}.join{fill:#f3f3f3}.input{fill:#fff3d1}.plain{fill:#fbfbfb}"
                    + ".wrong,.likely{stroke:#b3261e;stroke-width:3}.hint{stroke:#9a6700;stroke-width:3}.note{fill:#b3261e;font-weight:600}";

    private final List<DrawnBox> boxes;
    private final Map<String, LayerMark> marks;
    private final int[] rank;
    private final double[] x;
    private final double[] y;

    private NetworkDrawing(List<DrawnBox> boxes, Map<String, LayerMark> marks) {
        this.boxes = boxes;
        this.marks = marks;
        this.rank = new int[boxes.size()];
        this.x = new double[boxes.size()];
        this.y = new double[boxes.size()];
    }

    /**
     * The drawing, a document of its own.
     *
     * @param marks by the name of a layer; empty for none
     */
    public static String svg(List<LayerLine> layers, Map<String, LayerMark> marks) {
        NetworkDrawing drawing = new NetworkDrawing(DrawnBox.of(layers), marks);
        double height = drawing.place();
        return drawing.document(height, layers.size());
    }

    /** Finds a place for every box: rows by the longest way from the image, side by side where paths part; gives the height. */
    private double place() {
        int rows = 0;
        for (int i = 0; i < boxes.size(); i++) {
            for (int input : boxes.get(i).inputs()) {
                rank[i] = Math.max(rank[i], rank[input] + 1);
            }
            rows = Math.max(rows, rank[i] + 1);
        }
        List<List<Integer>> byRow = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            byRow.add(new ArrayList<>());
        }
        for (int i = 0; i < boxes.size(); i++) {
            byRow.get(rank[i]).add(i);
        }
        double top = EDGE;
        for (List<Integer> row : byRow) {
            top = place(row, top);
        }
        return top;
    }

    private double place(List<Integer> row, double top) {
        for (int box : row) {
            x[box] = boxes.get(box).inputs().stream()
                    .mapToDouble(input -> x[input])
                    .average()
                    .orElse(0);
        }
        row.sort(Comparator.comparingDouble(box -> x[box]));
        double middle = row.stream().mapToDouble(box -> x[box]).average().orElse(0);
        double tallest = 0;
        for (int i = 0; i < row.size(); i++) {
            int box = row.get(i);
            x[box] = row.size() == 1 ? x[box] : middle + (i - (row.size() - 1) / 2.0) * (WIDTH + GAP_X);
            y[box] = top;
            tallest = Math.max(tallest, height(box));
        }
        return top + tallest + GAP_Y;
    }

    private double height(int box) {
        return lines(box).size() * LINE + 8.0;
    }

    /** What stands in a box: its first layer, what follows it, and its shape. */
    private List<String> lines(int box) {
        List<String> lines = new ArrayList<>();
        List<LayerLine> layers = boxes.get(box).layers();
        LayerLine first = layers.get(0);
        lines.add((first.kind() + " " + first.kernel()).strip());
        if (layers.size() > 1) {
            lines.add(String.join(
                    ", ",
                    layers.subList(1, layers.size()).stream()
                            .map(LayerLine::kind)
                            .toList()));
        }
        String output = layers.get(layers.size() - 1).output();
        if (!output.equals("?")) {
            lines.add(output);
        }
        for (LayerLine layer : layers) {
            LayerMark mark = marks.get(layer.name());
            if (mark != null) {
                lines.add("⚠ " + mark.text());
            }
        }
        return lines;
    }

    private String document(double height, int layers) {
        double left = 0;
        double right = 0;
        for (double middle : x) {
            left = Math.min(left, middle - WIDTH / 2.0);
            right = Math.max(right, middle + WIDTH / 2.0);
        }
        double margin = EDGE + 2.0 * GAP_X;
        StringBuilder svg =
                new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + number(left - margin) + " 0 "
                        + number(right - left + 2 * margin) + " " + number(height) + "\" width=\""
                        + number(right - left + 2 * margin) + "\" height=\""
                        + number(height) + "\" role=\"img\" aria-label=\"A network of " + layers + " layers\"><style>"
                        + STYLE + "</style>\n");
        svg.append("<rect x=\"" + number(left - margin)
                + "\" y=\"0\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int box = 0; box < boxes.size(); box++) {
            for (int input : boxes.get(box).inputs()) {
                svg.append(edge(input, box));
            }
        }
        for (int box = 0; box < boxes.size(); box++) {
            svg.append(box(box));
        }
        return svg.append("</svg>\n").toString();
    }

    /** A line to the next row, or one that goes around the boxes between. */
    private String edge(int from, int to) {
        double startY = y[from] + height(from);
        double endY = y[to];
        String path = "M" + number(x[from]) + " " + number(startY);
        if (rank[to] == rank[from] + 1) {
            double half = (startY + endY) / 2;
            path += "C" + number(x[from]) + " " + number(half) + " " + number(x[to]) + " " + number(half) + " "
                    + number(x[to]) + " " + number(endY);
        } else {
            double side = Math.max(x[from], x[to]) + WIDTH / 2.0 + GAP_X;
            path += "C" + number(side) + " " + number(startY + GAP_Y) + " " + number(side) + " "
                    + number(startY + GAP_Y) + " " + number(side) + " "
                    + number(startY + 2.0 * GAP_Y) + "V" + number(endY - 2.0 * GAP_Y) + "C" + number(side) + " "
                    + number(endY - GAP_Y) + " " + number(side)
                    + " " + number(endY - GAP_Y) + " " + number(x[to]) + " " + number(endY);
        }
        return "<path class=\"edge\" d=\"" + path + "\"/>\n";
    }

    private String box(int box) {
        StringBuilder svg = new StringBuilder("<g><title>" + Markup.text(title(box)) + "</title><rect class=\"box "
                + family(box) + mark(box) + "\" x=\""
                + number(x[box] - WIDTH / 2.0) + "\" y=\"" + number(y[box]) + "\" width=\"" + WIDTH + "\" height=\""
                + number(height(box)) + "\" rx=\""
                + ROUND + "\"/>");
        List<String> lines = lines(box);
        for (int i = 0; i < lines.size(); i++) {
            String style = lines.get(i).startsWith("⚠") ? " class=\"note\"" : i == 0 ? "" : " class=\"sub\"";
            svg.append("<text" + style + " x=\"" + number(x[box] - WIDTH / 2.0 + 8) + "\" y=\""
                    + number(y[box] + LINE * (i + 1.0)) + "\">" + Markup.text(shortened(lines.get(i))) + "</text>");
        }
        return svg.append("</g>\n").toString();
    }

    private String title(int box) {
        List<String> lines = new ArrayList<>();
        for (LayerLine layer : boxes.get(box).layers()) {
            String parameters = layer.parameters() > 0 ? ", " + layer.parameters() + " parameters" : "";
            LayerMark mark = marks.get(layer.name());
            lines.add(layer.name() + " (" + layer.type() + ")" + parameters + (mark == null ? "" : ": " + mark.text()));
        }
        return String.join("\n", lines);
    }

    private String mark(int box) {
        for (LayerLine layer : boxes.get(box).layers()) {
            LayerMark mark = marks.get(layer.name());
            if (mark != null) {
                return " " + mark.severity();
            }
        }
        return "";
    }

    private String family(int box) {
        String kind = boxes.get(box).layers().get(0).kind();
        if (kind.endsWith("conv")) {
            return "conv";
        } else if (kind.equals("dense") || kind.equals("attention")) {
            return "dense";
        } else if (kind.endsWith("pool")) {
            return "pool";
        }
        return kind.equals("input")
                ? "input"
                : kind.equals("add") || kind.equals("concat") || kind.equals("multiply") ? "join" : "plain";
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
