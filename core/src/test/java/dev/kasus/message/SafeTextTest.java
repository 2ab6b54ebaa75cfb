package dev.kasus.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void whatATerminalObeysBecomesASign() {
        assertThat(SafeText.line("a\u001b[31mb\u0007\r\n\t\u007f")).isEqualTo("a␛[31mb␇␍␊␉␡");
        assertThat(SafeText.line("\u009b2J\u202egnp.exe\u2066\u200f\u2028\ufeff\ud800"))
                .isEqualTo("\ufffd2J\ufffdgnp.exe\ufffd\ufffd\ufffd\ufffd\ufffd");
        assertThat(SafeText.text("a\tb\nc\r")).isEqualTo("a\tb\nc␍");
    }

    @Test
    void whatCanBeShownStays() {
        String text = "ikan badut, 日本, می\u200cخواهم, 👩\u200d🔬, é e\u0301";
        assertThat(SafeText.line(text)).isSameAs(text);
        assertThat(SafeText.is(text)).isTrue();
        assertThat(SafeText.is("a\n")).isFalse();
    }

    @Test
    void noCharacterIsLeftThatMovesOrTurnsWhatIsShown() {
        List<Integer> turning = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int shown = SafeText.shown(c);
            if (Character.isISOControl(shown)
                    || SafeText.shown(shown) != shown
                    || TURNING.contains(Character.getDirectionality(shown))) {
                turning.add(c);
            }
        }
        assertThat(turning).isEmpty();
    }

    private static final Set<Byte> TURNING = Set.of(
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE);
}
