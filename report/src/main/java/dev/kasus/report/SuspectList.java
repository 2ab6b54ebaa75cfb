package dev.kasus.report;

import dev.kasus.census.HeldOutPredictions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/** Suspected wrong labels as a CSV list for review: a recipe can name the reviewed list as corrections. */
public final class SuspectList {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private SuspectList() {}

    /** CSV with columns path, label (suggested), was (current) and margin; most suspect first. */
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
