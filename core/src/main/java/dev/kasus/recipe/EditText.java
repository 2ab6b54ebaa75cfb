package dev.kasus.recipe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import java.util.stream.Collectors;

/** An edit in words, in one line. */
final class EditText {
    /** A longer value is named by its size. */
    private static final int LONGEST_VALUE = 80;

    private EditText() {}

    static String describe(Edit edit) {
        if (edit instanceof Edit.Set set) {
            boolean empty = set.value() instanceof Tree.Scalar scalar && scalar.value() == null;
            return empty
                    ? "leave out " + ScalarText.brief(set.path())
                    : "set " + ScalarText.brief(set.path()) + " to " + value(set.value());
        } else if (edit instanceof Edit.Replace replace) {
            return "replace " + replace.where() + " by " + layer(replace.layer());
        } else if (edit instanceof Edit.InsertAfter insert) {
            return "insert " + layer(insert.layer()) + " after " + insert.where();
        } else if (edit instanceof Edit.InsertBefore insert) {
            return "insert " + layer(insert.layer()) + " before " + insert.where();
        } else if (edit instanceof Edit.Remove remove) {
            return "remove " + remove.where();
        } else if (edit instanceof Edit.MoveAfter move) {
            return "move " + new Selector.Name(move.name()) + " after " + new Selector.Name(move.target());
        }
        var edits = ((Edit.All) edit).edits();
        return edits.isEmpty()
                ? "change nothing"
                : edits.stream().map(EditText::describe).collect(Collectors.joining("; "));
    }

    private static String value(Tree tree) {
        String flow = RecipeDiff.flow(tree);
        if (flow.length() <= LONGEST_VALUE) {
            return flow;
        }
        return tree instanceof Tree.Sequence list
                ? "a list of " + list.items().size()
                : flow.substring(0, LONGEST_VALUE) + "...";
    }

    private static String layer(Layer layer) {
        String flow = RecipeDiff.flow(TreeWriter.brief(layer, Layer.class));
        // Without the outer braces of a kind that has keys: conv: {filters: 32}.
        return flow.startsWith("{") ? flow.substring(1, flow.length() - 1) : flow;
    }
}
