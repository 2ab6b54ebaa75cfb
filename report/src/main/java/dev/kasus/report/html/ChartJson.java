package dev.kasus.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.report.NumberText;
import dev.kasus.report.RunLetter;
import dev.kasus.report.svg.Chart;
import dev.kasus.report.svg.Curve;
import dev.kasus.report.svg.SvgChart;
import dev.kasus.report.svg.Window;
import java.util.List;

/** What the script of a page draws: charts by place, and the values of the cells of each strip. */
final class ChartJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ChartJson() {}

    static JsonNode of(List<Chart> charts, List<HeatTable> tables) {
        ObjectNode json = NODES.objectNode();
        ArrayNode array = json.putArray("charts");
        charts.forEach(chart -> array.add(chart(chart)));
        json.put("cells", HeatTables.CELLS);
        ObjectNode strips = json.putObject("strips");
        for (HeatTable table : tables) {
            for (HeatTable.Row row : table.rows()) {
                for (HeatTable.Strip strip : row.strips()) {
                    if (strip.isKnown()) {
                        strips.set(strip.id(), numbers(strip.cells().values(), 2));
                    }
                }
            }
        }
        return json;
    }

    private static ObjectNode chart(Chart chart) {
        ObjectNode json = NODES.objectNode();
        json.put("id", chart.id());
        json.put("unit", chart.unit());
        json.put("percent", chart.percent());
        json.put("logarithmic", chart.span().logarithmic());
        json.set("extent", numbers(new double[] {chart.fromX(), chart.toX()}, 8));
        json.set("range", numbers(new double[] {chart.span().low(), chart.span().high()}, 8));
        json.set("levels", numbers(levels(chart), 8));
        ArrayNode curves = json.putArray("curves");
        for (Curve curve : chart.curves()) {
            ObjectNode entry = curves.addObject();
            entry.put("label", curve.label());
            entry.put("run", curve.colour());
            entry.put("style", curve.style());
            entry.set("x", numbers(curve.points().x(), 6));
            entry.set("y", numbers(curve.points().y(), 4));
        }
        ArrayNode windows = json.putArray("windows");
        for (Window window : chart.windows()) {
            ObjectNode entry = windows.addObject();
            entry.put("run", window.run() % RunLetter.COLOURS);
            entry.put("from", window.from());
            entry.put("to", window.to());
        }
        return json;
    }

    private static double[] levels(Chart chart) {
        return SvgChart.levels(chart.span()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Rounded to so many significant digits; null for what is not finite. */
    private static ArrayNode numbers(double[] values, int digits) {
        ArrayNode array = NODES.arrayNode(values.length);
        for (double value : values) {
            double rounded = NumberText.round(value, digits);
            if (!Double.isFinite(rounded)) {
                array.addNull();
            } else if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
                array.add((long) rounded);
            } else {
                array.add(rounded);
            }
        }
        return array;
    }
}
