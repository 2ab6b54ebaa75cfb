package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import java.util.List;
import java.util.Map;

/** Checks whether the background colour alone separates the classes: a shortcut for a net. */
final class BackgroundColour implements Check {
    private static final int FEWEST = 5;
    /** Of what lies between guessing and knowing. */
    private static final double TELLING = 0.4;

    @Override
    public String id() {
        return "background-colour";
    }

    @Override
    public String title() {
        return "Background reveals the class";
    }

    @Override
    public CheckResult look(Census census) {
        Map<String, List<Picture>> classes = census.byClass();
        classes.values().removeIf(pictures -> pictures.size() < FEWEST);
        if (classes.size() < 2) {
            return unknown("Fewer than two classes have " + FEWEST + " pictures or more.", "");
        }
        List<double[]> sums =
                classes.values().stream().map(BackgroundColour::sum).toList();
        List<List<Picture>> members = List.copyOf(classes.values());
        double balanced = 0;
        for (int own = 0; own < members.size(); own++) {
            int right = 0;
            for (Picture picture : members.get(own)) {
                right += nearest(picture, own, members, sums) == own ? 1 : 0;
            }
            balanced += (double) right / members.get(own).size() / members.size();
        }
        double chance = 1.0 / members.size();
        double skill = (balanced - chance) / (1 - chance);
        String sentence = "A classifier that uses only the mean colour of the image border has a balanced accuracy of "
                + PictureNumbers.percent(balanced, 1) + " (chance: "
                + PictureNumbers.percent(chance, 1)
                + ").";
        return skill < TELLING
                ? clear(sentence)
                : found(
                        skill,
                        sentence,
                        "A net may learn the place instead of the animal. Collect pictures of each class in several "
                                + "places, crop closer, or use colour jitter.",
                        List.of());
    }

    /** The class whose mean, without the picture itself, is nearest. */
    private static int nearest(Picture picture, int own, List<List<Picture>> members, List<double[]> sums) {
        double[] rim = {picture.rimRed(), picture.rimGreen(), picture.rimBlue()};
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < members.size(); c++) {
            int count = members.get(c).size() - (c == own ? 1 : 0);
            double squares = 0;
            for (int i = 0; i < rim.length; i++) {
                double mean = (sums.get(c)[i] - (c == own ? rim[i] : 0)) / count;
                squares += (rim[i] - mean) * (rim[i] - mean);
            }
            if (squares < least) {
                least = squares;
                best = c;
            }
        }
        return best;
    }

    private static double[] sum(List<Picture> pictures) {
        return new double[] {
            pictures.stream().mapToDouble(Picture::rimRed).sum(),
            pictures.stream().mapToDouble(Picture::rimGreen).sum(),
            pictures.stream().mapToDouble(Picture::rimBlue).sum()
        };
    }
}
