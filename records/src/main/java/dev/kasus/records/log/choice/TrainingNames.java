package dev.kasus.records.log.choice;

import dev.kasus.message.BadInput;
import dev.kasus.message.FirstFew;
import java.nio.file.Path;
import java.util.List;

/** Trainings that stand side by side in a log, by their names. */
public final class TrainingNames {
    private static final int SHOWN = 8;

    private TrainingNames() {}

    /** A note that one of several was taken. */
    public static String note(String name, List<String> names) {
        return "of " + names.size() + " trainings, \"" + name + "\" was read; LOG#NAME reads another: "
                + FirstFew.named(
                        names.stream().filter(other -> !other.equals(name)).toList(), SHOWN);
    }

    /** The training of a name, or of the only one that begins so; the first if none is asked for. */
    public static String chosen(List<String> names, Path path, String run) {
        if (run.isEmpty()) {
            return names.get(0);
        }
        if (names.contains(run)) {
            return run;
        }
        List<String> begin = names.stream().filter(name -> name.startsWith(run)).toList();
        if (begin.size() == 1) {
            return begin.get(0);
        }
        if (names.equals(List.of(""))) {
            throw new BadInput(path + " holds a single training, and no name \"" + run + "\"", "Leave the name out.");
        }
        throw new BadInput(
                path
                        + (begin.isEmpty()
                                ? " has no training \"" + run + "\""
                                : " has several trainings that begin with \"" + run + "\""),
                "Choose one of " + FirstFew.named(begin.isEmpty() ? names : begin, SHOWN) + ".");
    }
}
