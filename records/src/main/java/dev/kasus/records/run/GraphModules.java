package dev.kasus.records.run;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the layers in a computation graph as PyTorch's {@code add_graph} writes it, in the order of the graph. */
final class GraphModules {
    /** Fields of TensorFlow's {@code GraphDef} and {@code NodeDef}. */
    private static final int NODE = 1;

    private static final int NAME = 1;

    /** A scope of the graph: {@code Sequential[features]}. */
    private static final Pattern SCOPE = Pattern.compile("[^\\[/]*\\[([^\\]/]+)\\]");

    private GraphModules() {}

    /** The modules, such as {@code features.0}, each where its first node is; empty if there is no graph that can be read. */
    static List<String> of(byte[] graph) {
        Set<String> modules = new LinkedHashSet<>();
        try {
            CodedInputStream in = CodedInputStream.newInstance(graph);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == NODE) {
                    int limit = in.pushLimit(in.readRawVarint32());
                    module(name(in), modules);
                    in.skipRawBytes(in.getBytesUntilLimit());
                    in.popLimit(limit);
                } else if (!in.skipField(tag)) {
                    break;
                }
            }
        } catch (IOException damaged) {
            return List.of();
        }
        return List.copyOf(modules);
    }

    private static String name(CodedInputStream in) throws IOException {
        while (in.getBytesUntilLimit() > 0) {
            int tag = in.readTag();
            if (WireFormat.getTagFieldNumber(tag) == NAME) {
                return in.readString();
            }
            if (tag == 0 || !in.skipField(tag)) {
                return "";
            }
        }
        return "";
    }

    private static void module(String node, Set<String> modules) {
        List<String> path = new ArrayList<>();
        Matcher scope = SCOPE.matcher(node);
        while (scope.find()) {
            path.add(scope.group(1));
        }
        if (!path.isEmpty()) {
            modules.add(String.join(".", path));
        }
    }
}
