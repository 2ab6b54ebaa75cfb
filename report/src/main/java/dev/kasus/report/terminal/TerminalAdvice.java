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
        CodeBlock.print("  recipe   ", diff, detail, false, lines);
        advice.code()
                .forEach(code ->
                        CodeBlock.print("  " + TextWidth.left(code.language(), 9), code.lines(), detail, true, lines));
        if (!advice.others().isEmpty() && detail.choices() > 1) {
            String others = advice.others().stream()
                    .map(Phrase::inSentence)
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            lines.wrap("  ", "  ", "If that does not help: " + others + ".", TerminalColour.DIM, 2);
        }
    }
}
