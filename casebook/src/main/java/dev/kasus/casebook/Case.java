package dev.kasus.casebook;

import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Map;

/**
 * One case: a healthy recipe, faults, cures, and claims about them. Pure: it says what is trained and what the finished runs mean; somebody
 * else trains.
 */
public interface Case {
    /** Its number in the casebook. */
    int number();

    /** Its title. */
    String title();

    /** What is trained, by a short name; each under every seed. */
    Map<String, Recipe> arms();

    /** The arms that are sick on purpose, with the causes of which one should come first in their diagnosis. */
    Map<String, List<String>> sick();

    /** The name of the arm that is the healthy recipe as it is. */
    String HEALTHY = "healthy";

    /** The arms that are healthy, in which nothing should be found. */
    default List<String> healthy() {
        return List.of(HEALTHY);
    }

    /** The sick arms whose first run is put to experiments: one, unless the case has several sicknesses to separate. */
    default List<String> probed() {
        return List.of(sick().keySet().iterator().next());
    }

    /** Whether its recipes may be trained on other images than the reef's. */
    default boolean runsOnPhotographs() {
        return true;
    }

    /** The arms that differ in capacity and are drawn over it; none unless the case is about it. */
    default List<String> sweep() {
        return List.of();
    }

    /** Trainings of one net whose ways over the loss surface are drawn, by what they compare; none unless the case is about them. */
    default Map<String, Map<String, Recipe>> ways() {
        return Map.of();
    }

    /** What the finished runs say of each claim. */
    List<ClaimResult> claims(CaseRuns runs);
}
