package dev.kasus.report.terminal;

import dev.kasus.recipe.Recipe;
import dev.kasus.remedy.Treatment;
import dev.kasus.report.CodeView;
import java.util.ArrayList;
import java.util.List;

/** A treatment as what it changes in a recipe and in a user's own code. */
final class TreatmentText {
    private TreatmentText() {}

    static List<String> lines(Treatment treatment, Recipe recipe, ColourMode colours) {
        List<String> lines = new ArrayList<>();
        for (String line : treatment.diff(recipe)) {
            TerminalColour paint = line.startsWith("+") ? TerminalColour.GREEN : TerminalColour.RED;
            lines.add(line.startsWith("+") || line.startsWith("-") ? paint.on(line, colours) : line);
        }
        for (CodeView code : CodeView.of(treatment.code())) {
            lines.add(TerminalColour.DIM.on(code.language(), colours));
            code.lines().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
