package dev.kasus.report.html;

import dev.kasus.report.svg.LinePicture.Line;
import java.util.List;

/**
 * A picture of a case as the page shows it: one panel, or several with one key.
 *
 * @param title of it
 * @param about how to read it; may be empty
 * @param panels side by side
 * @param key what the lines stand for
 * @param scale of colours, if it has one
 * @param table of numbers in the place of panels; may be empty
 */
record CasePicture(
        String title, String about, List<Panel> panels, List<LineKey> key, List<Scale> scale, List<Table> table) {

    /** A picture of lines. */
    CasePicture(String title, String about, List<Panel> panels, List<LineKey> key) {
        this(title, about, panels, key, List.of(), List.of());
    }

    /** Whether it takes the whole width. */
    boolean isWide() {
        return panels.size() > 1;
    }

    /** Whether there is anything to see. */
    boolean isThere() {
        return !panels.isEmpty() || !table.isEmpty();
    }

    /**
     * One of its panels.
     *
     * @param title of it; empty if it is the only one
     * @param note below the title; may be empty
     * @param svg markup of the drawing; may be empty
     * @param strips rows of colour in its place
     */
    record Panel(String title, String note, String svg, List<Strip> strips) {
        /** A drawing. */
        Panel(String title, String note, String svg) {
            this(title, note, svg, List.of());
        }
    }

    /**
     * A row of colour.
     *
     * @param label whose
     * @param picture its address
     * @param words what it shows
     * @param last its newest value
     */
    record Strip(String label, String picture, String words, String last) {}

    /**
     * What a line stands for.
     *
     * @param label in words
     * @param look of the line
     */
    record LineKey(String label, String look) {
        static LineKey of(Line line) {
            return new LineKey(line.label(), "run" + line.colour() % 8 + " " + line.look());
        }
    }

    /**
     * A scale of colours.
     *
     * @param legend picture of it
     * @param low what its first colour stands for
     * @param high what its last one does
     */
    record Scale(String legend, String low, String high) {}

    /**
     * Numbers of some arms.
     *
     * @param head the arms
     * @param rows a quantity each
     */
    record Table(List<String> head, List<Row> rows) {}

    /**
     * A row of a table.
     *
     * @param name of the quantity
     * @param cells one an arm
     */
    record Row(String name, List<String> cells) {}
}
