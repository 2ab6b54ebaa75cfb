package dev.kasus.app.terminal;

import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TerminalReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Where the command writes to.
 *
 * @param out results
 * @param err progress and error messages
 * @param colours whether results may have colour
 * @param live whether progress may move the cursor
 * @param width columns that may be written, 60 to 100
 */
public record Terminal(PrintStream out, PrintStream err, ColourMode colours, boolean live, int width) {

    private static final int NARROWEST = 60;
    /** Longer lines read badly. */
    private static final int WIDEST = 100;

    /** Whatever is printed, names of files and classes among it, reaches the terminal without what it would obey. */
    public Terminal {
        width = Math.max(NARROWEST, Math.min(WIDEST, width));
        out = SafeTextStream.around(out, colours == ColourMode.COLOUR);
        err = SafeTextStream.around(err, false);
    }

    /** Set by the launcher: which of {@code out} and {@code err} are terminals, as Java 17 can only tell of all together. */
    static final String PROPERTY = "kasus.terminal";
    /** Set by the launcher: the columns of the terminal. */
    private static final String COLUMNS = "kasus.columns";

    /** One whose width is not known. */
    public Terminal(PrintStream out, PrintStream err, ColourMode colours, boolean live) {
        this(out, err, colours, live, TerminalReport.WIDTH);
    }

    /** The process's own, in UTF-8 whatever the locale says. */
    public static Terminal ofProcess() {
        String unsaid = Ansi.AUTO.enabled() ? "out,err" : "";
        List<String> terminals = List.of(System.getProperty(PROPERTY, unsaid).split(","));
        boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty() || isDumb();
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminals.contains("out") && !plain ? ColourMode.COLOUR : ColourMode.PLAIN,
                terminals.contains("err") && !isDumb(),
                Integer.getInteger(COLUMNS, TerminalReport.WIDTH));
    }

    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
