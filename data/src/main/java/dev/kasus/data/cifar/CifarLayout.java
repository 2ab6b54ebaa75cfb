package dev.kasus.data.cifar;

import dev.kasus.message.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two binary layouts. A record is its labels and then 32 x 32 pixels as a red, a green and a blue plane. */
enum CifarLayout {
    CIFAR_10(
            "CIFAR-10",
            "data_batch_1.bin data_batch_2.bin data_batch_3.bin data_batch_4.bin data_batch_5.bin test_batch.bin",
            "batches.meta.txt",
            1,
            10),
    /** The coarse label comes first and is not used. */
    CIFAR_100("CIFAR-100", "train.bin test.bin", "fine_label_names.txt", 2, 100);

    static final int SIDE = 32;

    final String title;
    final String names;
    final int labelBytes;
    final int classes;

    private final String files;

    CifarLayout(String title, String files, String names, int labelBytes, int classes) {
        this.title = title;
        this.files = files;
        this.names = names;
        this.labelBytes = labelBytes;
        this.classes = classes;
    }

    /** Bytes of a record. */
    int recordBytes() {
        return labelBytes + 3 * SIDE * SIDE;
    }

    /** Names of the files with images; the last is the one to validate on. */
    List<String> files() {
        return List.of(files.split(" "));
    }

    /** The layout of a folder, all of whose files are there. */
    static CifarLayout of(Path folder) {
        for (CifarLayout layout : values()) {
            if (layout.files().stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
                layout.files().stream()
                        .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                        .findFirst()
                        .ifPresent(missing -> {
                            throw new BadInput(
                                    "folder " + folder + " has no " + missing,
                                    "There must be " + String.join(", ", layout.files()) + ".");
                        });
                return layout;
            }
        }
        throw new BadInput(
                "folder " + folder + " has neither data_batch_1.bin (CIFAR-10) nor train.bin (CIFAR-100)",
                "Check data.source.cifar.path; the files must be those of the binary version.");
    }
}
