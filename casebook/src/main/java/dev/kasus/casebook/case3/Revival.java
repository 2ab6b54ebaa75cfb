package dev.kasus.casebook.case3;

import static dev.kasus.casebook.RecipeEdits.activation;
import static dev.kasus.casebook.RecipeEdits.remedy;
import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.trial.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every cure for every way to die: trained anew with it, and from the dead net by recycling its units. */
record Revival(DeadUnits dead) implements Part {
    private static final String RECYCLED = "recycled";
    private static final List<String> TOLD = List.of("leaky-relu-0.1", "prelu", "elu", "he-normal", "he-uniform");
    private static final List<String> BEYOND = List.of("selu", "gelu", "batch-norm", "zero-biases", RECYCLED);

    private static Map<String, Recipe> cures(Recipe sick) {
        Map<String, Recipe> cures = new LinkedHashMap<>();
        cures.put("leaky-relu-0.1", activation(sick, new Layer.LeakyRelu("", 0.1)));
        cures.put("prelu", activation(sick, new Layer.Prelu("", 0.25)));
        cures.put("elu", activation(sick, new Layer.Elu("", 1)));
        cures.put("he-uniform", set(sick, "model.init", "he-uniform"));
        cures.put("selu", activation(sick, new Layer.Selu("")));
        cures.put("gelu", activation(sick, new Layer.Gelu("")));
        cures.put("batch-norm", remedy(sick, "batch-norm-added", "dying-relu"));
        cures.put(RECYCLED, set(sick, "training.recycle-dead-units", 5L));
        return cures;
    }

    private static String name(Death death, String cure) {
        return death.arm() + "-" + cure;
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        for (Death death : dead.deaths()) {
            cures(death.recipe()).forEach((cure, recipe) -> {
                CaseArm arm = CaseArm.of(name(death, cure), recipe).inBrief();
                boolean goesOn = death.weightsOf() != null || cure.equals(RECYCLED);
                String from = cure.equals(RECYCLED) ? death.arm() : death.weightsOf();
                arms.add(goesOn && from != null ? arm.startingFrom(from) : arm);
            });
        }
        return arms;
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                claim("K3.3", "LeakyReLU(0.1), PReLU, He initialisation and ELU cure it.", TOLD),
                claim(
                        "K3+",
                        "Beyond the casebook: SELU, GELU, batch norm, smaller biases and recycled units cure it.",
                        BEYOND));
    }

    private Claim claim(String id, String asserts, List<String> names) {
        Map<String, List<String>> cures = new LinkedHashMap<>();
        for (Death death : dead.deaths()) {
            List<String> has = cures(death.recipe()).keySet().stream()
                    .filter(names::contains)
                    .map(cure -> name(death, cure))
                    .toList();
            cures.put(death.arm(), has);
        }
        return CureClaim.of(id, asserts, Metric.VALIDATION_ACCURACY, cures);
    }
}
