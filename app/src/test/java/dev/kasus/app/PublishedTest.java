package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What is published: every module but the benches and the archives stands in the bill of materials, in one version. */
class PublishedTest {
    private static final Set<String> UNPUBLISHED = Set.of("bench", "dist", "bom");

    private static List<String> read(String module, String path) throws Exception {
        Path pom = Path.of("..", module, "pom.xml");
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList nodes = (NodeList) xpath.evaluate(
                path,
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()),
                XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> published() throws Exception {
        return read(".", "/project/modules/module").stream()
                .filter(module -> !UNPUBLISHED.contains(module))
                .toList();
    }

    @Test
    void theBillOfMaterialsHasEveryPublishedModule() throws Exception {
        List<String> artifacts = new ArrayList<>();
        for (String module : published()) {
            artifacts.addAll(read(module, "/project/artifactId"));
        }
        assertThat(artifacts).contains("kasus-core", "kasus-app");
        assertThat(read("bom", "/project/dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(artifacts);
    }

    @Test
    void everyModuleHasTheSameVersion() throws Exception {
        List<String> version = read(".", "/project/version");
        assertThat(version).hasSize(1);
        assertThat(read("bom", "/project/version")).isEqualTo(version);
        assertThat(Files.readAllLines(Path.of("..", "CITATION.cff"))).contains("version: " + version.get(0));
        for (String module : List.of("bench", "dist")) {
            assertThat(read(module, "/project/parent/version")).as(module).isEqualTo(version);
        }
        for (String module : published()) {
            assertThat(read(module, "/project/parent/version")).as(module).isEqualTo(version);
        }
    }

    @Test
    void everyPublishedModuleHasANameAndADescription() throws Exception {
        for (String module : published()) {
            assertThat(read(module, "/project/name")).as(module).hasSize(1);
            assertThat(read(module, "/project/description")).as(module).hasSize(1);
        }
    }

    @Test
    void whatIsNotPublishedSaysSo() throws Exception {
        for (String module : List.of("bench", "dist")) {
            assertThat(read(module, "/project/properties/*[name()='maven.deploy.skip']"))
                    .as(module)
                    .containsExactly("true");
        }
    }
}
