package dev.kasus.report.html;

import dev.kasus.report.RunReport;
import java.util.List;
import java.util.Map;

/** A self-contained page with the curves and findings of one or several runs: nothing in it is fetched from anywhere. */
public final class HtmlReport {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    private HtmlReport() {}

    /** The whole text of a page in the folder of its only run, or of several. Runs are separated by colour and letter, in their order. */
    public static String page(List<RunReport> reports) {
        return page(reports, "");
    }

    /**
     * The whole text.
     *
     * @param toRun address of the folder of the only run as seen from the page, ending with a slash; empty if the page is in it
     */
    public static String page(List<RunReport> reports, String toRun) {
        Map<String, Object> context = Map.of(
                "page",
                Page.of(List.copyOf(reports), toRun),
                "style",
                Templates.resource(UPLOT + "dist/uPlot.min.css")
                        + Templates.resource("page.css")
                        + Templates.resource("trial.css"),
                "plotter",
                "/*\n" + Templates.resource(UPLOT + "LICENSE") + "*/\n"
                        + Templates.resource(UPLOT + "dist/uPlot.iife.min.js"),
                "script",
                Templates.resource("page.js"));
        return Templates.template("page").execute(context);
    }
}
