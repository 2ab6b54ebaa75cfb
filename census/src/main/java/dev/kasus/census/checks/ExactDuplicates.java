package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import dev.kasus.census.ExamplePictures;
import dev.kasus.census.Picture;
import java.util.List;

/** The same file more than once. */
final class ExactDuplicates implements Check {
    @Override
    public String id() {
        return "exact-duplicates";
    }

    @Override
    public String title() {
        return "Equal files";
    }

    @Override
    public CheckResult look(Census census) {
        List<List<Picture>> copies = census.copies().exact();
        if (copies.isEmpty()) {
            return clear("No two files are equal.");
        }
        int extra = copies.stream().mapToInt(List::size).sum() - copies.size();
        List<List<Picture>> torn =
                copies.stream().filter(ExamplePictures::differInClass).toList();
        return found(
                Math.max((double) extra / census.pictures().size(), torn.isEmpty() ? 0.1 : 0.7),
                extra + " files are copies of another; " + torn.size() + (torn.size() == 1 ? " set" : " sets")
                        + " of equal files stand in more than one class.",
                "Keep one of each; decide which class is right where they differ.",
                ExamplePictures.clusters(torn.isEmpty() ? copies : torn));
    }
}
