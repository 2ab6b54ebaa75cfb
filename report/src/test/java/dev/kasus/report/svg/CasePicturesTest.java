package dev.kasus.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.landscape.Barrier;
import dev.kasus.landscape.Landscape;
import dev.kasus.report.CaseReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The pictures of cases are whole SVG files that show what they are given. */
class CasePicturesTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSweepHasAPointAnArmForEachOfItsCurves() throws Exception {
        CaseReport.SweepLine sweep = new CaseReport.SweepLine(
                "More <capacity>",
                "times the filters",
                List.of(new CaseReport.SweepLine.Point("1", "small"), new CaseReport.SweepLine.Point("8", "large")));
        List<CaseReport.ArmLine> arms = List.of(
                new CaseReport.ArmLine("large", 100_000, 5, 1, 0.65, 0, 0.1, List.of(), null),
                new CaseReport.ArmLine("small", 1_000, 5, 0.9, 0.85, Double.NaN, Double.NaN, List.of(), null));
        String svg = SweepPicture.svg(sweep, arms);

        assertThat(parsed(svg).getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(svg).contains("times the filters").contains("More &lt;capacity&gt;");
        assertThat(svg.indexOf(">1</text>")).as("in the order of the axis").isLessThan(svg.indexOf(">8</text>"));
        assertThat(parsed(SweepPicture.panel(sweep, arms))
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(4);
    }

    @Test
    void aLandscapeShowsEveryWayAndBarrier() throws Exception {
        List<Double> axis = List.of(0.0, 1.0, 2.0);
        Landscape landscape = new Landscape(
                "Rates",
                axis,
                axis,
                List.of(1.0, 2.0, 3.0, 1.0, 0.1, 3.0, 1.0, 2.0, 3.0),
                List.of(
                        new Landscape.Way("constant", List.of(0.0, 1.0), List.of(0.0, 1.0), List.of(1.0, 0.1), 0),
                        new Landscape.Way("cyclical", List.of(0.0, 2.0), List.of(0.0, 1.0), List.of(1.0, 3.0), 0)),
                List.of(new Barrier("constant", "cyclical", 1, 0.1, 3, 0.25)));
        String svg = LandscapePicture.svg(List.of(landscape));
        Document document = parsed(svg);
        assertThat(document.getElementsByTagName("circle").getLength())
                .as("a beginning and an end each")
                .isEqualTo(4);
        assertThat(parsed(LandscapePicture.panel(landscape))
                        .getElementsByTagName("circle")
                        .getLength())
                .isEqualTo(4);
        assertThat(svg).contains("constant to cyclical: barrier 0.25").contains("cyclical: ends at 3.00");
    }
}
