package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Picture;
import dev.kasus.census.PictureNumbers;
import java.util.List;

/** Checks for near-duplicate pictures. */
final class NearDuplicates implements Check {
    @Override
    public String id() {
        return "near-duplicates";
    }

    @Override
    public String title() {
        return "Near-duplicates";
    }

    @Override
    public CheckResult look(Census census) {
        List<List<Picture>> copies = census.copies().near();
        if (copies.isEmpty()) {
            return clear("There are no near-duplicates.");
        }
        int inside = copies.stream().mapToInt(List::size).sum();
        List<List<Picture>> torn =
                copies.stream().filter(ExamplePictures::differInClass).toList();
        String grouped = "";
        if (census.isGrouped()) {
            long crossing = copies.stream()
                    .filter(cluster ->
                            cluster.stream().map(Picture::group).distinct().count() > 1)
                    .count();
            grouped = " " + crossing + " of these clusters hold pictures of more than one group.";
        }
        return found(
                Math.max((double) inside / census.pictures().size(), torn.isEmpty() ? 0 : 0.5),
                inside + " of " + census.pictures().size() + " pictures ("
                        + PictureNumbers.percent(inside, census.pictures().size())
                        + ") have a near-duplicate, in " + copies.size() + " clusters of up to "
                        + copies.get(0).size() + "; " + torn.size() + " of them hold more than one class." + grouped,
                "Split so that no cluster is on both sides. Report the number of clusters, not of pictures, as the "
                        + "size of the data set.",
                ExamplePictures.clusters(torn.isEmpty() ? copies : torn));
    }
}
