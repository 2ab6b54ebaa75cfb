package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code data.source.*.path} independent of the current folder. */
final class SourcePaths {
    private static final List<String> KEYS = List.of("data", "source");

    private SourcePaths() {}

    /** The tree with the path taken from the folder of the file that holds it. */
    static Tree resolve(Tree tree, Path file) {
        return below(tree, 0, file);
    }

    private static Tree below(Tree tree, int depth, Path file) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            return tree;
        }
        Map<String, Tree> entries = new LinkedHashMap<>(mapping.entries());
        if (depth < KEYS.size()) {
            entries.computeIfPresent(KEYS.get(depth), (key, value) -> below(value, depth + 1, file));
        } else if (depth == KEYS.size()) {
            entries.replaceAll((kind, value) -> below(value, depth + 1, file));
        } else {
            entries.computeIfPresent("path", (key, value) -> resolved(value, file));
        }
        return new Tree.Mapping(entries, mapping.keyLines(), mapping.line());
    }

    private static Tree resolved(Tree value, Path file) {
        if (!(value instanceof Tree.Scalar scalar) || scalar.value() == null) {
            return value;
        }
        String text = scalar.text();
        try {
            return new Tree.Scalar(file.resolveSibling(text).normalize().toString(), scalar.line());
        } catch (InvalidPathException e) {
            throw new BadInput(ScalarText.quote(text) + " is not a path: " + e.getReason(), "Check the path.", e)
                    .at(file + ", line " + scalar.line());
        }
    }
}
