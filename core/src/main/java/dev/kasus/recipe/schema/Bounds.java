package dev.kasus.recipe.schema;

import dev.kasus.message.BadInput;

/** Two bounds of which the one must not be above the other. */
public final class Bounds {
    private Bounds() {}

    public static void refuseCrossed(String lowName, double low, String highName, double high) {
        if (low > high) {
            throw new BadInput(
                    lowName + " " + ScalarText.show(low) + " is above " + highName + " " + ScalarText.show(high),
                    "Swap them, or set both.");
        }
    }
}
