package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.message.Extensions;
import dev.kasus.run.Recording;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignRulesTest {
    @TempDir
    private Path folder;

    /** A rule that says unknown, under an id of its own. */
    public abstract static class Base implements Rule {
        @Override
        public String id() {
            return "of-another";
        }

        @Override
        public String title() {
            return "Of another";
        }

        @Override
        public String about() {
            return "A rule of another.";
        }

        @Override
        public Opinion judge(Recording recording) {
            return new Opinion.Unknown("all", "Nothing helps.");
        }
    }

    public static final class Sound extends Base {}

    public static final class Twice extends Base {
        @Override
        public String id() {
            return "dying-relu";
        }
    }

    public static final class Untitled extends Base {
        @Override
        public String title() {
            return null;
        }
    }

    public static final class BadId extends Base {
        @Override
        public String id() {
            return "../\u001b[31m";
        }
    }

    public static final class Throwing extends Base {
        @Override
        public String id() {
            return "throwing";
        }

        @Override
        public Opinion judge(Recording recording) {
            throw new IllegalStateException("broken");
        }
    }

    public static final class Silent extends Base {
        @Override
        public String id() {
            return "silent";
        }

        @Override
        public Opinion judge(Recording recording) {
            return null;
        }
    }

    public static final class Unmakeable extends Base {
        public Unmakeable() {
            throw new IllegalStateException("not today");
        }
    }

    /** What is found where the class path of a thread names some rules. */
    private Extensions<Rule> found(String... names) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Rule.class.getName()), String.join("\n", names));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader others = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            thread.setContextClassLoader(others);
            return ForeignRules.besides(List.of(new DyingRelu()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String name(Class<?> type) {
        return type.getName();
    }

    @Test
    void aSoundRuleIsFoundAndWhatIsBrokenIsLeftOutWithASentence() throws IOException {
        Extensions<Rule> found = found(
                name(Twice.class),
                "not.There",
                name(Untitled.class),
                name(BadId.class),
                name(Unmakeable.class),
                name(Sound.class));
        assertThat(found.found()).extracting(Rule::id).containsExactly("of-another");
        assertThat(found.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.contains("another rule has the id \"dying-relu\""))
                .anyMatch(problem -> problem.contains("not.There"))
                .anyMatch(problem -> problem.contains("needs an id"))
                .noneMatch(problem -> problem.contains("\u001b"));
    }

    @Test
    void whereARuleFailsItCouldNotCheck() throws IOException {
        Recording empty = new Recording.Builder().build();
        Extensions<Rule> found = found(name(Throwing.class), name(Silent.class));
        assertThat(found.found())
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.judge(empty))
                        .isInstanceOfSatisfying(
                                Opinion.Unknown.class,
                                unknown -> assertThat(unknown.missing()).startsWith("the rule itself failed")));
    }
}
