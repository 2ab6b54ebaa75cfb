package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.file.LogFile;
import dev.kasus.records.log.format.LogFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Why a path is no log that can be read, where its beginning tells. */
final class UnreadableLog {
    private static final Pattern POINTER = Pattern.compile("version https://git-lfs\\..*", Pattern.DOTALL);
    private static final Pattern NUMBERS =
            Pattern.compile("\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?([,;\\t ]+[-+]?[0-9.]+([eE][-+]?[0-9]+)?)*\\s*");
    private static final Pattern OUTPUT = Pattern.compile("(?is)\\b(epoch|step|iter).{0,200}?\\bloss\\b");

    private static final int LOOKED_AT = 4_000;
    private static final int LONGEST_LINE = 500;

    private UnreadableLog() {}

    /** The reason, and what to do. */
    static BadInput of(Path path) {
        String all = LogFile.beginning(path).orElse("");
        String text = all.substring(0, Math.min(LOOKED_AT, all.length()));
        String line = text.lines().findFirst().orElse("");
        if (Files.isRegularFile(path) && path.toFile().length() == 0) {
            return new BadInput(path + " is empty", "Wait until the first values are recorded.");
        }
        if (POINTER.matcher(text).matches()) {
            return new BadInput(
                    path + " is a pointer of Git LFS, not the file itself", "git lfs pull brings the file.");
        }
        if (line.length() <= LONGEST_LINE && NUMBERS.matcher(line).matches()) {
            return new BadInput(
                    path + " has no header line",
                    "Put the names of its columns into the first line, such as epoch,train_loss,val_loss.");
        }
        if (OUTPUT.matcher(text).find()) {
            return new BadInput(
                    path + " is what a training printed, not a table",
                    "Write the values as CSV as well, a row for each epoch: epoch,train_loss,train_acc,val_loss,val_acc.");
        }
        return new BadInput(
                path + " is neither a run nor a log that can be read",
                "These are read: a run folder of Kasus; TensorBoard event files; "
                        + String.join("; ", LogFormats.kinds()) + "."
                        + (Files.isDirectory(path) ? " " + RunListing.inside(path) : ""));
    }
}
