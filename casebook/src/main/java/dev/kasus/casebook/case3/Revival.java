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
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Every cure for every way to die: trained anew with it, and from the dead net by recycling its units. */
record Revival(DeadUnits dead) implements Part {
    private static final String RECYCLED = "recycled";

    private static final String SMALLER = "smaller-bias";
    /** The healthy net has He's normal initialisation; the uniform one is what can be tried. */
    private static final List<String> TOLD = List.of("leaky-relu-0.1", "prelu", "he-uniform", "elu");

    private static final List<String> BEYOND = List.of("selu", "gelu", "batch-norm", SMALLER, RECYCLED);
    /** Epochs between two recyclings. */
    private static final long EVERY = 5;

    /** What is changed, in a training anew. */
    private static Map<String, UnaryOperator<Recipe>> cures() {
        Map<String, UnaryOperator<Recipe>> cures = new LinkedHashMap<>();
        cures.put("leaky-relu-0.1", sick -> activation(sick, new Layer.LeakyRelu("", 0.1)));
        cures.put("prelu", sick -> activation(sick, new Layer.Prelu("", 0.25)));
        cures.put("elu", sick -> activation(sick, new Layer.Elu("", 1)));
        cures.put("he-uniform", sick -> set(sick, "model.init", "he-uniform"));
        cures.put("selu", sick -> activation(sick, new Layer.Selu("")));
        cures.put("gelu", sick -> activation(sick, new Layer.Gelu("")));
        cures.put("batch-norm", sick -> remedy(sick, "batch-norm-added", "dying-relu"));
        return cures;
    }

    private static String name(Death death, String cure) {
        return death.arm() + "-" + cure;
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        for (Death death : dead.deaths()) {
            cures().forEach((cure, change) ->
                    death.arms(name(death, cure), change).forEach(arm -> arms.add(arm.inBrief())));
            arms.add(CaseArm.of(name(death, RECYCLED), set(death.recipe(), "training.recycle-dead-units", EVERY))
                    .inBrief()
                    .startingFrom(death.arm()));
        }
        arms.add(CaseArm.of(name(dead.deaths().get(0), SMALLER), dead.biases(DeadUnits.NEGATIVE / 4))
                .inBrief());
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
        Set<String> trained = arms().stream().map(CaseArm::name).collect(Collectors.toSet());
        Map<String, List<String>> cures = new LinkedHashMap<>();
        for (Death death : dead.deaths()) {
            cures.put(
                    death.arm(),
                    names.stream()
                            .map(cure -> name(death, cure))
                            .filter(trained::contains)
                            .toList());
        }
        return CureClaim.of(id, asserts, Metric.VALIDATION_ACCURACY, cures);
    }
}
