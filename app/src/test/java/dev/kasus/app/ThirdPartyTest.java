package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.ThirdParty.Jar;
import dev.kasus.app.ThirdParty.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of works of others against the jars that the command really runs with, the licences and NOTICE. */
class ThirdPartyTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NATIVE =
            Pattern.compile("(?:.*/)?(?<name>[^/]+?)(?:[.-]\\d[.\\d]*)*\\.(?:so|dylib|dll|jnilib)(?:\\.\\d+)*");

    /** The jars of others that the command needs at run time; the build writes them down. */
    private static List<Path> jars() throws IOException {
        String classPath = Files.readString(Path.of("target", "runtime-classpath"));
        List<Path> jars = Stream.of(classPath.strip().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("kasus-"))
                .toList();
        assertThat(jars).hasSizeGreaterThan(30);
        return jars;
    }

    private static String artifact(Path jar) {
        return Jar.of(jar).orElseThrow().artifact();
    }

    @Test
    void everyRuntimeDependencyStandsInTheTable() throws IOException {
        for (Path jar : jars()) {
            assertThat(ThirdParty.parts())
                    .as("a row for %s in third-party.csv", jar.getFileName())
                    .anyMatch(part -> part.isIn(artifact(jar)));
        }
    }

    @Test
    void everyRowIsOfAJarThatIsThere() throws IOException {
        List<Path> jars = jars();
        for (Part part : ThirdParty.parts()) {
            for (String pattern : part.jars()) {
                assertThat(jars).as(part.name()).anyMatch(jar -> ThirdParty.matches(pattern, artifact(jar)));
            }
        }
    }

    @Test
    void everyNativeLibraryStandsInTheTable() throws IOException {
        int libraries = 0;
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (String entry : file.stream().map(Object::toString).toList()) {
                    Matcher library = NATIVE.matcher(entry);
                    if (library.matches()) {
                        libraries++;
                        assertThat(ThirdParty.parts())
                                .as("%s in %s", entry, jar.getFileName())
                                .anyMatch(part -> part.isIn(artifact(jar))
                                        && part.files().stream()
                                                .anyMatch(name -> ThirdParty.matches(name, library.group("name"))));
                    }
                }
            }
        }
        assertThat(libraries).isGreaterThan(10);
    }

    @Test
    void libraryNamesLoseVersionsAndSuffixes() {
        assertThat(Stream.of("a/libgomp.so.1", "libgfortran.5.dylib", "libgcc_s.1.1.dylib", "x/torch_cpu.dll")
                        .map(NATIVE::matcher)
                        .filter(Matcher::matches)
                        .map(match -> match.group("name")))
                .containsExactly("libgomp", "libgfortran", "libgcc_s", "torch_cpu");
    }

    @Test
    void everyLicenceHasItsText() throws IOException {
        Set<String> used = ThirdParty.parts().stream()
                .flatMap(part -> part.licences().stream())
                .filter(licence -> !licence.equals("Apache-2.0"))
                .map(licence -> licence + ".txt")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> texts = Files.list(ROOT.resolve("licenses"))) {
            assertThat(texts.map(text -> text.getFileName().toString())).containsExactlyInAnyOrderElementsOf(used);
        }
        assertThat(ROOT.resolve("LICENSE")).content().contains("Apache License", "Version 2.0");
    }

    @Test
    void noticeIsTheTable() {
        String rows = ThirdParty.parts().stream().map(ThirdPartyTest::notice).collect(Collectors.joining("\n"));
        assertThat(ROOT.resolve("NOTICE"))
                .as("NOTICE ends with the rows of third-party.csv")
                .content()
                .endsWith("\n\n" + rows);
    }

    private static String notice(Part part) {
        return "%s%n  %s%n  Copyright %s%n  %s%n".formatted(part.name(), part.licence(), part.copyright(), part.url());
    }

    @Test
    void theCommandPrintsEachWithVersionLicenceAndText() throws IOException {
        String printed = Shell.kasus("--licenses").out();
        for (Part part : ThirdParty.parts()) {
            assertThat(printed).contains(part.name() + " ", "  " + part.licence() + "  " + part.url());
        }
        for (Path jar : jars()) {
            assertThat(printed).contains(Jar.of(jar).orElseThrow().version());
        }
        List<String> texts = printed.lines()
                .dropWhile(line -> !line.equals("The texts:"))
                .skip(1)
                .map(line -> line.strip().split(" +", 2)[1])
                .toList();
        assertThat(texts).isNotEmpty().allMatch(text -> Files.isRegularFile(Path.of(text)));
        assertThat(Arrays.asList("LICENSE", "MIT.txt"))
                .allMatch(name -> texts.stream().anyMatch(t -> t.endsWith(name)));
    }
}
