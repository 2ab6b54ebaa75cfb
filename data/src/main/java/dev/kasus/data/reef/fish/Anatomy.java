package dev.kasus.data.reef.fish;

import java.util.List;

/**
 * What a species looks like: its shape and its colours, nose to the left.
 *
 * @param body outline
 * @param profile of the body
 * @param skin of the body
 * @param behind fins that the body partly hides
 * @param before fins in front of the body
 * @param wave height of the waves that run along the body; 0 for a stiff one
 */
public record Anatomy(Outline body, Profile profile, Skin skin, List<Fin> behind, List<Fin> before, double wave) {

    static Anatomy of(Outline body, Skin skin, List<Fin> behind, List<Fin> before) {
        return new Anatomy(body, new Profile(body), skin, behind, before, 0);
    }

    /** The same, with waves that run along the body. */
    Anatomy waving(double height) {
        return new Anatomy(body, profile, skin, behind, before, height);
    }
}
