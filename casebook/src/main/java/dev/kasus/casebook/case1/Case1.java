package dev.kasus.casebook.case1;

import dev.kasus.casebook.Case;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import java.util.List;

/** Case 1: 98 % training and 62 % validation accuracy, a batch norm behind convolution Y, and gradients that vanish. */
public final class Case1 {
    /** Convolutions of a deep net, at least. */
    private static final int DEEP = 8;

    private Case1() {}

    /** The case with its healthy recipe: a net of eight convolutions or more, without any norm. */
    public static Case of(Recipe healthy) {
        int convolutions = Net.convolutions(healthy);
        if (convolutions < DEEP) {
            throw new BadInput(
                    "the recipe has " + convolutions + " convolutions with an activation right behind each",
                    "Case 1 is of a deep net without any norm, with " + DEEP
                            + " or more. For one to start from: kasus recipe case-1.");
        }
        AddedNorm added = new AddedNorm(healthy);
        return new Case(
                1,
                "98 % in training, 62 % in validation",
                healthy,
                List.of(
                        added,
                        new NormEverywhere(healthy),
                        new NormMechanisms(healthy),
                        new Alternatives(added.sick()),
                        new Gradients(healthy, added.sick())));
    }
}
