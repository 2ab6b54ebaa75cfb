package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Measure;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import dev.kasus.message.FirstFew;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks for a class whose pictures are blurred, low in contrast, clipped or small compared with the others. */
final class ClassQuality implements Check {
    private static final int FEWEST = 5;
    private static final double MUCH_WORSE = 0.6;

    @Override
    public String id() {
        return "poor-class-data";
    }

    @Override
    public String title() {
        return "Poor pictures of a class";
    }

    private static final List<Measure> MEASURES = List.of(Measure.SHARPNESS, Measure.CONTRAST, Measure.SIZE);

    @Override
    public CheckResult look(Census census) {
        Map<String, List<Picture>> classes = census.byClass();
        classes.values().removeIf(pictures -> pictures.size() < FEWEST);
        if (classes.size() < 3) {
            return unknown(
                    "Fewer than three classes have " + FEWEST
                            + " pictures or more, so none can be compared with the rest.",
                    "");
        }
        List<String> poor = new ArrayList<>();
        List<CheckResult.Exhibit> exhibits = new ArrayList<>();
        double worst = 1;
        for (Measure measure : MEASURES) {
            Map<String, Double> medians = new TreeMap<>();
            classes.forEach((label, pictures) -> medians.put(label, PictureNumbers.median(pictures, measure.of())));
            double usual = PictureNumbers.median(List.copyOf(medians.values()), value -> value);
            for (Map.Entry<String, Double> own : medians.entrySet()) {
                double ratio = own.getValue() / usual;
                if (ratio < MUCH_WORSE) {
                    worst = Math.min(worst, ratio);
                    poor.add(own.getKey() + " has " + PictureNumbers.share(ratio) + " of the usual " + measure.name());
                    exhibits.add(ExamplePictures.some(own.getKey(), classes.getOrDefault(own.getKey(), List.of())));
                }
            }
        }
        return poor.isEmpty()
                ? clear("Sharpness, contrast and size are similar in all classes.")
                : found(
                        1 - worst,
                        "Median over the pictures of a class against that of all classes: "
                                + FirstFew.listed(poor, PictureNumbers.LISTED) + ".",
                        "Look at them: is the cause the animal or the camera? Collect better pictures of the class, "
                                + "or evaluate it separately.",
                        exhibits);
    }
}
