package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.schema.TreeWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Edits of a recipe as a YAML file: a list whose items are applied one after the other, or a single one.
 *
 * <pre>
 * - set: {path: training.learning-rate, value: 0.1}
 * - replace: {where: {kind: relu}, layer: {leaky-relu: {slope: 0.1}}}
 * - insert-after: {where: {name: conv1}, layer: batch-norm}
 * - insert-before: {where: {kind: dense}, layer: {dropout: {rate: 0.3}}}
 * - remove: {name: batch-norm1}
 * - move-after: {name: leaky-relu1, target: max-pool1}
 * </pre>
 */
public final class EditFile {
    private EditFile() {}

    /** Reads a file; refuses with file, line and value. */
    public static Edit read(Path file) {
        return parse(YamlFile.read(file, "a list of edits"), file.toString());
    }

    /**
     * The edit in a text; of a list, an {@link Edit.All}.
     *
     * @param source named in error messages
     */
    public static Edit parse(String text, String source) {
        Tree tree = YamlTree.parse(text, source);
        if (tree instanceof Tree.Scalar scalar && scalar.value() == null) {
            throw new BadInput(source + " is empty", "Write a list of edits; [] changes nothing.");
        }
        if (tree instanceof Tree.Sequence sequence) {
            List<Edit> edits = sequence.items().stream()
                    .map(item -> TreeReader.read(item, Edit.class, source))
                    .toList();
            return new Edit.All(edits);
        }
        return TreeReader.read(tree, Edit.class, source);
    }

    /** An edit as a text that reads back as an equal one, without what the defaults say anyway. */
    public static String text(Edit edit) {
        if (edit instanceof Edit.All all) {
            List<Tree> items = all.edits().stream()
                    .map(item -> TreeWriter.brief(item, Edit.class))
                    .toList();
            return YamlText.write(new Tree.Sequence(items, 0)).indent(-2);
        }
        return YamlText.write(TreeWriter.brief(edit, Edit.class));
    }
}
