package dev.kasus.report;

import dev.kasus.census.HeldOutPredictions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/** Label suspects as a list for a person to review: what is left of it is what a recipe names as corrections. */
public final class SuspectList {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private SuspectList() {}

    /** CSV with the path of each picture, the label that it rather looks like, the one it has, and by how much, most suspect first. */
    public static String csv(List<HeldOutPredictions.Suspect> suspects) {
        StringBuilder text = new StringBuilder("path,label,was,margin\n");
        for (HeldOutPredictions.Suspect suspect : suspects) {
            text.append(FORMAT.format(
                            suspect.name(),
                            suspect.better(),
                            suspect.label(),
                            String.format(Locale.ROOT, "%.3f", suspect.margin())))
                    .append('\n');
        }
        return text.toString();
    }
}
