package dev.kasus.casebook;

import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Map;

/** A part of a case: some of its arms, and the claims that they decide. */
public interface Part {
    /** What it has trained. */
    List<CaseArm> arms();

    /** The arms with a planted fault. */
    default List<Variant> variants() {
        return List.of();
    }

    /** What it decides. */
    List<Claim> claims();

    /** Its dose-response curves. */
    default List<Sweep> sweeps() {
        return List.of();
    }

    /** The lines between ends of trainings along which the loss is measured. */
    default List<Route> routes() {
        return List.of();
    }

    /** Trainings of one net whose trajectories on the loss surface are drawn. */
    default Map<String, Map<String, Recipe>> ways() {
        return Map.of();
    }
}
