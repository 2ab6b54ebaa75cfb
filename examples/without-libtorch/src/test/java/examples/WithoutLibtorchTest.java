package examples;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WithoutLibtorchTest {
    @Test
    void readsAndSaysWhatTrainingWouldNeed() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.bytedeco.pytorch.Tensor"));
        PrintStream before = System.out;
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(memory, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            Example5ReadWithoutLibtorch.main(new String[] {});
        } finally {
            System.setOut(before);
        }
        String text = memory.toString(StandardCharsets.UTF_8);
        before.println(text);
        assertTrue(text.contains("keras is "), text);
        assertTrue(text.contains("dev.kasus:kasus-torch"), text);
    }
}
