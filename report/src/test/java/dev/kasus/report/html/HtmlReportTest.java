package dev.kasus.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.report.NumberText;
import dev.kasus.report.RunReport;
import dev.kasus.report.Runs;
import dev.kasus.run.LogTool;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class HtmlReportTest {
    private static final String HOSTILE = "</script><b onclick=\"x()\">&'{{page}}";

    static Stream<List<RunReport>> pages() {
        return Stream.of(
                List.of(Runs.sick()),
                List.of(Runs.healthy(), Runs.sick()),
                List.of(Runs.broken(), Runs.empty(), Runs.foreign()),
                List.of(Runs.foreign(LogTool.KERAS)),
                List.of(Runs.empty()),
                List.of(Runs.large()),
                List.of(Runs.hostile(HOSTILE)),
                List.of(Runs.hostile(HOSTILE), Runs.hostile(HOSTILE)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isWellFormedWithUniqueIdsAndLinksThatLeadSomewhere(List<RunReport> reports) throws Exception {
        Document page = parsed(HtmlReport.page(reports));
        List<String> ids = attributes(page, "id");

        assertThat(ids).doesNotHaveDuplicates().contains("data");
        assertThat(attributes(page, "href"))
                .allSatisfy(link -> assertThat(link.equals("data:,") || ids.contains(link.substring(1)))
                        .as(link)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fetchesNothing(List<RunReport> reports) throws Exception {
        String page = HtmlReport.page(reports);

        assertThat(page.replace("/*! https://github.com/leeoniya/uPlot (v1.6.30) */", ""))
                .doesNotContain("://", "@import", "url(", "fetch(", "XMLHttpRequest", "import(");
        assertThat(attributes(parsed(page), "src")).allMatch(source -> source.startsWith("data:image/png;base64,"));
        assertThat(page).contains("default-src 'none'").contains("Leon Sorokin");
    }

    @Test
    void textThatTriesToBreakOutStaysText() throws Exception {
        String html = HtmlReport.page(List.of(Runs.hostile(HOSTILE)));
        Document page = parsed(html);

        assertThat(attributes(page, "onclick")).isEmpty();
        assertThat(count(html, "</script>")).isEqualTo(3);
        assertThat(page.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(HOSTILE + " · Kasus");
        assertThat(texts(page, "code")).contains(HOSTILE, HOSTILE + "2");
    }

    @Test
    void noTextInJsonClosesTheScriptThatHoldsIt() throws Exception {
        String json = Templates.script(TextNode.valueOf("</script><!--"));

        assertThat(json).doesNotContain("<");
        assertThat(new ObjectMapper().readTree(json).textValue()).isEqualTo("</script><!--");
    }

    @Test
    void holdsTheDataOfEveryCurve() throws Exception {
        JsonNode data = data(HtmlReport.page(List.of(Runs.healthy(), Runs.sick())));

        assertThat(data.path("charts").findValuesAsText("id"))
                .containsExactly(
                        "accuracy", "loss", "batch-loss", "learning-rate", "gradient-norm", "batch-norm-accuracy");
        JsonNode loss = data.path("charts").path(1).path("curves");
        assertThat(loss.findValuesAsText("label"))
                .containsExactly(
                        "A validation",
                        "A train",
                        "A train, eval mode",
                        "B validation",
                        "B train",
                        "B train, eval mode");
        assertThat(loss.path(1).path("x"))
                .hasSize(8)
                .extracting(JsonNode::asInt)
                .startsWith(1, 2)
                .endsWith(8);
        assertThat(loss.path(1).path("y").path(7).asDouble())
                .isEqualTo(NumberText.round(
                        Runs.healthy().recording().series(Signals.TRAIN_LOSS).last(), 4));
        assertThat(data.path("strips").fieldNames())
                .toIterable()
                .contains(
                        "weight-gradient-0-0",
                        "weight-gradient-10-1",
                        "dead-3-0",
                        "update-ratio-0-1",
                        "activation-std-0-0");
        assertThat(data.path("strips").path("weight-gradient-0-1")).hasSize(HeatTables.CELLS);
    }

    @Test
    void shadesTheWindowOfEvidenceAndLinksToIt() throws Exception {
        String html = HtmlReport.page(List.of(Runs.sick()));
        JsonNode window = data(html).path("charts").path(1).path("windows").path(0);

        assertThat(window.path("from").asDouble()).isEqualTo(2);
        assertThat(window.path("to").asDouble()).isEqualTo(8);
        assertThat(attributes(parsed(html), "href")).contains("#weight-gradient-0", "#loss");
        assertThat(html).contains("style=\"left:5%;width:95%\"").contains("<rect class=\"window ");
    }

    @Test
    void marksTheLayersOfAFindingInItsOwnRunOnly() throws Exception {
        Document page = parsed(HtmlReport.page(List.of(Runs.healthy(), Runs.sick())));

        assertThat(classes(page, "td", "last flagged")).isEqualTo(10);
        assertThat(texts(page, "th")).contains("B1conv5", "conv6");
    }

    @Test
    void showsEveryFindingAndNeverMixesUnknownWithAbsent() throws Exception {
        Document page = parsed(HtmlReport.page(List.of(Runs.sick())));
        List<String> notes = texts(page, "div");

        assertThat(texts(page, "h3")).anyMatch(text -> text.contains("Vanishing gradient"));
        assertThat(notes).anyMatch(text -> text.strip().startsWith("Could not check") && text.contains("Saturated"));
        assertThat(notes)
                .noneMatch(text -> text.strip().startsWith("Checked and not found") && text.contains("Saturated"));
        assertThat(HtmlReport.page(List.of(Runs.sick()))).contains("torn record");
    }

    @Test
    void saysWhatTheRecipesDoNotHaveInCommon() {
        assertThat(HtmlReport.page(List.of(Runs.healthy(), Runs.sick())))
                .contains("+ model.layers.sigmoid1: sigmoid")
                .contains("- model.layers.relu1: relu");
    }

    @Test
    void aNumberThatIsNotFiniteIsAGapAndACross() throws Exception {
        String html = HtmlReport.page(List.of(Runs.broken()));
        JsonNode train = data(html).path("charts").path(1).path("curves").path(1);

        assertThat(train.path("y").path(1).isNumber()).isTrue();
        assertThat(train.path("y").path(2).isNull()).isTrue();
        assertThat(html).contains("<path class=\"cross\"").contains("not finite");
    }

    @Test
    void namesThePairsMostOftenConfused() throws Exception {
        RunReport report = Runs.hostile("fish");

        assertThat(texts(parsed(HtmlReport.page(List.of(report))), "li"))
                .containsSubsequence(
                        "fish2 misclassified as fish: 3 of its 7 images",
                        "fish misclassified as fish2: 2 of its 3 images");
    }

    @Test
    void showsTheMostConfusedPairsOnceWithTheirPictures() throws Exception {
        RunReport report = Runs.similarClasses();
        String html = HtmlReport.page(List.of(report));

        assertThat(texts(parsed(html), "figcaption"))
                .filteredOn(text -> text.contains("below."))
                .containsExactly(
                        "dace above, roach below. AUC against roach, 0.55 (0.43 to 0.67); on training images 0.97. "
                                + "In the features of the net, 46 % of the nearest neighbours of the first class "
                                + "belong to the second; 50 % means fully mixed.");
        assertThat(html)
                .contains("data:image/png;base64,AQID", "data:image/png;base64,BAUG", "class=\"interval run0\"");
    }

    @Test
    void aHundredThousandStepsStaySmall() throws Exception {
        Recording.Builder builder = new Recording.Builder();
        int steps = 100_000;
        for (int step = 1; step <= steps; step++) {
            builder.scalar(Signals.STEP_LOSS.tag(), step, step == 77_777 ? 1000 : 1.0 / step + step % 7);
            builder.scalar(Signals.LEARNING_RATE.tag(), step, 1.0 / step);
            builder.scalar(Signals.GRADIENT_NORM.tag(), step, step % 11);
            for (int layer = 1; layer <= 10; layer++) {
                builder.scalar(Signals.WEIGHT_GRADIENT.of("conv" + layer), step, 1.0 / step / layer);
            }
        }
        RunReport report = new RunReport(
                "long", "runs/long", "finished", builder.build(), new Diagnosis(List.of(Runs.NO_GAP)), List.of());
        String html = HtmlReport.page(List.of(report));

        assertThat(html.length()).isLessThan(300_000);
        assertThat(data(html).path("charts").path(0).path("curves").path(0).path("y"))
                .anyMatch(value -> value.asDouble() == 1000);
    }

    public static Document parsed(String html) throws Exception {
        String markup = html.replaceFirst("<!doctype html>", "")
                .replaceAll("(?s)(<script[^>]*>).*?(</script>)", "$1$2")
                .replaceAll("(?s)(<style>).*?(</style>)", "$1$2");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)));
    }

    public static JsonNode data(String html) throws Exception {
        Matcher matcher = Pattern.compile("(?s)id=\"data\">(.*?)</script>").matcher(html);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    public static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .toList();
    }

    public static List<String> attributes(Document page, String name) {
        return elements(page, "*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    public static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }

    private static long classes(Document page, String name, String look) {
        return elements(page, name).stream()
                .filter(element -> element.getAttribute("class").equals(look))
                .count();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
