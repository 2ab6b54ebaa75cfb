package dev.kasus.report.html;

import dev.kasus.report.CaseReport;

/**
 * What the diagnosis found in an arm, as the page of its case shows it.
 *
 * @param arm its name
 * @param expected what should rank first
 * @param hits in how many of its runs it did
 * @param look {@code all}, {@code some} or {@code none} of them
 * @param found the findings of its first run, in rank order
 * @param where layers, classes and epoch that the first of them names; may be empty
 * @param sentence its evidence; may be empty
 */
record CaseDetection(
        String arm, String expected, String hits, String look, String found, String where, String sentence) {

    static CaseDetection of(CaseReport.Detection detection) {
        CaseReport.Place place = detection.where();
        return new CaseDetection(
                detection.arm(),
                detection.expected().isEmpty() ? "nothing" : String.join(" or ", detection.expected()),
                detection.hits() + " of " + detection.runs(),
                detection.hits() == detection.runs() ? "all" : detection.hits() == 0 ? "none" : "some",
                detection.found().isEmpty() ? "nothing" : String.join(", ", detection.found()),
                place == null ? "" : place.words(),
                place == null ? "" : place.sentence());
    }
}
