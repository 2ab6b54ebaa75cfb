package dev.kasus.data.source;

import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names of classes that a file gives as numbers. */
final class LabelNames {
    private LabelNames() {}

    /**
     * Names in the order of the numbers: the lines of a file, or, where it does not exist, the numbers themselves.
     *
     * @param most the largest number that occurs
     * @param file one name a line, the first for 0
     */
    static List<String> of(int most, Path file) {
        if (!Files.exists(file)) {
            return IntStream.rangeClosed(0, most).mapToObj(String::valueOf).toList();
        }
        SourceFolder.refuseOutside(file, file.resolveSibling(""));
        List<String> names = lines(file);
        if (most >= names.size()) {
            throw new BadInput(
                    "label " + most + " has no name in " + file + ", which has " + names.size(),
                    "Write one name a line, the first for label 0.");
        }
        HashSet<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new BadInput(file + " has the name \"" + twice + "\" twice", "Name each class differently.");
        });
        return names;
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(SafeText::line)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BadInput(file + " cannot be read", "It must be text in UTF-8.", unreadable);
        }
    }
}
