package dev.kasus.bench.accuracy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.RecipeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the healthy recipes and the faults, which are edits of one of them. */
final class Subjects {
    /** The healthy recipe that every fault is made from. */
    private static final String BASE = "fish-plain";

    private Subjects() {}

    /**
     * All of them, healthy ones first.
     *
     * @param recipes the folder with {@code healthy/} and {@code faults/}
     * @param fish the folder of pictures that takes the place of the recipes' own
     */
    static List<Subject> read(Path recipes, Path fish) {
        List<Subject> all = new ArrayList<>();
        for (Path file : files(recipes.resolve("healthy"))) {
            all.add(Subject.healthy(name(file), Bases.at(RecipeFile.read(file), fish)));
        }
        Recipe base = all.stream()
                .filter(subject -> subject.name().equals(BASE))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no healthy recipe " + BASE + " in " + recipes, ""))
                .recipe();
        for (Path file : files(recipes.resolve("faults"))) {
            all.add(Subject.fault(name(file), base.with(EditFile.read(file))));
        }
        return List.copyOf(all);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }
}
