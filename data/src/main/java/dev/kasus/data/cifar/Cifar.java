package dev.kasus.data.cifar;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.FixedRecords;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.source.RawImages;
import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Loads the binary files of CIFAR-10 or, with its fine labels, CIFAR-100; the test file becomes the validation split. */
public final class Cifar {
    private Cifar() {}

    /** Reads, fits and splits the images. */
    public static Dataset load(Source.Cifar source, Data data, LoadProgress progress) {
        Path folder = SourceFolder.of(source.path(), "cifar");
        CifarLayout layout = CifarLayout.of(folder);
        TreeMap<Integer, Path> firsts = new TreeMap<>();
        int count = 0;
        int trained = 0;
        for (String name : layout.files()) {
            Path file = folder.resolve(name);
            trained = count;
            firsts.put(count, file);
            count = Math.addExact(count, count(file, layout));
        }
        try (RawImages images = new RawImages(data, count, progress)) {
            firsts.forEach((first, file) -> read(file, layout, first, images));
            return images.split(folder, folder.resolve(layout.names), trained, i -> origin(firsts.floorEntry(i), i));
        }
    }

    private static String origin(Map.Entry<Integer, Path> file, int index) {
        return file.getValue().getFileName() + " " + (index - file.getKey());
    }

    private static int count(Path file, CifarLayout layout) {
        try {
            long bytes = Files.size(file);
            if (bytes == 0 || bytes % layout.recordBytes() != 0) {
                throw new BadInput(
                        file + " has " + bytes + " bytes, not a multiple of " + layout.recordBytes(),
                        "Copy or download it again; it must be the binary version of " + layout.title + ".");
            }
            return Math.toIntExact(bytes / layout.recordBytes());
        } catch (IOException unreadable) {
            throw FixedRecords.unreadable(file, unreadable);
        }
    }

    private static void read(Path file, CifarLayout layout, int first, RawImages images) {
        int count = count(file, layout);
        try (InputStream input = Files.newInputStream(file)) {
            FixedRecords.read(file, input, count, layout.recordBytes(), (i, bytes, at) -> {
                int pixels = at + layout.labelBytes;
                int label = bytes[pixels - 1] & 0xFF;
                if (label >= layout.classes) {
                    throw new BadInput(
                            file + ", image " + i + ": label " + label + " is not from 0 to " + (layout.classes - 1),
                            "Check that the file is the binary version of " + layout.title + ".");
                }
                images.put(first + i, label, new PlanarRows(CifarLayout.SIDE, bytes, pixels));
            });
        } catch (IOException unreadable) {
            throw FixedRecords.unreadable(file, unreadable);
        }
    }
}
