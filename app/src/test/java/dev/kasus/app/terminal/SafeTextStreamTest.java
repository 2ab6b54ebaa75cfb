package dev.kasus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.terminal.ColourMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SafeTextStreamTest {
    private static final String COLOURED = "\u001b[1;31m✗ sick\u001b[0m\n";

    private static String out(ColourMode colours, Consumer<PrintStream> printing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream raw = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(raw, raw, colours, true);
        printing.accept(terminal.out());
        terminal.out().flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void coloursOfLettersPassWhereThereMayBeColourAndNothingElseDoes() {
        assertThat(out(ColourMode.COLOUR, out -> out.print(COLOURED))).isEqualTo(COLOURED);
        assertThat(out(ColourMode.PLAIN, out -> out.print(COLOURED))).isEqualTo("␛[1;31m✗ sick␛[0m\n");
        String hostile = "\u001b[2J\u001b[8m\u001b[5m\u001b]0;title\u0007\u001b[31X\u009b2J\r\b\u202e";
        assertThat(out(ColourMode.COLOUR, out -> out.print(hostile)))
                .isEqualTo("␛[2J␛[8m␛[5m␛]0;title␇␛[31X\ufffd2J␍␈\ufffd");
    }

    @Test
    void lineBreaksTabsAndEveryScriptPass() {
        String text = "a\tb\r\nc\n日本 👩‍🔬 ━╌\n";
        assertThat(out(ColourMode.PLAIN, out -> out.print(text))).isEqualTo(text);
    }

    @Test
    void itDoesNotMatterInWhichPiecesItComes() {
        byte[] bytes = (COLOURED + "日本 👩 \u001b[2J\r\n\u001b[").getBytes(StandardCharsets.UTF_8);
        String one = out(ColourMode.COLOUR, out -> {
            out.write(bytes, 0, bytes.length);
            out.close();
        });
        String byOne = out(ColourMode.COLOUR, out -> {
            for (byte each : bytes) {
                out.write(each);
            }
            out.close();
        });
        assertThat(one).isEqualTo(COLOURED + "日本 👩 ␛[2J\r\n␛[");
        assertThat(byOne).isEqualTo(one);
        String large = "x\u001b".repeat(20_000) + "\n";
        assertThat(out(ColourMode.PLAIN, out -> out.print(large))).isEqualTo(large.replace('\u001b', '␛'));
    }

    @Test
    void whatMovesTheCursorFindsTheStreamBeneath() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream raw = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(raw, raw, ColourMode.PLAIN, true);
        assertThat(SafeTextStream.beneath(terminal.err())).isSameAs(raw);
        assertThat(SafeTextStream.beneath(raw)).isSameAs(raw);
        new PoolDisplay(terminal.err(), true, System::nanoTime, "").pause();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[K");
    }
}
