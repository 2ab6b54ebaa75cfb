package dev.kasus.bench.accuracy;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses which faults are planted in which nets on which images. */
public final class BenchmarkRecipes {
    private BenchmarkRecipes() {}

    /** Every net on every kind of images. */
    static List<BenchmarkRecipe> healthy(Bases bases) {
        List<BenchmarkRecipe> all = new ArrayList<>();
        for (String data : bases.data()) {
            for (String net : Bases.NETS) {
                Recipe recipe = bases.recipe(net, data);
                all.add(new BenchmarkRecipe("", List.of(), net, data, recipe, recipe));
            }
        }
        return all;
    }

    /** Each fault in so many pairs of a net and a kind of images, beginning with another pair for each fault. */
    public static List<BenchmarkRecipe> sick(Bases bases, int perFault) {
        List<BenchmarkRecipe> all = new ArrayList<>();
        List<Fault> faults = Faults.all();
        for (int f = 0; f < faults.size(); f++) {
            List<BenchmarkRecipe> possible = possible(bases, faults.get(f), f);
            all.addAll(possible.subList(0, Math.min(perFault, possible.size())));
        }
        return all;
    }

    /** In diagonal order, so that the first few differ in both. */
    private static List<BenchmarkRecipe> possible(Bases bases, Fault fault, int offset) {
        List<BenchmarkRecipe> possible = new ArrayList<>();
        List<String> data = bases.data();
        int nets = fault.nets().size();
        for (int round = 0; round < data.size(); round++) {
            for (int i = 0; i < nets; i++) {
                String net = fault.nets().get((i + offset) % nets);
                String kind = data.get((i + round + offset) % data.size());
                Recipe healthy = bases.recipe(net, kind);
                Optional<Edit> edit = fault.edit().apply(healthy);
                edit.ifPresent(it -> possible.add(
                        new BenchmarkRecipe(fault.id(), fault.roots(), net, kind, healthy.with(it), healthy)));
            }
        }
        return possible;
    }
}
