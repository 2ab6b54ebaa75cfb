package dev.kasus.report;

import dev.kasus.census.Answers;
import java.util.List;
import java.util.Locale;

/** Label suspects as a list for a person to review: what is left of it is what a recipe names as corrections. */
public final class SuspectList {
    private SuspectList() {}

    /** CSV with the path of each picture, the label that it rather looks like, the one it has, and by how much, most suspect first. */
    public static String csv(List<Answers.Suspect> suspects) {
        StringBuilder text = new StringBuilder("path,label,was,margin\n");
        for (Answers.Suspect suspect : suspects) {
            text.append(cell(suspect.name()))
                    .append(',')
                    .append(cell(suspect.better()))
                    .append(',')
                    .append(cell(suspect.label()))
                    .append(String.format(Locale.ROOT, ",%.3f\n", suspect.margin()));
        }
        return text.toString();
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
