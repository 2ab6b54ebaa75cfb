package dev.kasus.casebook;

import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Map;

/**
 * A case: a healthy recipe, faults, cures, and claims about them. It is pure: it plans the trainings and judges the
 * finished runs; somebody else trains.
 */
public interface Case {
    /** Its number in the casebook. */
    int number();

    /** Its title. */
    String title();

    /** What is trained, by a short name; each under every seed. */
    Map<String, Recipe> arms();

    /** The arms with a planted fault, with the causes of which one should rank first in their diagnosis. */
    Map<String, List<String>> sick();

    /** The name of the arm that is the healthy recipe as it is. */
    String HEALTHY = "healthy";

    /** The healthy arms, in which nothing should be found. */
    default List<String> healthy() {
        return List.of(HEALTHY);
    }

    /** The sick arms whose first run is probed by experiments: one, unless the case has several faults. */
    default List<String> probed() {
        return List.of(sick().keySet().iterator().next());
    }

    /** Whether its recipes may be trained on other images than the reef. */
    default boolean runsOnPhotographs() {
        return true;
    }

    /** The arms of a capacity sweep, for a chart; empty in most cases. */
    default List<String> sweep() {
        return List.of();
    }

    /** Trainings of one net whose trajectories on the loss surface are drawn; empty in most cases. */
    default Map<String, Map<String, Recipe>> ways() {
        return Map.of();
    }

    /** The result of each claim from the finished runs. */
    List<ClaimResult> claims(CaseRuns runs);
}
