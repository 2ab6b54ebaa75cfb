package dev.kasus.bench;

import dev.kasus.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Tree;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.RecipeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A fault as a YAML file: a list of {@code set: {path: ..., value: ...}}. */
final class FaultFile {
    private FaultFile() {}

    static Edit read(Path file) {
        List<Edit> edits = new ArrayList<>();
        if (RecipeFile.value(AtomicFile.read(file)) instanceof Tree.Sequence list) {
            list.items().forEach(item -> edits.add(set(item, file)));
        }
        if (edits.isEmpty()) {
            throw new BadInput(file + " has no list of edits", "Begin each with \"- set:\".");
        }
        return new Edit.All(edits);
    }

    private static Edit set(Tree item, Path file) {
        if (item instanceof Tree.Mapping edit
                && edit.entries().get("set") instanceof Tree.Mapping set
                && set.entries().get("path") instanceof Tree.Scalar path) {
            Tree value = set.entries().get("value");
            if (value != null) {
                return new Edit.Set(String.valueOf(path.value()), value);
            }
        }
        throw new BadInput(file + ", line " + item.line() + ": not an edit", "Write \"set: {path: ..., value: ...}\".");
    }
}
