package dev.kasus.bench.corpus;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program, what is planted in it, and both recipes.
 *
 * @param program as it was drawn
 * @param plants one, or two from different kinds
 * @param twin what is trained without the fault: the program, in the setting of the plants
 * @param faulty the twin with what is planted
 */
record CorpusEntry(Program program, List<Plant> plants, Recipe twin, Recipe faulty) {
    private static final long SPREAD = 0xD1B54A32D192ED03L;
    private static final double TWO = 0.15;
    private static final int SAMPLE = 200;

    /** Copies the list. */
    CorpusEntry {
        plants = List.copyOf(plants);
    }

    /**
     * Draws what is planted in a program.
     *
     * @param balance how likely each kind is where it fits: the more, the fewer programs it fits
     */
    static CorpusEntry of(int number, DataDraw images, Map<String, Double> balance) {
        Program program = Program.of(number, images);
        Draw draw = new Draw(SPREAD * (number + 1));
        int wanted = draw.chance(TWO) ? 2 : 1;
        List<Plant> plants = new ArrayList<>();
        Recipe twin = program.recipe();
        Recipe faulty = twin;
        List<Plant> open = fitting(twin, draw);
        while (plants.size() < wanted && !open.isEmpty()) {
            Plant plant = draw.weighted(open, it -> balance.getOrDefault(it.fault(), 1.0));
            open.remove(plant);
            Edit setting = plant.setting().orElse(new Edit.All(List.of()));
            try {
                Recipe sane = twin.with(setting);
                Recipe sick = faulty.with(setting).with(plant.edit());
                sick.shapes(2);
                twin = sane;
                faulty = sick;
                plants.add(plant);
            } catch (BadInput e) {
                // The second has no place beside the first.
            }
        }
        return new CorpusEntry(program, plants, twin, faulty);
    }

    /** One dose of each kind that fits a recipe. */
    private static List<Plant> fitting(Recipe recipe, Draw draw) {
        List<Plant> fitting = new ArrayList<>();
        for (Plant.Kind kind : Plant.kinds()) {
            try {
                kind.in(recipe, draw).ifPresent(plant -> {
                    recipe.with(plant.setting().orElse(new Edit.All(List.of())))
                            .with(plant.edit())
                            .shapes(2);
                    fitting.add(plant);
                });
            } catch (BadInput e) {
                // This net has no place for it.
            }
        }
        return fitting;
    }

    /** For each kind the inverse of the share of programs that it fits. */
    static Map<String, Double> balance(DataDraw images) {
        Map<String, Integer> fits = new HashMap<>();
        for (int number = 0; number < SAMPLE; number++) {
            fitting(Program.of(number, images).recipe(), new Draw(number))
                    .forEach(plant -> fits.merge(plant.fault(), 1, Integer::sum));
        }
        Map<String, Double> balance = new HashMap<>();
        fits.forEach((fault, count) -> balance.put(fault, (double) SAMPLE / count));
        return balance;
    }

    /** Whether the twin is the program as it was drawn: nothing that a plant needs was put into it. */
    boolean isTwinPlain() {
        return twin.equals(program.recipe());
    }
}
