package examples;

import dev.kasus.Kasus;
import dev.kasus.recipe.Recipe;

/** A recipe that trains in seconds: three species of the built-in reef, few pictures, few epochs. */
final class SmallRecipe {
    private SmallRecipe() {}

    static Recipe healthy() {
        return Kasus.preset("plain")
                .with(Kasus.set("data.source.reef.species", "[clownfish, blue-tang, lionfish]"))
                .with(Kasus.set("data.source.reef.all", "{count: 40}"))
                .with(Kasus.set("data.size", "24"))
                .with(Kasus.set("training.batch-size", "16"))
                .with(Kasus.set("training.epochs", "4"));
    }
}
