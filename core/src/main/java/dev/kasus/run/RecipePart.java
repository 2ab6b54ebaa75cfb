package dev.kasus.run;

import org.apiguardian.api.API;

/** A part of a recipe that is not known of a training that Kasus only watched. */
@API(status = API.Status.INTERNAL)
public enum RecipePart {
    /** What some of the layers do: recipes have no word for them. */
    LAYERS("what some layers of the network do", "docs/watcher.md lists the layers that have a word."),
    /** The shapes between the layers. */
    SHAPES("the shapes between the layers", "docs/watcher.md lists the layers that have a word."),
    /** The side of the images. */
    IMAGE_SIZE("the side of the images", "Images must be square, with one or three channels."),
    /** The optimiser, with momentum and weight decay. */
    OPTIMIZER("the optimiser", "docs/watcher.md lists the optimisers that have a word."),
    /** The images of a step. */
    BATCH_SIZE("the number of images a batch", "Write training.batch-size into run.json."),
    /** The loss, with class weights. */
    LOSS("the loss", "Tell the watcher: loss=criterion."),
    /** How the images are augmented. */
    AUGMENTATION(
            "how training images are augmented",
            "Tell the watcher: augmentation=[...], in the words of docs/recipe.md; [] where they are not."),
    /** How long the training was to be. */
    EPOCHS("how many epochs were planned", "Tell the watcher: epochs=N.");

    private final String words;
    private final String hint;

    RecipePart(String words, String hint) {
        this.words = words;
        this.hint = hint;
    }

    /** Such as {@code the loss}. */
    public String words() {
        return words;
    }

    /** Whether its words are in the plural. */
    public boolean isSeveral() {
        return this == SHAPES;
    }

    /** How to make it known, a sentence. */
    public String hint() {
        return hint;
    }
}
