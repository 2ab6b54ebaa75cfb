package dev.kasus.nets.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.nets.file.Archive;
import dev.kasus.nets.file.FileBytes;
import dev.kasus.nets.file.JsonBytes;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.keras.KerasFile;
import dev.kasus.nets.onnx.OnnxFile;
import dev.kasus.nets.recipe.RecipeNetwork;
import dev.kasus.nets.torch.TorchFile;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.records.run.RunCard;
import dev.kasus.records.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Reads a network, whatever its file is: by the first bytes, not by the name. */
public final class ModelFiles {
    private static final int START = 64;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int PICKLE = 0x80;
    private static final int LONGEST_HEADER = 100_000_000;
    private static final String READABLE =
            "Read are .keras, .h5 and JSON of Keras, ONNX, torch.export, TorchScript, state dicts and safetensors of PyTorch, recipes, and run folders of Kasus.";

    private ModelFiles() {}

    /**
     * The network of a file.
     *
     * @param unsaid what stands in for what the file does not tell
     */
    public static Network read(Path file, Unsaid unsaid) {
        if (Files.isDirectory(file)) {
            return folder(file, unsaid);
        }
        byte[] start = FileBytes.start(file, START);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (start.length == 0) {
            throw new BadInput(file + " is empty", "Save the model again.");
        } else if (begins(start, HDF5)) {
            return KerasFile.readHdf5(file, unsaid);
        } else if (begins(start, ZIP)) {
            return archive(file, unsaid);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return RecipeNetwork.of(RecipeFile.read(file), "recipe", unsaid.classes());
        } else if (isSafetensors(start)) {
            return TorchFile.readSafetensors(file, unsaid);
        } else if ((start[0] & 0xff) == PICKLE) {
            return TorchFile.readOldPickle(file, unsaid);
        } else if (firstSign(start) == '{') {
            return json(file, unsaid);
        } else if (name.endsWith(".onnx") || start[0] == 8) {
            return OnnxFile.read(file, unsaid);
        }
        throw new BadInput(file + " is no model file that is known", READABLE);
    }

    private static boolean begins(byte[] start, byte[] sign) {
        return start.length >= sign.length && Arrays.equals(Arrays.copyOf(start, sign.length), sign);
    }

    private static char firstSign(byte[] start) {
        for (byte sign : start) {
            if (!Character.isWhitespace(sign) && sign != (byte) 0xef && sign != (byte) 0xbb && sign != (byte) 0xbf) {
                return (char) (sign & 0xff);
            }
        }
        return ' ';
    }

    /** Eight bytes of length, then JSON. */
    private static boolean isSafetensors(byte[] start) {
        if (start.length < 9 || start[8] != '{') {
            return false;
        }
        long length = 0;
        for (int i = 7; i >= 0; i--) {
            length = length << 8 | (start[i] & 0xff);
        }
        return length >= 2 && length <= LONGEST_HEADER;
    }

    private static Network folder(Path folder, Unsaid unsaid) {
        if (Files.isRegularFile(folder.resolve("saved_model.pb"))) {
            throw new BadInput(
                    folder + " is a SavedModel of TensorFlow, which tells its operations, not its layers",
                    "Save the model as model.keras, or turn it into ONNX with tf2onnx.");
        }
        RunCard card = RunFolder.open(folder).card();
        int known = card.provenance() == null
                ? unsaid.classes()
                : card.provenance().classes().size();
        return RecipeNetwork.of(card.recipe(), "run of Kasus", known);
    }

    private static Network archive(Path file, Unsaid unsaid) {
        try (Archive archive = Archive.open(file)) {
            if (KerasFile.isKeras(archive)) {
                return KerasFile.read(archive, unsaid);
            }
            return TorchFile.read(archive, unsaid);
        }
    }

    private static Network json(Path file, Unsaid unsaid) {
        byte[] bytes = FileBytes.start(file, (int) JsonBytes.MOST_BYTES + 1);
        JsonNode tree = JsonBytes.object(bytes, file, "a model in JSON");
        if (KerasFile.isModel(tree)) {
            return KerasFile.readJson(file, tree, unsaid);
        }
        throw new BadInput(file + " is JSON, but no model of Keras", READABLE);
    }
}
