package dev.kasus.nets.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.Made;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles are read, never run. */
class PickleTest {
    private static Object read(String pickle) {
        return Pickle.read(ByteBuffer.wrap(pickle.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void readsData() {
        // {"a": [1, 2.5, None, True], "b": (3,)} in protocol 2
        assertThat(
                        read(
                                "\u0080\u0002}(X\u0001\0\0\0a](K\u0001G@\u0004\0\0\0\0\0\0N\u0088eX\u0001\0\0\0bK\u0003\u0085u."))
                .isEqualTo(Map.of("a", List.of(1L, 2.5, PickleValue.None.NONE, true), "b", List.of(3L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(S'touch harmed'\ntR.",
                "cposix\nsystem\n(S'touch harmed'\ntR.",
                "csubprocess\nPopen\n(S'touch harmed'\ntR.",
                "cbuiltins\neval\n(S'1'\ntR.",
                "c__builtin__\nexec\n(S'1'\ntR.",
                "\u0080\u0004\u008c\u0008builtins\u008c\u0004exec\u0093\u008c\u00011\u0085R."
            })
    void namesWhatWouldBeRun(String pickle) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("it would run")
                .hasMessageContaining("Do not load it");
    }

    @Test
    void whatItDoesNotKnowIsNeverCalled() {
        Object made = read("cmy.module\nNet\n(S'x'\ntR.");
        assertThat(made).isInstanceOfSatisfying(Made.class, it -> {
            assertThat(it.maker().full()).isEqualTo("my.module.Net");
            assertThat(it.arguments()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0080",
                "(((",
                "R.",
                "tttt.",
                "h\u0005.",
                "X\u00ff\u00ff\u00ff\u007fa.",
                "\u008d\0\0\0\0\0\0\0\u0080.",
                "b.",
                "u.",
                "Q.",
                "\u00fe."
            })
    void whatIsDamagedIsASentence(String pickle) {
        assertThatThrownBy(() -> read(pickle)).isInstanceOf(BadInput.class);
    }

    @Test
    void aListThatHoldsItselfEnds() {
        assertThat(PickledModelTestAccess.count(read("]q\0h\0a."))).isZero();
    }

    /** Looks for tensors in what leads back to itself. */
    private static final class PickledModelTestAccess {
        static int count(Object root) {
            try {
                return PickledModel.tensors(root).size();
            } catch (BadInput none) {
                return 0;
            }
        }
    }
}
