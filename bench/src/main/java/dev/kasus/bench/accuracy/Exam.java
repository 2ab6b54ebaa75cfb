package dev.kasus.bench.accuracy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.records.recipe.RecipeFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Recipes with a key: whole nets, healthy ones and sick ones, written from the language of recipes and the ids of the causes alone, without sight of a rule.
 *
 * <p>{@code recipes/} holds what is diagnosed, {@code twins/} each sick recipe without its fault, and {@code key.csv} says of each file whether it is healthy and
 * which causes are accepted as the first answer.
 */
public final class Exam {
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Exam() {}

    /**
     * Every recipe whose images are there.
     *
     * @param folders where the pictures of {@code fish} and {@code fashion} are
     */
    public static List<BenchmarkRecipe> benchmarks(Path folder, Map<String, Path> folders) {
        List<BenchmarkRecipe> benchmarks = new ArrayList<>();
        try (Reader key = Files.newBufferedReader(folder.resolve("key.csv"))) {
            for (CSVRecord row : CSV.parse(key).getRecords()) {
                String file = row.get("file");
                Recipe recipe = RecipeFile.read(folder.resolve("recipes").resolve(file));
                String kind = kind(recipe);
                if (kind.equals("reef") || folders.containsKey(kind)) {
                    benchmarks.add(benchmark(folder, row, Bases.at(recipe, folders.get(kind)), kind, folders));
                }
            }
        } catch (IOException e) {
            throw new BadInput("the exam's key cannot be read: " + e.getMessage(), "Name a folder with a key.csv.");
        }
        return benchmarks;
    }

    private static BenchmarkRecipe benchmark(
            Path folder, CSVRecord row, Recipe recipe, String kind, Map<String, Path> folders) {
        String file = row.get("file");
        String net = file.replace(".yaml", "");
        if (row.get("healthy").equals("yes")) {
            return new BenchmarkRecipe("", List.of(), net, kind, recipe, recipe);
        }
        List<String> roots = List.of(row.get("accepted").split("\\|"));
        Recipe twin = Bases.at(RecipeFile.read(folder.resolve("twins").resolve(file)), folders.get(kind));
        return new BenchmarkRecipe(roots.get(0), roots, net, kind, recipe, twin);
    }

    private static String kind(Recipe recipe) {
        Source source = recipe.data().source();
        return source instanceof Source.Folder ? "fish" : source instanceof Source.Idx ? "fashion" : "reef";
    }
}
