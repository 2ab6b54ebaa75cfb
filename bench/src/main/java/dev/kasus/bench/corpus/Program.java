package dev.kasus.bench.corpus;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.RecipeFile;

/**
 * A drawn training in which nothing is planted.
 *
 * @param number of the program; the same number is the same program
 * @param net kind of network
 * @param data kind of images
 * @param heldOut whether nothing may be fitted on it
 * @param recipe the training
 */
record Program(int number, String net, String data, boolean heldOut, Recipe recipe) {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int MOST_ATTEMPTS = 20;

    /**
     * Draws a program. Kinds of network and images go round, so every combination is as frequent; a third of the
     * combinations are held out, each kind of network and of images in some of them and not in others.
     */
    static Program of(int number, DataDraw images) {
        int nets = NetDraw.KINDS.size();
        int net = number % nets;
        int data = number / nets % images.kinds().size();
        String netKind = NetDraw.KINDS.get(net);
        String dataKind = images.kinds().get(data);
        boolean heldOut = (net + 2 * DataDraw.KINDS.indexOf(dataKind)) % 3 == 0;
        for (int attempt = 0; ; attempt++) {
            Draw draw = new Draw(SPREAD * (number + 1) + attempt);
            DataDraw.Data drawn = images.draw(dataKind, draw);
            String text = drawn.yaml();
            int size = Integer.parseInt(text.replaceAll("(?s).*\n  size: (\\d+).*", "$1"));
            String model = NetDraw.draw(netKind, size, draw);
            text += model + TrainingDraw.draw(drawn.trainImages(), model, draw) + "seed: " + number + "\nthreads: 1\n";
            try {
                Recipe recipe = RecipeFile.parse(text, "program " + number);
                recipe.shapes(2);
                return new Program(number, netKind, dataKind, heldOut, recipe);
            } catch (BadInput e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
