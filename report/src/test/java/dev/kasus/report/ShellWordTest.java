package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {
    @Test
    void onlyWhatAShellWouldReadOtherwiseIsQuoted() {
        assertThat(ShellWord.of("runs/20260101-fish_plain.2")).isEqualTo("runs/20260101-fish_plain.2");
        assertThat(ShellWord.of("ikan/kerapu-ñ")).isEqualTo("ikan/kerapu-ñ");
        assertThat(ShellWord.of("my runs/a")).isEqualTo("'my runs/a'");
        assertThat(ShellWord.of("it's; rm -rf $HOME")).isEqualTo("'it'\\''s; rm -rf $HOME'");
        assertThat(ShellWord.of("")).isEqualTo("''");
    }
}
