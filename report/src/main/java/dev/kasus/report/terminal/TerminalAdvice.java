package dev.kasus.report.terminal;

import dev.kasus.report.Advice;
import dev.kasus.report.BriefDiff;
import dev.kasus.report.Phrase;
import java.util.List;

/** What to try: the remedy, the recipe's difference and the lines of code. */
final class TerminalAdvice {
    private final Advice advice;
    private final TerminalLines lines;

    TerminalAdvice(Advice advice, TerminalLines lines) {
        this.advice = advice;
        this.lines = lines;
    }

    void print(DetailLevel detail) {
        lines.heading("What to try: " + Phrase.inSentence(advice.title()));
        lines.wrap(
                "  ",
                "  ",
                "for " + Phrase.inSentence(advice.finding().title()) + ": " + advice.dose(),
                null,
                detail == DetailLevel.NONE ? Integer.MAX_VALUE : 2);
        if (!advice.proof().isEmpty()) {
            lines.wrap("  ", "  ", advice.proof(), TerminalColour.GREEN);
        }
        List<String> diff = detail == DetailLevel.NONE ? advice.diff() : BriefDiff.of(advice.diff());
        block("  recipe   ", diff, detail, false);
        advice.code().forEach(code -> block("  " + TextWidth.left(code.language(), 9), code.lines(), detail, true));
        if (!advice.others().isEmpty() && detail.choices() > 1) {
            String others = advice.others().stream()
                    .map(Phrase::inSentence)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            lines.wrap("  ", "  ", "If that does not help: " + others + ".", TerminalColour.DIM, 2);
        }
    }

    /** Lines that do not fit are counted: of code, the first alone would mislead. */
    private void block(String label, List<String> text, DetailLevel detail, boolean code) {
        String indent = " ".repeat(label.length());
        String first = TerminalColour.DIM.on(label, lines.colours());
        boolean fits = text.size() <= detail.code();
        int shown = fits ? text.size() : code ? 0 : detail.code() - 1;
        for (int i = 0; i < shown; i++) {
            String line = detail == DetailLevel.NONE ? text.get(i) : lines.fitting(label, text.get(i));
            TerminalColour paint =
                    line.startsWith("+") ? TerminalColour.GREEN : line.startsWith("-") ? TerminalColour.RED : null;
            lines.whole(i == 0 ? first : indent, line, paint);
        }
        if (!fits) {
            String left = shown == 0 ? Phrase.counted(text.size(), "line") : "and " + (text.size() - shown) + " more";
            lines.wrap(shown == 0 ? first : indent, indent, left + ": --all", TerminalColour.DIM);
        }
    }
}
