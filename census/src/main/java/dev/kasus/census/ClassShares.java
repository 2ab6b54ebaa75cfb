package dev.kasus.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a mark is spread over the classes.
 *
 * @param marked pictures that have it
 * @param all how many pictures there are
 * @param share of all that have it
 * @param association Cramer's V between mark and class, 0 to 1: how much of one the other tells
 * @param most the class with the largest share, of those with enough pictures; empty if there is none
 * @param mostShare its share
 * @param leastShare the smallest share of such a class
 */
public record ClassShares(
        List<Picture> marked,
        int all,
        double share,
        double association,
        String most,
        double mostShare,
        double leastShare) {
    private static final int ENOUGH = 20;

    /** Copies the list. */
    public ClassShares {
        marked = List.copyOf(marked);
    }

    public static ClassShares of(Census census, Predicate<Picture> mark) {
        List<Picture> marked = census.pictures().stream().filter(mark).toList();
        int all = census.pictures().size();
        double share = (double) marked.size() / all;
        double chiSquare = 0;
        String most = "";
        double mostShare = 0;
        double leastShare = 1;
        for (Map.Entry<String, List<Picture>> entry : census.byClass().entrySet()) {
            double expected = share * entry.getValue().size();
            double own = entry.getValue().stream().filter(mark).count();
            double unmarked = entry.getValue().size() - expected;
            chiSquare += expected == 0 || unmarked == 0
                    ? 0
                    : (own - expected) * (own - expected) * (1 / expected + 1 / unmarked);
            if (entry.getValue().size() >= ENOUGH) {
                double ownShare = own / entry.getValue().size();
                leastShare = Math.min(leastShare, ownShare);
                if (ownShare > mostShare) {
                    mostShare = ownShare;
                    most = entry.getKey();
                }
            }
        }
        return new ClassShares(
                marked,
                all,
                share,
                Math.sqrt(chiSquare / Math.max(1, all)),
                most,
                mostShare,
                Math.min(leastShare, mostShare));
    }

    public String words(String what) {
        String sentence = marked.size() + " of " + all + " pictures (" + PictureNumbers.percent(marked.size(), all)
                + ") have " + what + ".";
        return most.isEmpty()
                ? sentence
                : sentence + " Of " + most + " " + PictureNumbers.percent(mostShare, 1) + ", of the class with fewest "
                        + PictureNumbers.percent(leastShare, 1)
                        + String.format(
                                java.util.Locale.ROOT,
                                "; mark and class are associated by %.2f (Cramer's V).",
                                association);
    }

    public List<CheckResult.Exhibit> exhibits() {
        return new ArrayList<>(List.of(ExamplePictures.some("some of them", marked)));
    }
}
