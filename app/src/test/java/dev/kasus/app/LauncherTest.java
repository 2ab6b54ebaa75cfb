package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kasus} on a copy of the project in which Maven and Java are stand-ins that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path temp;

    private Path root;
    private Path bin;

    @BeforeEach
    void copyProject() throws IOException {
        root = Files.createDirectory(temp.resolve("a project"));
        bin = Files.createDirectory(temp.resolve("bin"));
        Files.copy(Path.of("..", "kasus"), root.resolve("kasus"));
        for (String module : List.of("core", "data", "records", "nets", "lab", "torch", "report", "app")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve(".mvn"));
        script(root.resolve("mvnw"), """
                echo "$*" >> calls
                if [ -f broken ]; then echo '[ERROR] cannot find symbol'; exit 1; fi
                sleep 1
                mkdir -p app/target
                echo jar > app/target/kasus-app.jar
                """);
        java("17.0.9");
        Instant earlier = Instant.now().minusSeconds(60);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(earlier));
            }
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void java(String version) throws IOException {
        script(bin.resolve("java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2023-10-17' >&2; exit; fi
                for argument in "$@"; do echo "<$argument>"; done
                """.formatted(version));
    }

    private record Ended(int exitCode, String out, String err) {}

    private Process begin(Path script, String... args) throws IOException {
        String[] command = Stream.concat(Stream.of("/bin/sh", script.toString()), Arrays.stream(args))
                .toArray(String[]::new);
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_HOME");
        environment.remove("KASUS_JAVA_OPTS");
        environment.put("HOME", temp.toString());
        environment.put("PATH", bin + ":/usr/bin:/bin");
        return builder.start();
    }

    private static Ended end(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    private Ended start(String... args) throws Exception {
        return end(begin(root.resolve("kasus"), args));
    }

    private long builds() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void whatIsToBePastedBeginsAsItWasCalled() throws Exception {
        assertThat(start("explain").out()).contains("<-Dkasus.command=" + root.resolve("kasus") + ">");
    }

    @Test
    void theFirstStartBuildsAndSaysSoTheSecondDoesNot() throws Exception {
        Ended first = start("explain", "two words");
        assertThat(first.err()).contains("building").contains("kasus-build.log");
        assertThat(first.out()).contains("<dev.kasus.app.Main>\n<explain>\n<two words>\n");
        assertThat(first.exitCode()).isZero();
        Ended second = start("explain");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void changedSourcesAreBuiltAnew() throws Exception {
        start();
        Path source = Files.writeString(root.resolve("core/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(start().err()).contains("building");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void changedPagesAreBuiltAnewTheBenchIsNot() throws Exception {
        start();
        Path bench = Files.createDirectories(root.resolve("bench/src/main"));
        Files.setLastModifiedTime(
                Files.writeString(bench.resolve("New.java"), ""),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(start().err()).isEmpty();
        Path pages = Files.createDirectories(root.resolve("docs/remedies"));
        Files.setLastModifiedTime(
                Files.writeString(pages.resolve("new.md"), ""),
                FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(start().err()).contains("building");
    }

    /** An archive, unpacked: the same script in {@code bin} and jars in {@code lib}. */
    private Path unpack() throws IOException {
        Path archive = Files.createDirectory(temp.resolve("an archive"));
        Files.createFile(Files.createDirectory(archive.resolve("lib")).resolve("kasus-app.jar"));
        return Files.copy(
                Path.of("..", "kasus"),
                Files.createDirectory(archive.resolve("bin")).resolve("kasus"));
    }

    @Test
    void anArchiveIsStartedAndNothingIsBuiltOrWritten() throws Exception {
        Path script = unpack();
        Ended ended = end(begin(script, "explain", "two words"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("<-cp>\n<" + temp.toRealPath().resolve("an archive/lib") + "/*>\n<dev.kasus.app.Main>\n")
                .contains("<explain>\n<two words>\n")
                .contains("cachedir=" + temp.resolve(".javacpp/cache"));
        try (Stream<Path> files = Files.walk(script.getParent().getParent())) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void anArchiveStartsItsOwnRuntime() throws Exception {
        Path script = unpack();
        java("11.0.2");
        assertThat(end(begin(script)).err()).contains("too old").contains("-jre-");
        Path runtime = Files.createDirectories(script.getParent().resolveSibling("runtime/bin"));
        script(runtime.resolve("java"), "echo own $#\n");
        assertThat(end(begin(script)).out()).startsWith("own ");
    }

    @Test
    void theVersionOfJavaIsKeptBesideTheNativeLibraries() throws Exception {
        Path script = unpack();
        Path kept = Files.createDirectories(temp.resolve(".javacpp/cache")).resolve("kasus-java");
        assertThat(end(begin(script)).exitCode()).isZero();
        assertThat(kept).content().isEqualTo(bin.resolve("java") + "\n");
        java("11.0.2");
        assertThat(end(begin(script)).exitCode()).as("not asked again").isZero();
    }

    @Test
    void twoFirstStartsBuildOnce() throws Exception {
        Process one = begin(root.resolve("kasus"), "one");
        Process two = begin(root.resolve("kasus"), "two");
        assertThat(end(one).out()).contains("<one>");
        assertThat(end(two).out()).contains("<two>");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndIsTriedAgain() throws Exception {
        Files.createFile(root.resolve("broken"));
        Ended failed = start("explain");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] cannot find symbol").contains("the build failed");
        Files.delete(root.resolve("broken"));
        assertThat(start("explain").exitCode()).isZero();
    }

    @Test
    void linksAndOtherFoldersLeadToTheProject() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("links"));
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("../a project/kasus"));
        Path far = Files.createSymbolicLink(temp.resolve("far"), near);
        Ended ended = end(begin(far, "--version"));
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("<" + root.toRealPath().resolve("app/target/kasus-app.jar") + ">");
    }

    @Test
    void anOldJavaIsRefusedInASentence() throws Exception {
        java("11.0.2");
        Ended refused = start("--version");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Java 11.0.2, too old").contains("17 or newer");
        assertThat(builds()).isZero();
    }

    @Test
    void javaOptionsArePassedOn() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", root.resolve("kasus").toString());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("HOME", temp.resolve("nowhere").toString());
        builder.environment().put("KASUS_JAVA_OPTS", "-Xmx1g -Xms1g");
        Ended ended = end(builder.start());
        assertThat(ended.out()).contains("<-Xmx1g>\n<-Xms1g>\n");
        assertThat(ended.out())
                .as("without a home, natives go beside the build")
                .contains("cachedir=" + root.toRealPath().resolve("app/target/natives"));
        assertThat(Files.readString(root.resolve("calls"))).contains("-Dmaven.repo.local=");
    }
}
