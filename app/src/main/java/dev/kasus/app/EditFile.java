package dev.kasus.app;

import dev.kasus.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Tree;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.RecipeFile;
import java.nio.file.Path;
import java.util.Objects;

/** Stands in for the reader of edit files until that is merged: understands {@code set} alone. */
final class EditFile {
    private EditFile() {}

    static Edit read(Path file) {
        return parse(AtomicFile.read(file), file.toString());
    }

    static Edit parse(String text, String source) {
        if (!(RecipeFile.value(text) instanceof Tree.Sequence items)) {
            throw new BadInput(source + " is not a list of edits", "");
        }
        return new Edit.All(items.items().stream()
                .map(item -> set((Tree.Mapping)
                        Objects.requireNonNull(((Tree.Mapping) item).entries().get("set"))))
                .toList());
    }

    private static Edit set(Tree.Mapping set) {
        Tree.Scalar path = (Tree.Scalar) Objects.requireNonNull(set.entries().get("path"));
        return new Edit.Set(
                String.valueOf(path.value()),
                Objects.requireNonNull(set.entries().get("value")));
    }
}
