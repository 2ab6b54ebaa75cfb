package dev.kasus.nets.lint;

import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.ReceptiveFields;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Topology;
import java.util.List;
import java.util.Optional;

/** A network to be looked at, with what is worked out of it once for all lints. */
public final class Subject {
    private final Topology topology;
    private final ReceptiveFields fields;
    private final List<Node> heads;
    private final Optional<ImageFacts> images;

    private Subject(Topology topology, Optional<ImageFacts> images) {
        this.topology = topology;
        this.fields = ReceptiveFields.of(topology);
        this.heads = topology.network().wired() ? topology.heads() : List.of();
        this.images = images;
    }

    /**
     * A network to be looked at.
     *
     * @param images what it is to learn; nothing if that is not known
     */
    public static Subject of(Network network, Optional<ImageFacts> images) {
        return new Subject(Topology.of(network), images);
    }

    public Topology topology() {
        return topology;
    }

    public Network network() {
        return topology.network();
    }

    public List<Node> nodes() {
        return network().nodes();
    }

    /** Whether the file tells how layers are joined. */
    public boolean isWired() {
        return network().wired();
    }

    public ReceptiveFields fields() {
        return fields;
    }

    /** The layers that give the answer. */
    public List<Node> heads() {
        return heads;
    }

    /** How many numbers the answer has; -1 if there are several answers or none is known. */
    public long classes() {
        return heads.size() == 1 ? Math.max(-1, width(heads.get(0))) : -1;
    }

    /** Units of a dense layer, filters of a convolution; -1 of others. */
    public static long width(Node node) {
        if (node.operation() instanceof Operation.Dense dense) {
            return dense.units();
        }
        return node.operation() instanceof Operation.Conv conv ? conv.filters() : -1;
    }

    public Optional<ImageFacts> images() {
        return images;
    }

    /** The shape of the images that come in; unknown if there are several inputs. */
    public Shape input() {
        List<Node> entrances = topology.entrances();
        return entrances.size() == 1 ? entrances.get(0).output() : Shape.UNKNOWN;
    }

    /** The shorter side of the images that come in; -1 if that is not known. */
    public long side() {
        Shape shape = input();
        return shape.isImage() && shape.isComplete() ? Math.min(shape.height(), shape.width()) : -1;
    }

    /** The input of a layer. */
    public Shape inputOf(Node node) {
        return topology.inputShape(node);
    }
}
