package dev.kasus.recipe.training;

import dev.kasus.message.BadInput;
import org.apiguardian.api.API;

/**
 * How far {@link Schedule.ReduceOnPlateau} has reduced the learning rate.
 *
 * @param best lowest validation loss that counted as an improvement
 * @param badEpochs epochs since then
 * @param factor what the rate is multiplied by now
 */
@API(status = API.Status.INTERNAL)
public record PlateauState(double best, int badEpochs, double factor) {

    /** Before the first epoch. */
    public static final PlateauState BEGIN = new PlateauState(Double.POSITIVE_INFINITY, 0, 1);

    /** The state after an epoch with this validation loss. */
    public PlateauState next(double validationLoss, Schedule.ReduceOnPlateau schedule) {
        if (validationLoss < best * (1 - schedule.minimumChange())) {
            return new PlateauState(validationLoss, 0, factor);
        }
        if (badEpochs + 1 > schedule.patience()) {
            return new PlateauState(best, 0, factor * schedule.factor());
        }
        return new PlateauState(best, badEpochs + 1, factor);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return best + " " + badEpochs + " " + factor;
    }

    /** The state that a text writes down. */
    public static PlateauState parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return new PlateauState(
                    Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw new BadInput("\"" + text + "\" is not a state of reduce-on-plateau", "", malformed);
        }
    }
}
