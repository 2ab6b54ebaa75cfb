package dev.kasus.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.network.LayerLine;
import dev.kasus.report.network.LayerMark;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The drawing of a network. */
class NetworkDrawingTest {
    private static LayerLine layer(String name, String kind, String... inputs) {
        return new LayerLine(name, kind, kind, "", List.of(inputs), "8×4×4", 0, 0, 1, "");
    }

    private static final List<LayerLine> RESIDUAL = List.of(
            layer("image", "input"),
            layer("c1", "conv", "image"),
            layer("n1", "batch norm", "c1"),
            layer("r1", "ReLU", "n1"),
            layer("c2", "conv", "r1"),
            layer("sum", "add", "c2", "r1"),
            layer("end", "dense", "sum"));

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void whatFollowsALayerAloneStandsInItsBox() throws Exception {
        Document drawing = parsed(NetworkDrawing.svg(RESIDUAL, Map.of()));
        // image, c1 with norm and ReLU, c2, sum, end; and the white ground.
        assertThat(drawing.getElementsByTagName("rect").getLength()).isEqualTo(6);
        // image-c1, c1-c2, c2-sum, c1-sum, sum-end.
        assertThat(drawing.getElementsByTagName("path").getLength()).isEqualTo(5);
        assertThat(drawing.getDocumentElement().getAttribute("aria-label")).contains("7 layers");
    }

    @Test
    void marksStandAtTheirLayer() {
        String svg = NetworkDrawing.svg(RESIDUAL, Map.of("r1", new LayerMark("likely", "dead units")));
        assertThat(svg).contains("class=\"box conv likely\"", "⚠ dead units").containsOnlyOnce(" likely\"");
        assertThat(NetworkDrawing.svg(RESIDUAL, Map.of())).doesNotContain("⚠");
    }

    @Test
    void namesFromAFileAreNoMarkup() throws Exception {
        String evil = "<script>alert(1)</script>\u001b[31m";
        String svg = NetworkDrawing.svg(List.of(layer(evil, "conv")), Map.of(evil, new LayerMark("wrong", evil)));
        assertThat(svg).doesNotContain("<script", "\u001b");
        parsed(svg);
    }

    @Test
    void nothingToDrawIsDrawn() throws Exception {
        parsed(NetworkDrawing.svg(List.of(), Map.of()));
    }
}
