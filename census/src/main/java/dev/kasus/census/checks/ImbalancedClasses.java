package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.Picture;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks for classes with far fewer training pictures than others. */
final class ImbalancedClasses implements Check {
    private static final double LOPSIDED = 10;
    private static final int FEW = 20;

    @Override
    public String id() {
        return "class-imbalance";
    }

    @Override
    public String title() {
        return "Class imbalance";
    }

    @Override
    public CheckResult look(Census census) {
        Map<String, List<Picture>> trained = census.pictures().stream()
                .filter(picture -> !picture.isValidation())
                .collect(Collectors.groupingBy(Picture::label, TreeMap::new, Collectors.toList()));
        List<Map.Entry<String, List<Picture>>> classes = trained.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .toList();
        if (classes.size() < 2) {
            return unknown(
                    "There are fewer than two classes" + (census.isSplit() ? " in training." : "."),
                    "Put the pictures of each class into a folder of its own.");
        }
        int most = classes.get(0).getValue().size();
        int least = classes.get(classes.size() - 1).getValue().size();
        double ratio = (double) most / least;
        String sentence = classes.get(0).getKey() + " has " + most + (census.isSplit() ? " training" : "")
                + " pictures, "
                + classes.get(classes.size() - 1).getKey() + " has " + least + ": " + Math.round(ratio) + " to 1.";
        List<String> few = classes.stream()
                .filter(entry -> entry.getValue().size() < FEW)
                .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
                .toList();
        if (ratio < LOPSIDED && few.isEmpty()) {
            return clear(sentence);
        }
        return found(
                Math.max(Math.log10(ratio) / 2, few.isEmpty() ? 0 : 0.5),
                sentence + (few.isEmpty() ? "" : " Fewer than " + FEW + " pictures: " + String.join(", ", few) + "."),
                "Evaluate accuracy for each class. Class weights cannot replace pictures: collect more of the small "
                        + "classes, or evaluate them separately.",
                List.of());
    }
}
