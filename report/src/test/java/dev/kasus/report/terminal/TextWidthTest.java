package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void aChineseCharacterTakesTwoColumnsAndACombiningAccentNone() {
        assertThat(TextWidth.of("fish")).isEqualTo(4);
        assertThat(TextWidth.of("クマノミ")).isEqualTo(8);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("🐟")).isEqualTo(2);
    }

    @Test
    void paddingAlignsWhateverTheScript() {
        assertThat(List.of(TextWidth.left("クマノミ", 10), TextWidth.left("ikan", 10), TextWidth.left("рыба", 10)))
                .allSatisfy(text -> assertThat(TextWidth.of(text)).isEqualTo(10));
        assertThat(TextWidth.right("魚", 4)).isEqualTo("  魚");
    }

    @Test
    void whatIsTooWideIsCutBetweenCharacters() {
        assertThat(TextWidth.left("クマノミ", 6)).isEqualTo("クマ… ");
        assertThat(TextWidth.left("abudefduf", 5)).isEqualTo("abud…");
    }

    @Test
    void wrappingKeepsEveryWordAndBreaksOnlyWhatDoesNotFit() {
        assertThat(Wrap.lines("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Wrap.lines("abcdefgh ij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Wrap.lines("クマノミ", 5)).containsExactly("クマ", "ノミ");
        assertThat(Wrap.lines("", 5)).containsExactly("");
    }
}
