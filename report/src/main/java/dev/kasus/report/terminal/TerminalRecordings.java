package dev.kasus.report.terminal;

import dev.kasus.report.MissingRecordings;
import dev.kasus.report.MissingRecordings.Wanted;
import java.util.List;

/** What to record so that more can be checked, as lines of code. */
final class TerminalRecordings {
    private static final String INDENT = "     ";
    /** The longest name of a tool, and a space. */
    private static final int LABEL = 13;

    private final MissingRecordings missing;
    private final TerminalLines lines;

    TerminalRecordings(MissingRecordings missing, TerminalLines lines) {
        this.missing = missing;
        this.lines = lines;
    }

    /** The lines of what helps most, and the names of what comes next. */
    void brief(DetailLevel detail) {
        if (missing.all().isEmpty()) {
            return;
        }
        Wanted first = missing.best().get(0);
        lines.heading("Record more");
        lines.wrap("  ", "  ", first.title(), null, 1);
        CodeBlock.print(
                "  " + TextWidth.left(first.code().language(), LABEL),
                first.code().lines(),
                detail,
                true,
                lines);
        List<String> then = missing.best().stream()
                .skip(1)
                .map(wanted -> wanted.what().words())
                .toList();
        if (!then.isEmpty() && detail.choices() > 1) {
            lines.wrap("  ", "  ", "then " + String.join(", ", then) + ": --all", TerminalColour.DIM, 1);
        }
    }

    /** Everything, what helps most first. */
    void all() {
        lines.heading("Record more");
        int rank = 1;
        for (Wanted wanted : missing.all()) {
            if (rank > 1) {
                lines.blank();
            }
            String number = " " + TextWidth.right(Integer.toString(rank++), 2) + "  ";
            lines.wrap(number, INDENT, wanted.title() + ", in " + wanted.code().language(), TerminalColour.BOLD);
            wanted.code().lines().forEach(line -> lines.whole(line.isEmpty() ? "" : INDENT, line, null));
        }
        if (!missing.all().isEmpty() && !missing.beyond().isEmpty()) {
            lines.blank();
        }
        missing.beyond().forEach(way -> lines.wrap("  ", "  ", way, null));
    }
}
