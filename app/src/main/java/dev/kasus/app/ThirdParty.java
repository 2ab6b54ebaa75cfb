package dev.kasus.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** {@code kasus --licenses}: the works of others that come with Kasus. NOTICE is made from the same table. */
final class ThirdParty {
    private static final String TABLE = "/META-INF/third-party.csv";
    private static final Pattern JAR =
            Pattern.compile("(?<artifact>.+?)-(?<version>\\d.*?)(?:-(?:linux|macosx|windows)-\\w+)?\\.jar");
    private static final Pattern WORDS_BETWEEN_IDS = Pattern.compile(" (?:WITH|AND|OR) ");

    private ThirdParty() {}

    /**
     * A work of others.
     *
     * @param jars the artifacts that contain it, {@code *} standing for any end; the first part of a jar is the jar itself
     * @param files its native libraries, without the platform's suffix
     * @param licence an SPDX expression
     */
    record Part(String name, List<String> jars, List<String> files, String licence, String copyright, String url) {
        boolean isIn(String artifact) {
            return jars.stream().anyMatch(pattern -> matches(pattern, artifact));
        }

        /** The licences that the expression is made of. */
        List<String> licences() {
            return List.of(WORDS_BETWEEN_IDS.split(licence));
        }
    }

    /** A jar by its file name. */
    record Jar(String artifact, String version) {
        static Optional<Jar> of(Path file) {
            Matcher name = JAR.matcher(String.valueOf(file.getFileName()));
            return name.matches()
                    ? Optional.of(new Jar(name.group("artifact"), name.group("version")))
                    : Optional.empty();
        }
    }

    static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    /** The whole table. */
    static List<Part> parts() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream stream = Objects.requireNonNull(ThirdParty.class.getResourceAsStream(TABLE), TABLE);
                CSVParser rows = CSVParser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), format)) {
            return rows.stream().map(ThirdParty::part).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part part(CSVRecord row) {
        return new Part(
                row.get("name"),
                List.of(row.get("jars").split(" ")),
                row.get("files").isEmpty()
                        ? List.of()
                        : List.of(row.get("files").split(" ")),
                row.get("licence"),
                row.get("copyright"),
                row.get("url"));
    }

    /** Prints every part that is on the class path, and where the licences stand. */
    static void print(PrintStream out) {
        List<Jar> jars = jars().flatMap(jar -> Jar.of(jar).stream()).distinct().toList();
        List<Part> parts = parts().stream()
                .filter(part -> jars.stream().anyMatch(jar -> part.isIn(jar.artifact())))
                .toList();
        line(out, "Kasus", "Apache-2.0", "");
        for (Part part : parts) {
            line(out, part.name() + " " + version(part, parts, jars), part.licence(), part.url());
        }
        out.println();
        out.println("The texts:");
        Stream.concat(Stream.of("Apache-2.0"), parts.stream().flatMap(part -> part.licences().stream()))
                .distinct()
                .sorted()
                .forEach(licence -> out.printf("  %-28s  %s%n", licence, text(licence)));
    }

    private static void line(PrintStream out, String what, String licence, String url) {
        out.printf("%s%n  %s  %s%n", what, licence, url);
    }

    /** Such as {@code 4.7.7} of a jar, {@code in pytorch 2.10.0} of what is inside one. */
    private static String version(Part part, List<Part> parts, List<Jar> jars) {
        List<Jar> its = jars.stream().filter(jar -> part.isIn(jar.artifact())).toList();
        boolean isJar = its.stream()
                .anyMatch(jar -> parts.stream()
                        .filter(other -> other.isIn(jar.artifact()))
                        .findFirst()
                        .filter(part::equals)
                        .isPresent());
        String inside = isJar ? "" : "in " + String.join(" and ", part.jars()) + " ";
        return inside
                + String.join(", ", its.stream().map(Jar::version).distinct().toList());
    }

    /** Where the text of a licence stands: in the folder that Kasus was started from, else on the web. */
    static String text(String licence) {
        String name = licence.equals("Apache-2.0") ? "LICENSE" : "licenses/" + licence + ".txt";
        Path here = here();
        for (Path folder = here; folder != null && !folder.equals(here.getRoot()); folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("licenses")) && Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name).toString();
            }
        }
        return "https://spdx.org/licenses/" + licence + ".html";
    }

    private static Path here() {
        try {
            return Path.of(ThirdParty.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All jars of the class path, those that a manifest names among them. */
    private static Stream<Path> jars() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .flatMap(jar -> Stream.concat(Stream.of(jar), named(jar)));
    }

    private static Stream<Path> named(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null ? Stream.empty() : Stream.of(names.split(" ")).map(Path::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
