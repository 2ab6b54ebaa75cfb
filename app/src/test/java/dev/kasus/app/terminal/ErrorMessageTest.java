package dev.kasus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.message.BadInput;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {
    @Test
    void badInputIsSaidInItsOwnWordsFromWhicheverThread() {
        ErrorMessage message = ErrorMessage.of(new ExecutionException(new BadInput("x is 3", "Make it 2.")));
        assertThat(message.exitCode()).isEqualTo(2);
        assertThat(message.text()).isEqualTo("kasus: x is 3\nMake it 2.\n");
    }

    @Test
    void tooLittleMemoryIsNoFaultOfKasus() {
        for (Throwable problem : new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new RuntimeException(
                    "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: tried 9 GB")
        }) {
            assertThat(ErrorMessage.of(problem).exitCode()).isEqualTo(1);
            assertThat(ErrorMessage.of(problem).text())
                    .contains("not enough memory")
                    .contains("batch-size");
        }
    }

    @Test
    void librariesOfAnotherPlatformAreNoFaultOfKasus() {
        ErrorMessage message = ErrorMessage.of(new ExecutionException(new UnsatisfiedLinkError("no jnitorch")));
        assertThat(message.exitCode()).isEqualTo(1);
        assertThat(message.text())
                .contains("no jnitorch", System.getProperty("os.arch"), "install.md")
                .doesNotContain("fault");
    }

    @Test
    void theUnforeseenNamesItselfAndTheWayToItsTrace() {
        ErrorMessage message = ErrorMessage.of(new IllegalStateException("a\nb"));
        assertThat(message.exitCode()).isEqualTo(1);
        assertThat(message.text()).contains("IllegalStateException: a\n").contains("--trace");
    }

    @Test
    void whatThePersonBrokeOffIsInterrupted() {
        assertThat(ErrorMessage.of(new CancellationException()).exitCode()).isEqualTo(130);
    }
}
