package dev.kasus.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/signals.md} against the list of signals. */
class SignalsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|.*$");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/signals.md")))
                .results()
                .toList();
    }

    @Test
    void thePageHasEverySignalOnceInReadingOrder() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)).toList())
                .isEqualTo(Signals.all().stream().map(Signal::tag).toList());
    }

    @Test
    void unitsAreTheSame() throws IOException {
        assertThat(rows().stream().map(row -> row.group(2)).toList())
                .isEqualTo(Signals.all().stream().map(Signal::unit).toList());
    }

    @Test
    void noTwoSignalsCanBeConfused() {
        for (Signal signal : Signals.all()) {
            String tag = signal.isPerSubject() ? signal.of("conv1") : signal.tag();
            assertThat(Signals.all().stream().filter(other -> other.matches(tag)))
                    .containsExactly(signal);
        }
    }
}
