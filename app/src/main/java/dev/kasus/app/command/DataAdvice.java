package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.report.CensusNext;
import dev.kasus.report.CensusReport;
import dev.kasus.report.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How to go on with a folder that was examined: the keys to paste and the command to run. */
final class DataAdvice {
    private DataAdvice() {}

    /**
     * The advice.
     *
     * @param folder as it was named
     */
    static CensusNext of(Path folder, FolderReading reading, CensusReport report) {
        String named = ShellWord.of(folder.toString());
        if (report.classes().size() < 2) {
            throw new BadInput(
                    folder + " has "
                            + (report.classes().isEmpty()
                                    ? "no class"
                                    : "only the class \""
                                            + report.classes().get(0).name() + "\""),
                    "Give each of two or more classes a folder of its own, and name the folder that holds these.");
        }
        if (report.found("split-classes")
                .filter(result -> result.severity() == 1)
                .isPresent()) {
            return new CensusNext("", List.of(CommandName.called() + " data " + named));
        }
        boolean leaks = reading.split() instanceof Split.Given
                && report.found("train-validation-leak").isPresent()
                && !reading.groupBy().isEmpty();
        FolderReading best = leaks ? FolderReading.of(folder, reading.groupBy()) : reading;
        boolean grouped = best.split() instanceof Split.Group;
        String command = CommandName.called() + " train plain --data " + named
                + (grouped ? " --group-by " + ShellWord.of(best.groupBy()) : "");
        return new CensusNext(fragment(best), List.of(command));
    }

    private static String fragment(FolderReading reading) {
        Map<String, Tree> data = new LinkedHashMap<>();
        for (Edit.Set set : reading.edits()) {
            data.put(set.path().replaceFirst("^data\\.", ""), set.value());
        }
        return RecipeFile.fragment(Tree.Mapping.of(Map.of("data", Tree.Mapping.of(data))));
    }
}
