package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML document into a {@link Tree} with the line of every key and value. Plain scalars mean what {@link ScalarText}
 * says; quoted ones are texts. Anchors may be used again, within limits on size and depth.
 */
final class YamlTree {
    /** A net of a thousand layers, every default written, has some ten thousand. */
    private static final int MOST_NODES = 100_000;

    private static final int DEEPEST = 50;
    private static final int SMALLEST_BUFFER = 1024;

    private final String source;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int deepest;

    private YamlTree(String text, String source) {
        this.source = source;
        // A buffer smaller than a word is copied again for each piece of it: a word of a million letters would take
        // seconds.
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setBufferSize(Math.max(SMALLEST_BUFFER, text.length()))
                .build();
        this.events = new ParserImpl(settings, new StreamReader(settings, new StringReader(text)));
    }

    /** What an anchor stands for, and how many values on how many levels it takes to write it out. */
    private record Anchored(Tree tree, int nodes, int height) {}

    /** The tree of a text; of an empty one, an empty scalar. */
    static Tree parse(String text, String source) {
        YamlTree parser = new YamlTree(text, source);
        try {
            return parser.document();
        } catch (MarkedYamlEngineException e) {
            throw parser.refused(e);
        } catch (ReaderException e) {
            throw new BadInput(
                    String.format("%s: character U+%04X is not text", source, e.getCodePoint()),
                    "Check that this is the right file.",
                    e);
        } catch (YamlEngineException e) {
            throw new BadInput(source + ": " + e.getMessage(), "Check the YAML.", e);
        }
    }

    private Tree document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return new Tree.Scalar(null, 1);
        }
        Tree root = node(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw bad(line(after), "a second YAML document starts here", "Keep one document, and remove the line ---.");
        }
        return root;
    }

    private Tree node(Event event, int depth) {
        int line = line(event);
        if (event instanceof AliasEvent alias) {
            return alias(alias, line, depth);
        }
        int nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        count(1, depth, line);
        Tree tree;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag().orElse(""), line);
            tree = scalar(scalar, line);
        } else {
            refuseTag(((CollectionStartEvent) event).getTag().orElse(""), line);
            tree = event.getEventId() == Event.ID.SequenceStart ? sequence(line, depth) : mapping(line, depth);
        }
        Anchored anchored = new Anchored(tree, nodes - nodesBefore, deepest - depth);
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), anchored));
        deepest = Math.max(deepest, deepestBefore);
        return tree;
    }

    private static Tree.Scalar scalar(ScalarEvent event, int line) {
        String text = event.getValue();
        if (!event.isPlain()) {
            return new Tree.Scalar(text, text, line);
        }
        return text.isEmpty() || text.equals("~") || text.equals("null")
                ? new Tree.Scalar(null, line)
                : new Tree.Scalar(ScalarText.parse(text), text, line);
    }

    private Tree alias(AliasEvent event, int line, int depth) {
        String name = event.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw bad(
                    line,
                    "*" + ScalarText.brief(name) + " refers to an anchor that is not defined before it",
                    "Put &" + ScalarText.brief(name) + " before the value to repeat, further up.");
        }
        count(anchored.nodes(), depth + anchored.height(), line);
        deepest = Math.max(deepest, depth + anchored.height());
        return anchored.tree();
    }

    private Tree sequence(int line, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Tree.Sequence(items, line);
    }

    private Tree mapping(int line, int depth) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw bad(line(event), "a key is not a word", "Write a word, a colon and the value.");
            }
            String name = key.getValue();
            Integer first = lines.putIfAbsent(name, line(key));
            if (first != null) {
                throw bad(
                        line(key),
                        "key " + ScalarText.quote(name) + " is set twice, first in line " + first,
                        "Remove one.");
            }
            entries.put(name, node(events.next(), depth + 1));
        }
        return new Tree.Mapping(entries, lines, line);
    }

    private void count(int more, int depth, int line) {
        if (depth > DEEPEST) {
            throw bad(line, "nested more than " + DEEPEST + " levels deep", "Check the brackets.");
        }
        nodes += more;
        if (nodes > MOST_NODES) {
            throw bad(line, "more than " + MOST_NODES + " values, repeated ones counted", "Make it smaller.");
        }
    }

    private void refuseTag(String tag, int line) {
        if (!tag.isEmpty()) {
            throw bad(line, "the YAML tag " + ScalarText.quote(tag) + " is not supported", "Leave it out.");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private BadInput refused(MarkedYamlEngineException e) {
        int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
        if (e.getProblem().contains("TAB")) {
            return bad(line, "a tab is used for indentation", "Indent with spaces.");
        }
        return bad(line, e.getProblem(), "Check the YAML there and in the line above.");
    }

    private BadInput bad(int line, String problem, String wayOut) {
        return new BadInput(problem, wayOut).at(line > 0 ? source + ", line " + line : source);
    }
}
