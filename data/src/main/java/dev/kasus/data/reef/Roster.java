package dev.kasus.data.reef;

import dev.kasus.data.reef.fish.Species;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.schema.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Which pictures a recipe asks for: every image of the training split, species by species, then those of validation. */
final class Roster {
    private final Source.Reef source;
    private final List<Species> species;
    private final List<Shoal> shoals = new ArrayList<>();

    /** The images of one species in one split. */
    record Shoal(Species species, boolean validation, Setting setting) {}

    /** One image to draw: its shoal, its place in it and what it is labelled. */
    record Shot(Shoal shoal, int index, Species label) {

        /** What it is, wherever its label says it belongs. */
        String origin() {
            return "reef/" + group(shoal, "") + index;
        }

        String group() {
            return group(shoal, "track-") + index / shoal.setting.track();
        }

        private static String group(Shoal shoal, String what) {
            return (shoal.validation ? "val/" : "train/") + shoal.species.label() + "/" + what;
        }
    }

    Roster(Source.Reef source) {
        this.source = source;
        source.species().forEach(Roster::named);
        source.classes().keySet().forEach(Roster::named);
        source.validationClasses().keySet().forEach(Roster::named);
        species = source.species().isEmpty()
                ? List.of(Species.values())
                : source.species().stream().map(Roster::named).toList();
        for (Species s : species) {
            if (species.indexOf(s) != species.lastIndexOf(s)) {
                throw new BadInput("the reef's species name one twice: " + s.label(), "Name each once.");
            }
        }
        for (boolean validation : new boolean[] {false, true}) {
            species.forEach(s -> shoals.add(new Shoal(s, validation, setting(s, validation))));
        }
    }

    private static Species named(String name) {
        return Arrays.stream(Species.values())
                .filter(s -> s.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "there is no species \"" + name + "\" in the reef", Nearest.suggest(name, Reef.species())));
    }

    private Setting setting(Species of, boolean validation) {
        return Setting.of(source.conditions(of.label(), validation));
    }

    List<Species> species() {
        return species;
    }

    List<Shoal> shoals() {
        return shoals;
    }

    /** Every image, in order. */
    List<Shot> shots() {
        List<Shot> shots = new ArrayList<>();
        for (Shoal shoal : shoals) {
            for (int i = 0; i < shoal.setting.count(); i++) {
                shots.add(new Shot(shoal, i, label(shoal, i)));
            }
        }
        return shots;
    }

    private Species label(Shoal shoal, int index) {
        SplittableRandom random = new SplittableRandom(seed(shoal, "label", index));
        if (species.size() < 2 || random.nextDouble() >= shoal.setting.wrongLabels()) {
            return shoal.species;
        }
        int other = random.nextInt(species.size() - 1);
        return species.get(other < species.indexOf(shoal.species) ? other : other + 1);
    }

    /** Draws an image. */
    byte[] draw(Scene scene, Shot shot, int channels) {
        Shoal shoal = shot.shoal;
        int track = shot.index / shoal.setting.track();
        return scene.draw(
                shoal.species,
                shoal.setting,
                new Track(seed(shoal, "track", track), shot.index % shoal.setting.track()),
                seed(shoal, "frame", shot.index),
                channels);
    }

    /** What is drawn depends on seed, split, species and index, and on nothing else. */
    private long seed(Shoal shoal, String what, int index) {
        String split = shoal.validation ? "validation" : "train";
        return Seeds.derive(source.seed(), "reef " + what + " " + split + " " + shoal.species.label(), index);
    }
}
