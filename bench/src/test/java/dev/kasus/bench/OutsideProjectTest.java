package dev.kasus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples, which are a Maven project of their own, built against the artifacts as they were packaged, as another's project would be. */
class OutsideProjectTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.2.0";

    /** Modules by their folder, with the name of their artifact. */
    private static final Map<String, String> PUBLISHED = new TreeMap<>(Map.of(
            "core", "kasus-core",
            "census", "kasus-census",
            "data", "kasus-data",
            "records", "kasus-records",
            "nets", "kasus-nets",
            "lab", "kasus-lab",
            "casebook", "kasus-casebook",
            "torch", "kasus-torch",
            "report", "kasus-report",
            "library", "kasus"));

    @TempDir
    private Path temp;

    private static Path jar(String module, String artifact) {
        return ROOT.resolve(module).resolve("target").resolve(artifact + "-" + VERSION + ".jar");
    }

    private static void assumePackaged() {
        PUBLISHED.forEach((module, artifact) -> assumeTrue(
                Files.isRegularFile(jar(module, artifact)),
                () -> jar(module, artifact) + " is not there: only ./mvnw verify packages it before this test"));
    }

    @Test
    void theExamplesBuildAndRunAgainstTheArtifactsAlone() throws IOException, InterruptedException {
        assumePackaged();
        Path repository = temp.resolve("repository");
        put(repository, "kasus-parent", ROOT.resolve("pom.xml"), null);
        for (Map.Entry<String, String> module : PUBLISHED.entrySet()) {
            Path pom = ROOT.resolve(module.getKey()).resolve("pom.xml");
            put(repository, module.getValue(), pom, jar(module.getKey(), module.getValue()));
        }
        Path project = temp.resolve("examples");
        copy(ROOT.resolve("examples"), project);
        Files.writeString(project.resolve("programs/src/main/java/Ten.java"), programOfTheReadme());
        Path log = temp.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                "sh",
                ROOT.resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-f",
                project.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + localRepository(),
                "verify"));
        if (System.getProperty("kasus.offline", "").endsWith("true")) {
            command.add(2, "-o");
        }
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = maven.waitFor(8, TimeUnit.MINUTES);
        maven.destroy();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(maven.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
    }

    @Test
    void eachArtifactIsAModuleAndNoTwoShareAPackage() {
        assumePackaged();
        Path[] jars = PUBLISHED.entrySet().stream()
                .map(module -> jar(module.getKey(), module.getValue()))
                .toArray(Path[]::new);
        Map<String, List<String>> modulesOfPackage = new TreeMap<>();
        for (ModuleReference module : ModuleFinder.of(jars).findAll()) {
            assertThat(module.descriptor().name()).startsWith("dev.kasus");
            module.descriptor()
                    .packages()
                    .forEach(name -> modulesOfPackage
                            .computeIfAbsent(name, key -> new ArrayList<>())
                            .add(module.descriptor().name()));
        }
        assertThat(ModuleFinder.of(jars).findAll()).hasSameSizeAs(PUBLISHED.keySet());
        assertThat(modulesOfPackage.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .collect(Collectors.toList()))
                .isEmpty();
    }

    /** So that a machine without a network has them once Kasus itself is built. */
    @Test
    void theExamplesUseThePluginsThatKasusIsBuiltWith() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml")).replaceAll("\\s+", "");
        Files.readString(ROOT.resolve("examples/pom.xml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<plugin><artifactId>"))
                .map(line -> line.replace("<plugin>", "").replace("</plugin>", ""))
                .forEach(plugin -> assertThat(parent).contains(plugin));
    }

    @Test
    void theArtifactsWorkAsModulesToo() throws IOException, InterruptedException {
        assumePackaged();
        Path libraries = ROOT.resolve("app/target/lib");
        assumeTrue(Files.isDirectory(libraries), () -> libraries + " is not there: only ./mvnw verify makes it");
        Path program = Files.writeString(temp.resolve("Program.java"), """
                import dev.kasus.Kasus;
                import java.nio.file.Path;

                class Program {
                    public static void main(String[] arguments) {
                        Kasus.preset("lenet");
                        System.out.println(Kasus.class.getModule() + ": " + Kasus.read(Path.of(arguments[0])).name());
                    }
                }
                """);
        Path log = temp.resolve("modules.log");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        libraries.toString(),
                        "--add-modules",
                        "dev.kasus,ALL-MODULE-PATH",
                        program.toString(),
                        ROOT.resolve("examples/programs/logs/keras").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(java.waitFor()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("module dev.kasus: keras");
    }

    /** The program that the README shows is one that compiles. */
    private static String programOfTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int begin = readme.indexOf("```java\n") + "```java\n".length();
        return readme.substring(begin, readme.indexOf("```\n", begin));
    }

    /** Where the build that runs this test has its libraries. */
    private static Path localRepository() {
        String given = System.getProperty("kasus.local-repository");
        return given == null || given.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(given);
    }

    private static void put(Path repository, String artifact, Path pom, Path jar) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("dev/kasus").resolve(artifact).resolve(VERSION));
        Files.copy(pom, folder.resolve(artifact + "-" + VERSION + ".pom"));
        if (jar != null) {
            Files.copy(jar, folder.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("target")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
