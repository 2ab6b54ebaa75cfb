package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.Measure;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks for differences in brightness, contrast, sharpness or size between the sides of a split. */
final class SplitShift implements Check {
    /** Of a standard deviation of the training pictures. */
    private static final double LARGE = 0.5;

    @Override
    public String id() {
        return "train-validation-shift";
    }

    @Override
    public String title() {
        return "Training and validation pictures differ";
    }

    private static final List<Measure> MEASURES =
            List.of(Measure.BRIGHTNESS, Measure.CONTRAST, Measure.SHARPNESS, Measure.SIZE);

    @Override
    public CheckResult look(Census census) {
        if (!census.isSplit()) {
            return unknown("There is no split yet.", "");
        }
        List<Picture> validation =
                census.pictures().stream().filter(Picture::isValidation).toList();
        List<Picture> train = census.pictures().stream()
                .filter(picture -> !picture.isValidation())
                .toList();
        if (train.size() < 2) {
            return unknown("There are fewer than two training pictures.", "");
        }
        List<String> shifts = new ArrayList<>();
        double most = 0;
        for (Measure measure : MEASURES) {
            double spread = PictureNumbers.std(train, measure.of());
            double shift =
                    (PictureNumbers.mean(validation, measure.of()) - PictureNumbers.mean(train, measure.of())) / spread;
            if (spread > 0 && Math.abs(shift) >= LARGE) {
                most = Math.max(most, Math.abs(shift));
                shifts.add(String.format(Locale.ROOT, "%s by %+.1f standard deviations", measure.name(), shift));
            }
        }
        return shifts.isEmpty()
                ? clear("Brightness, contrast, sharpness and size are similar on both sides.")
                : found(
                        most / 2,
                        "Validation pictures differ from training ones in " + String.join(", ", shifts) + ".",
                        "Use validation pictures like those in your application, and include such pictures in training.",
                        List.of());
    }
}
