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

    /** The arm that is healthy, in which nothing should be found. */
    String healthy();

    /** What the finished runs say of each claim. */
    List<ClaimResult> claims(CaseRuns runs);
}
