package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WidthTest {
    @Test
    void aChineseCharacterTakesTwoColumnsAndACombiningAccentNone() {
        assertThat(Width.of("fish")).isEqualTo(4);
        assertThat(Width.of("クマノミ")).isEqualTo(8);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
        assertThat(Width.of("🐟")).isEqualTo(2);
    }

    @Test
    void paddingAlignsWhateverTheScript() {
        assertThat(List.of(Width.left("クマノミ", 10), Width.left("ikan", 10), Width.left("рыба", 10)))
                .allSatisfy(text -> assertThat(Width.of(text)).isEqualTo(10));
        assertThat(Width.right("魚", 4)).isEqualTo("  魚");
    }

    @Test
    void whatIsTooWideIsCutBetweenCharacters() {
        assertThat(Width.left("クマノミ", 6)).isEqualTo("クマ… ");
        assertThat(Width.left("abudefduf", 5)).isEqualTo("abud…");
    }

    @Test
    void wrappingKeepsEveryWordAndBreaksOnlyWhatDoesNotFit() {
        assertThat(Wrap.lines("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Wrap.lines("abcdefgh ij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Wrap.lines("クマノミ", 5)).containsExactly("クマ", "ノミ");
        assertThat(Wrap.lines("", 5)).containsExactly("");
    }
}
