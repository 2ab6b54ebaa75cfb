package dev.kasus.recipe;

import dev.kasus.BadInput;

/** Two bounds of which the one must not be above the other. */
final class Bounds {
    private Bounds() {}

    static void refuseCrossed(String lowName, double low, String highName, double high) {
        if (low > high) {
            throw new BadInput(
                    lowName + " " + ScalarText.show(low) + " is above " + highName + " " + ScalarText.show(high),
                    "Swap them, or give both.");
        }
    }
}
