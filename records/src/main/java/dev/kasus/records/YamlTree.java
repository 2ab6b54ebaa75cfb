package dev.kasus.records;

import dev.kasus.BadInput;
import dev.kasus.recipe.ScalarText;
import dev.kasus.recipe.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A {@link Tree} as YAML text. */
public final class YamlTree {
    /** Mappings that fit into a line of so many characters are written as one. */
    private static final int LINE = 110;

    private final String source;

    private YamlTree(String source) {
        this.source = source;
    }

    /**
     * The tree that a text writes down, with the line of each key and value.
     *
     * @param source named in complaints
     */
    public static Tree parse(String text, String source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                throw new BadInput(source + " is empty", "A recipe needs at least the keys data, model and training.");
            }
            return new YamlTree(source).tree(node.get());
        } catch (MarkedYamlEngineException malformed) {
            String line = malformed
                    .getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new BadInput(
                    source + line + ": " + malformed.getProblem(),
                    "It is not YAML: check indentation, colons and quotes there.",
                    malformed);
        } catch (YamlEngineException malformed) {
            throw new BadInput(source + " is not YAML: " + malformed.getMessage(), "", malformed);
        }
    }

    private Tree tree(Node node) {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (node instanceof ScalarNode scalar) {
            return new Tree.Scalar(value(scalar), line);
        }
        if (node instanceof SequenceNode sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(tree(item)));
            return new Tree.Sequence(items, line);
        }
        Map<String, Tree> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            int keyLine = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(-1) + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new BadInput(source + ", line " + keyLine + ": a key is not a word", "");
            }
            if (entries.put(key.getValue(), tree(tuple.getValueNode())) != null) {
                throw new BadInput(
                        source + ", line " + keyLine + ": key \"" + key.getValue() + "\" stands here a second time",
                        "The first is in line " + lines.get(key.getValue()) + "; keep one.");
            }
            lines.put(key.getValue(), keyLine);
        }
        return new Tree.Mapping(entries, lines, line);
    }

    private static @Nullable Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        return text.isEmpty() || text.equals("~") || text.equals("null") ? null : ScalarText.parse(text);
    }

    /** The text of a tree: block style, short mappings on one line. */
    public static String text(Tree tree) {
        StringBuilder text = new StringBuilder();
        block(tree, 0, text);
        return text.toString();
    }

    private static void block(Tree tree, int indent, StringBuilder text) {
        if (tree instanceof Tree.Mapping mapping) {
            mapping.entries()
                    .forEach((key, value) -> entry(" ".repeat(indent) + quoted(key) + ":", value, indent + 2, text));
        } else if (tree instanceof Tree.Sequence sequence) {
            sequence.items().forEach(item -> item(item, indent, text));
        } else {
            text.append(" ".repeat(indent)).append(flow(tree)).append('\n');
        }
    }

    private static void entry(String head, Tree value, int indent, StringBuilder text) {
        String line = head + " " + flow(value);
        boolean listOfMappings = value instanceof Tree.Sequence sequence
                && sequence.items().stream().anyMatch(Tree.Mapping.class::isInstance);
        boolean nested = value instanceof Tree.Mapping mapping
                && indent <= 2
                && !mapping.entries().isEmpty();
        if (line.length() <= LINE && !listOfMappings && !nested) {
            text.append(line).append('\n');
        } else {
            text.append(head).append('\n');
            block(value, indent, text);
        }
    }

    private static void item(Tree item, int indent, StringBuilder text) {
        String line = " ".repeat(indent) + "- " + flow(item);
        if (item instanceof Tree.Mapping mapping
                && mapping.entries().size() == 1
                && !(mapping.entries().values().iterator().next() instanceof Tree.Scalar)) {
            // A layer: its kind, then its keys in braces; a block of layers is broken into lines.
            Map.Entry<String, Tree> only =
                    mapping.entries().entrySet().iterator().next();
            String kind = " ".repeat(indent) + "- " + quoted(only.getKey()) + ":";
            if ((kind + " " + flow(only.getValue())).length() <= LINE + 30) {
                text.append(kind).append(' ').append(flow(only.getValue())).append('\n');
            } else {
                text.append(kind).append('\n');
                block(only.getValue(), indent + 4, text);
            }
        } else {
            text.append(line).append('\n');
        }
    }

    /** A tree on one line. */
    private static String flow(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            Object value = scalar.value();
            return value == null ? "null" : value instanceof String word ? quoted(word) : ScalarText.show(value);
        }
        if (tree instanceof Tree.Sequence sequence) {
            return "["
                    + String.join(
                            ", ", sequence.items().stream().map(YamlTree::flow).toList()) + "]";
        }
        List<String> entries = new ArrayList<>();
        ((Tree.Mapping) tree).entries().forEach((key, value) -> entries.add(quoted(key) + ": " + flow(value)));
        return "{" + String.join(", ", entries) + "}";
    }

    /** Plain where that reads back as the same text, else in double quotes. */
    private static String quoted(String word) {
        boolean plain = word.matches("[A-Za-z_/][A-Za-z0-9_./+-]*")
                && ScalarText.parse(word) instanceof String
                && !word.equals("null");
        if (plain) {
            return word;
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> text.append(c < ' ' || c == 0x7f ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return text.append('"').toString();
    }
}
