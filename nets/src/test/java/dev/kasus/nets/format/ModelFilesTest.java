package dev.kasus.nets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.Samples;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.ReceptiveFields;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.Topology;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models as users have them, against what the frameworks themselves say of them. */
class ModelFilesTest {
    static List<Path> models() {
        return Samples.models();
    }

    private static Network read(Path file) {
        return ModelFiles.read(
                file, new Unsaid(0, Samples.truth(file).path("size").asInt(0)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void countsEveryParameter(Path file) {
        Network network = read(file);
        JsonNode truth = Samples.truth(file);
        assertThat(truth.isObject()).as("what is known of " + file).isTrue();
        assertThat(network.trained()).isEqualTo(truth.path("trained").asLong());
        assertThat(network.fixed()).isEqualTo(truth.path("fixed").asLong());
    }

    @ParameterizedTest
    @MethodSource("models")
    void knowsEveryShapeThatTheFrameworkKnows(Path file) {
        Topology topology = Topology.of(read(file));
        for (Map.Entry<String, JsonNode> known :
                Samples.truth(file).path("shapes").properties()) {
            List<Long> sizes = new ArrayList<>();
            known.getValue().forEach(size -> sizes.add(size.isNull() ? -1 : size.asLong()));
            String name = known.getKey();
            Node node = topology.node(name)
                    .or(() -> topology.node(name + "/pointwise"))
                    .orElseThrow(() -> new AssertionError(name));
            Node last = topology.node(name + "/pointwise").orElse(node);
            assertThat(last.output().sizes()).as(name).isEqualTo(sizes);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLayerComesBehindItsInputs(Path file) {
        List<String> seen = new ArrayList<>();
        for (Node node : read(file).nodes()) {
            assertThat(seen).as(node.name()).containsAll(node.inputs()).doesNotContain(node.name());
            seen.add(node.name());
        }
    }

    @Test
    void theSameWeightsComeFromEveryFileOfOneModel() {
        float[] expected = kernel("tiny.safetensors", "head");
        assertThat(expected).hasSize(30);
        for (String name : List.of(
                "tiny-state.pt", "tiny-checkpoint.pt", "tiny.pt2", "tiny-traced.pt", "tiny-scripted.pt", "tiny.onnx")) {
            assertThat(kernel(name, "head")).as(name).isEqualTo(expected);
        }
        assertThat(kernel("tiny.keras", "conv1")).hasSize(3 * 3 * 3 * 4).isEqualTo(kernel("tiny.h5", "conv1"));
    }

    private static float[] kernel(String file, String layer) {
        Network network = read(Samples.model(file));
        Node node = Topology.of(network).node(layer).orElseThrow();
        TensorRef kernel = node.weights().get(WeightRole.KERNEL);
        return network.weights().read(kernel).orElseThrow();
    }

    @Test
    void worksOutWorkAndReceptiveField() {
        Topology topology = Topology.of(read(Samples.model("tiny.keras")));
        ReceptiveFields fields = ReceptiveFields.of(topology);
        Node conv1 = topology.node("conv1").orElseThrow();
        Node conv2 = topology.node("conv2").orElseThrow();
        assertThat(Work.multiplyAdds(conv1, topology.inputShape(conv1))).isEqualTo(16 * 16 * 4 * 3 * 9);
        assertThat(Work.multiplyAdds(topology)).isEqualTo(16 * 16 * 4 * 3 * 9 + 6 * 6 * 6 * 4 * 9 + 6 * 3);
        assertThat(fields.of(conv1).orElseThrow().side()).isEqualTo(3);
        // 3, then 4 behind the pooling, then two steps of two pixels more.
        assertThat(fields.of(conv2).orElseThrow().side()).isEqualTo(8);
        assertThat(fields.of(topology.node("head").orElseThrow()).orElseThrow().isWhole())
                .isTrue();
    }

    @Test
    void aRecipeIsANetworkToo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                data:
                  source: {reef: {}}
                  size: 32
                model:
                  layers:
                    - conv: {filters: 8, bias: false}
                    - batch-norm
                    - relu
                    - residual:
                        body: [{conv: {filters: 8}}]
                    - max-pool
                    - global-average-pool
                    - dense
                """);
        Network network = ModelFiles.read(file, new Unsaid(5, 0));
        assertThat(network.trained()).isEqualTo(8 * 27 + 16 + 8 * 8 * 9 + 8 + 8 * 5 + 5);
        assertThat(network.fixed()).isEqualTo(16);
        assertThat(network.nodes()).anyMatch(node -> node.operation() instanceof Operation.Join);
    }

    @Test
    void whatIsNoModelIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("note.txt"), "a shopping list");
        assertThatThrownBy(() -> ModelFiles.read(file, Unsaid.NOTHING))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("note.txt")
                .hasMessageContaining("ONNX");
    }
}
