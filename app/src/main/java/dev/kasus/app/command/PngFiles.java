package dev.kasus.app.command;

import dev.kasus.data.image.Bitmap;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import dev.kasus.records.NamedFile;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes pictures as PNG files. */
public final class PngFiles {
    private PngFiles() {}

    /** Writes one picture to a file that a person named. */
    public static void write(RenderedImage picture, Path file) {
        NamedFile.write(file, png(picture));
    }

    private static byte[] png(RenderedImage picture) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", memory);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return memory.toByteArray();
    }

    /** Refuses a folder that already holds something. */
    public static void refuseToMix(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    if (entries.findAny().isPresent()) {
                        throw new BadInput("folder " + folder + " is not empty", "Name a new folder.");
                    }
                }
            }
        } catch (IOException e) {
            throw IoProblem.writing(folder, e);
        }
    }

    /** Writes {@code train} and {@code val} with a folder a class, and {@code index.csv} (path, label, group, split). */
    public static void writeFolder(Dataset dataset, Path folder) {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(writeSplit(dataset, dataset.train(), folder, "train"));
        rows.addAll(writeSplit(dataset, dataset.validation(), folder, "val"));
        Path index = folder.resolve("index.csv");
        try (CSVPrinter csv = new CSVPrinter(
                Files.newBufferedWriter(index, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                CSVFormat.RFC4180)) {
            csv.printRecord("path", "label", "group", "split");
            csv.printRecords(rows);
        } catch (IOException e) {
            throw IoProblem.writing(index, e);
        }
    }

    private static List<List<String>> writeSplit(Dataset dataset, ImageSet images, Path folder, String split) {
        try {
            for (String name : dataset.classes()) {
                Files.createDirectories(folder.resolve(split).resolve(name));
            }
        } catch (IOException e) {
            throw IoProblem.writing(folder, e);
        }
        return IntStream.range(0, images.count())
                .parallel()
                .mapToObj(i -> {
                    String label = dataset.classes().get(images.label(i));
                    String path = String.format(Locale.ROOT, "%s/%s/%05d.png", split, label, i);
                    writeNew(Bitmap.of(images, i), folder.resolve(path));
                    return List.of(path, label, images.group(i), split);
                })
                .toList();
    }

    private static void writeNew(RenderedImage picture, Path file) {
        try {
            Files.write(file, png(picture), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        }
    }
}
