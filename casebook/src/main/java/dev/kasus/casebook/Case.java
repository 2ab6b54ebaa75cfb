package dev.kasus.casebook;

import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A case: a healthy recipe, faults, cures, and claims about them. It is pure: it plans the trainings and judges the
 * finished runs; somebody else trains.
 *
 * @param number in the casebook
 * @param title in one line
 * @param healthy the recipe without a fault
 * @param parts of the case, in the order of its story
 */
public record Case(int number, String title, Recipe healthy, List<Part> parts) {
    /** The name of the arm that is the healthy recipe as it is. */
    public static final String HEALTHY = "healthy";

    /** Copies the list. */
    public Case {
        parts = List.copyOf(parts);
    }

    /** What is trained, the healthy recipe first, by name. */
    public Map<String, CaseArm> arms() {
        Map<String, CaseArm> arms = new LinkedHashMap<>();
        arms.put(HEALTHY, CaseArm.of(HEALTHY, healthy));
        all(Part::arms).forEach(arm -> {
            CaseArm other = arms.put(arm.name(), arm);
            if (other != null && !other.name().equals(HEALTHY)) {
                throw new IllegalStateException("two arms are called " + arm.name());
            }
        });
        return arms;
    }

    /** The arms with a planted fault. */
    public List<Variant> variants() {
        return all(Part::variants);
    }

    /** The arms without a fault that the variants were made from. */
    public List<String> healthyArms() {
        return variants().stream().map(Variant::healthy).distinct().toList();
    }

    /** Its claims, in the order of their ids. */
    public List<Claim> claims() {
        return all(Part::claims).stream()
                .sorted(Comparator.comparing(Claim::id))
                .toList();
    }

    /** Its dose-response curves. */
    public List<Sweep> sweeps() {
        return all(Part::sweeps);
    }

    /** The lines between ends of trainings along which the loss is measured. */
    public List<Route> routes() {
        return all(Part::routes);
    }

    /** Trainings of one net whose trajectories on the loss surface are drawn, by title. */
    public Map<String, Map<String, Recipe>> ways() {
        Map<String, Map<String, Recipe>> ways = new LinkedHashMap<>();
        parts.forEach(part -> ways.putAll(part.ways()));
        return ways;
    }

    private <T> List<T> all(Function<Part, ? extends Collection<T>> kind) {
        List<T> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(kind.apply(part)));
        return all;
    }
}
