package dev.kasus.report.html;

import dev.kasus.report.CodeView;
import dev.kasus.report.MissingRecordings;
import java.util.List;

/**
 * What to record so that more can be checked, as the page shows it.
 *
 * @param lead how much could not be checked, and why
 * @param best what helps most
 * @param rest what else can be recorded
 * @param beyond how to check what no log shows, a sentence each
 */
record RecordingsView(String lead, List<WantedView> best, List<WantedView> rest, List<String> beyond) {

    /**
     * What is worth recording.
     *
     * @param title what it is and what for
     * @param code the lines
     */
    record WantedView(String title, CodeView code) {}

    static RecordingsView of(MissingRecordings missing) {
        List<WantedView> all = missing.all().stream()
                .map(wanted -> new WantedView(wanted.title(), wanted.code()))
                .toList();
        int best = missing.best().size();
        return new RecordingsView(
                missing.lacking() + ".", all.subList(0, best), all.subList(best, all.size()), missing.beyond());
    }

    /** What opens the others; empty if there are none. */
    String more() {
        return rest.isEmpty() ? "" : "and " + rest.size() + " more";
    }
}
