package dev.kasus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedCommandTest {
    @Test
    void wordsAreQuotedWhereAShellWouldReadThemOtherwise() {
        assertThat(RepeatedCommand.of(List.of("treat", "runs/a b", "--metric", "auc:it's", "--budget", "0.5")))
                .isEqualTo("kasus treat 'runs/a b' --metric 'auc:it'\\''s' --budget 0.5");
    }
}
