package dev.kasus.records.recipe;

import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes a {@link Tree} as YAML for people: a kind and its keys share a line, what is longer goes line by line. */
final class YamlText {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setUseUnicodeEncoding(true)
            .build();
    /** What reads well on one line. */
    private static final int LONGEST_LINE = 140;

    private final List<Event> events = new ArrayList<>();

    private final int longest;

    private YamlText(int longest) {
        this.longest = longest;
    }

    static String write(Tree tree) {
        return write(tree, LONGEST_LINE);
    }

    /** With each key of a mapping that is longer than so many characters on a line of its own. */
    static String write(Tree tree, int longest) {
        YamlText text = new YamlText(longest);
        text.events.add(new StreamStartEvent());
        text.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        text.node(tree, 0, false);
        text.events.add(new DocumentEndEvent(false));
        text.events.add(new StreamEndEvent());
        Output output = new Output();
        Emitter emitter = new Emitter(SETTINGS, output);
        text.events.forEach(emitter::emit);
        return output.text.toString();
    }

    private void node(Tree tree, int depth, boolean flow) {
        if (tree instanceof Tree.Scalar scalar) {
            scalar(scalar);
        } else if (tree instanceof Tree.Sequence sequence) {
            boolean inline = flow || fitsOneLine(sequence);
            events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(inline)));
            sequence.items().forEach(item -> node(item, depth + 1, inline));
            events.add(new SequenceEndEvent());
        } else if (tree instanceof Tree.Mapping mapping) {
            boolean inline = flow || (depth >= 2 && !isKind(mapping) && fitsOneLine(mapping));
            events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(inline)));
            mapping.entries().forEach((key, value) -> {
                scalar(Tree.scalar(key));
                node(value, depth + 1, inline);
            });
            events.add(new MappingEndEvent());
        }
    }

    private void scalar(Tree.Scalar scalar) {
        boolean quoted = scalar.value() instanceof String text && needsQuotes(text);
        events.add(new ScalarEvent(
                Optional.empty(),
                Optional.empty(),
                new ImplicitTuple(true, true),
                scalar.text(),
                quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN));
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.equals("~")
                || text.equals("null")
                || !(ScalarText.parse(text) instanceof String)
                || text.chars().anyMatch(YamlText::breaksLines);
    }

    /** Controls, and what YAML or its readers take for the end of a line or the beginning of a file. */
    private static boolean breaksLines(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF';
    }

    /** One key whose value has keys of its own, such as {@code conv: {filters: 32}}. */
    private static boolean isKind(Tree.Mapping mapping) {
        return mapping.entries().size() == 1
                && !(mapping.entries().values().iterator().next() instanceof Tree.Scalar);
    }

    private boolean fitsOneLine(Tree tree) {
        return !hasListOfMappings(tree) && length(tree) <= longest;
    }

    private static boolean hasListOfMappings(Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            return sequence.items().stream().anyMatch(item -> !(item instanceof Tree.Scalar));
        }
        return tree instanceof Tree.Mapping mapping
                && mapping.entries().values().stream().anyMatch(YamlText::hasListOfMappings);
    }

    private static int length(Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            return 2
                    + sequence.items().stream()
                            .mapToInt(item -> length(item) + 2)
                            .sum();
        }
        if (tree instanceof Tree.Mapping mapping) {
            return 2
                    + mapping.entries().entrySet().stream()
                            .mapToInt(entry -> entry.getKey().length() + length(entry.getValue()) + 4)
                            .sum();
        }
        return ((Tree.Scalar) tree).text().length();
    }

    private static FlowStyle style(boolean inline) {
        return inline ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    /** What the emitter writes. */
    private static final class Output implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String part, int from, int count) {
            text.append(part, from, from + count);
        }
    }
}
