package dev.kasus.report.network;

import dev.kasus.message.SafeText;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.Norm;
import dev.kasus.nets.graph.Operation.Pool;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Purpose;
import dev.kasus.nets.graph.Work;
import dev.kasus.nets.lint.Subject;
import java.util.List;
import java.util.Locale;

/**
 * A layer in a table.
 *
 * @param kind what it is, such as {@code conv}
 * @param kernel such as {@code 3×3 /2} with a stride of 2; empty of others
 * @param output shape of what it gives for one image; {@code ?} if it is not known
 * @param parameters all of them; -1 if the file does not tell
 * @param multiplyAdds for one image; -1 if that is not known
 * @param receptiveField side in pixels of what one number sees; 0 for the whole image, -1 if that is not known
 * @param purpose what it is for
 */
public record LayerLine(
        String name,
        String kind,
        String type,
        String kernel,
        List<String> inputs,
        String output,
        long parameters,
        long multiplyAdds,
        long receptiveField,
        String purpose) {

    /** All layers of a network. */
    public static List<LayerLine> of(Subject subject) {
        return subject.nodes().stream().map(node -> of(node, subject)).toList();
    }

    private static LayerLine of(Node node, Subject subject) {
        long field = subject.fields()
                .of(node)
                .map(known -> known.isWhole() ? 0L : known.side())
                .orElse(-1L);
        return new LayerLine(
                SafeText.line(node.name()),
                kind(node.operation()),
                SafeText.line(node.type()),
                kernel(node.operation()),
                node.inputs().stream().map(SafeText::line).toList(),
                node.output().toString(),
                node.trained() < 0 ? -1 : node.parameters(),
                Work.multiplyAdds(node, subject.inputOf(node)),
                field,
                Purpose.of(node, subject.topology(), subject.heads()));
    }

    /** What a layer is, in a word or two. */
    public static String kind(Operation operation) {
        if (operation instanceof Conv conv) {
            return conv.transposed()
                    ? "transposed conv"
                    : conv.isDepthwise() ? "depthwise conv" : conv.groups() > 1 ? "grouped conv" : "conv";
        } else if (operation instanceof Pool pool) {
            return pool.kind() == PoolKind.MAX ? "max pool" : "average pool";
        } else if (operation instanceof Operation.GlobalPool pool) {
            return pool.kind() == PoolKind.MAX ? "global max pool" : "global average pool";
        } else if (operation instanceof Norm norm) {
            return norm.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("other", "") + " norm";
        } else if (operation instanceof Activation activation) {
            return activation.function().title();
        } else if (operation instanceof Join join) {
            return join.kind().name().toLowerCase(Locale.ROOT).replace("other", "join");
        }
        return operation
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String kernel(Operation operation) {
        if (operation instanceof Conv conv) {
            return conv.window() + stride(conv.window().stride());
        }
        return operation instanceof Pool pool
                ? pool.window() + stride(pool.window().stride())
                : "";
    }

    private static String stride(int stride) {
        return stride == 1 ? "" : " /" + stride;
    }
}
