package dev.kasus.report.html;

import dev.kasus.report.svg.Cells;
import java.util.List;

/**
 * A signal of every layer over a run, a strip of colour each.
 *
 * @param id of its place in the page
 * @param title what it shows
 * @param about how to read it
 * @param legend picture of the colours
 * @param low what the first of them stands for
 * @param high what the last of them stands for
 * @param rows a layer each, in order
 */
record HeatTable(String id, String title, String about, String legend, String low, String high, List<Row> rows) {

    /** Whether a value of it is not finite. */
    boolean isBroken() {
        return rows.stream()
                .flatMap(row -> row.strips().stream())
                .anyMatch(strip -> strip.cells().isBroken());
    }

    /** Whether there are so many layers that their rows must be thin. */
    boolean isLong() {
        return rows.size() > 24;
    }

    /** Whether a finding cites a window of it. */
    boolean isCited() {
        return rows.stream()
                .flatMap(row -> row.strips().stream())
                .anyMatch(strip -> !strip.windows().isEmpty());
    }

    /** Whether a finding names a layer of it. */
    boolean isMarked() {
        return rows.stream().anyMatch(row -> !row.marks().isEmpty());
    }

    /**
     * One layer.
     *
     * @param id of its place in the page
     * @param label its name
     * @param tag of the signal
     * @param marks which findings name it, such as {@code 1}; empty if none does
     * @param strips one a run
     */
    record Row(String id, String label, String tag, String marks, List<Strip> strips) {}

    /**
     * One layer in one run.
     *
     * @param id under which the script finds the values
     * @param run whose, from 0
     * @param picture its colours; empty if the run has none
     * @param cells its values
     * @param description of the values, for screen readers
     * @param last the newest value
     * @param flagged whether a finding of this run rests on the newest value
     * @param windows that evidence cites
     */
    record Strip(
            String id,
            int run,
            String picture,
            Cells cells,
            String description,
            String last,
            boolean flagged,
            List<Bracket> windows) {

        /** Whether the run has this signal of this layer. */
        boolean isKnown() {
            return !picture.isEmpty();
        }
    }

    /**
     * A window of a strip, in per cent of its width.
     *
     * @param left where it begins
     * @param width how wide it is
     */
    record Bracket(String left, String width) {}
}
