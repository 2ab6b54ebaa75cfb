package examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @TempDir
    private Path temp;

    private interface Program {
        void run();
    }

    /** What a program prints; also printed here, for whoever reads the log of the build. */
    private static String output(Program program) {
        PrintStream before = System.out;
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(memory, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            program.run();
        } finally {
            System.setOut(before);
        }
        String text = memory.toString(StandardCharsets.UTF_8);
        before.println(text);
        return text;
    }

    @Test
    void readsAKerasLogAndDoesNotCallItHealthy() {
        String text = output(() -> Example1ReadAKerasLog.main(new String[] {}));
        assertTrue(text.contains("could not be looked for: "), text);
        assertFalse(text.contains("healthy: yes"), text);
    }

    @Test
    void trainsAndWritesAPage() {
        String text = output(() -> Example2TrainAndWatch.main(new String[] {temp.toString()}));
        assertTrue(text.contains("trained 4 epochs"), text);
        assertTrue(text.contains("in eval mode"), text);
        assertTrue(Files.isRegularFile(temp.resolve("example-2.html")));
    }

    @Test
    void theRuleIsAskedAndSaysUnknownWhereItCannotLook() {
        String text = output(() -> Example3OwnRule.main(new String[] {}));
        assertTrue(text.contains("Slowing down: Unknown"), text);
    }

    @Test
    void theTrialProvesTheCure() {
        String text = output(() -> Example4PairedTrial.main(new String[] {temp.toString()}));
        assertTrue(text.contains("verdict: sick"), text);
        assertTrue(text.contains("placebo"), text);
        assertTrue(text.contains("an interim analysis is done"), text);
        assertTrue(text.contains("cure: "), text);
    }

    @Test
    void theGateIsClosedToALogThatCannotBeJudged() {
        int[] code = new int[1];
        String text = output(() -> code[0] = Example6FailABuild.gate(Path.of("logs/keras")));
        assertEquals(3, code[0]);
        assertTrue(text.contains("The gate is closed"), text);
    }
}
